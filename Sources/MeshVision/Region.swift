/// A part of a picture, as shares of its height (`top`, `bottom`) and width (`left`, `right`): 0 is the top or left edge,
/// 1 the bottom or right edge.
package struct Region: Hashable, Sendable {
  package let top: Double
  package let left: Double
  package let bottom: Double
  package let right: Double

  package init(top: Double, left: Double, bottom: Double, right: Double) {
    self.top = top
    self.left = left
    self.bottom = bottom
    self.right = right
  }

  package static let whole = Region(top: 0, left: 0, bottom: 1, right: 1)
}

extension PixelImage {
  /// The pixels that `region` touches. Edges outside the picture are moved to its border, edges in the wrong order or not
  /// numbers still give a picture: never less than one pixel.
  package func cropped(to region: Region) -> PixelImage {
    let columns = Self.span(from: region.left, to: region.right, of: width)
    let rows = Self.span(from: region.top, to: region.bottom, of: height)
    var cut: [UInt8] = []
    cut.reserveCapacity(columns.count * rows.count * 3)
    for row in rows {
      let start = (row * width + columns.lowerBound) * 3
      cut.append(contentsOf: pixels[start..<start + columns.count * 3])
    }
    return PixelImage(width: columns.count, height: rows.count, pixels: cut)
  }

  private static func span(from low: Double, to high: Double, of side: Int) -> Range<Int> {
    let first = min(Int((clamped(low) * Double(side)).rounded(.down)), side - 1)
    let end = Int((clamped(high) * Double(side)).rounded(.up))
    return first..<max(first + 1, end)
  }

  private static func clamped(_ share: Double) -> Double {
    // Written so that a value that is no number becomes 0.
    share > 0 ? min(share, 1) : 0
  }
}
