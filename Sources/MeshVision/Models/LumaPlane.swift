/// The brightness of each pixel of a picture: Rec. 601 luma, 0...255.
struct LumaPlane {
  let width: Int
  let height: Int
  let values: [UInt8]

  init(_ image: PixelImage) {
    width = image.width
    height = image.height
    var values: [UInt8] = []
    values.reserveCapacity(image.width * image.height)
    for start in stride(from: 0, to: image.pixels.count, by: 3) {
      let red = Int(image.pixels[start])
      let green = Int(image.pixels[start + 1])
      let blue = Int(image.pixels[start + 2])
      values.append(UInt8((299 * red + 587 * green + 114 * blue + 500) / 1000))
    }
    self.values = values
  }

  var bounds: Tile { Tile(columns: 0..<width, rows: 0..<height) }

  /// The plane cut into `count` x `count` tiles of nearly one size; fewer where it has fewer pixels than that.
  func tiles(_ count: Int) -> [Tile] {
    func cuts(_ side: Int) -> [Range<Int>] {
      let parts = min(count, side)
      return (0..<parts).map { $0 * side / parts..<($0 + 1) * side / parts }
    }
    return cuts(height).flatMap { rows in cuts(width).map { Tile(columns: $0, rows: rows) } }
  }
}

/// A rectangle of a plane, in pixels.
struct Tile {
  let columns: Range<Int>
  let rows: Range<Int>
}
