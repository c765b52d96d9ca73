/// Width and height in pixels.
struct PixelSize: Hashable {
  let width: Int
  let height: Int

  /// The size in the same proportion whose longer side is at most `maxSide`; never larger than this one, never below 1.
  func fitted(to maxSide: Int) -> PixelSize {
    let longest = max(width, height)
    guard longest > maxSide else { return self }
    let scale = Double(maxSide) / Double(longest)
    return PixelSize(
      width: max(1, Int((Double(width) * scale).rounded())), height: max(1, Int((Double(height) * scale).rounded())))
  }
}
