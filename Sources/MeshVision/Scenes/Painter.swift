/// A place in a scene, in scene points: 640 across, 480 down, from the top left.
typealias Point = SIMD2<Float>

/// A drawing surface for scenes. Places and lengths are in scene points, whatever the size of the picture in pixels; shapes
/// have smooth edges.
struct Painter {
  static let sceneSize = Point(640, 480)

  let width: Int
  let height: Int
  /// Pixels to one scene point, across and down.
  let scale: Point
  /// sRGB, row by row; values may leave 0...1 until the picture is taken.
  var canvas: [SIMD3<Float>]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    scale = Point(Float(width), Float(height)) / Self.sceneSize
    canvas = Array(repeating: .zero, count: width * height)
  }

  /// The picture as painted so far, colours clipped to what 8 bits can hold.
  var image: PixelImage {
    var pixels = [UInt8](repeating: 0, count: canvas.count * 3)
    for (index, color) in canvas.enumerated() {
      let levels = color.clamped(lowerBound: .zero, upperBound: .one) * 255 + 0.5
      pixels[index * 3] = UInt8(levels.x)
      pixels[index * 3 + 1] = UInt8(levels.y)
      pixels[index * 3 + 2] = UInt8(levels.z)
    }
    return PixelImage(width: width, height: height, pixels: pixels)
  }

  /// Lays `color` over one pixel, which it covers by `coverage` (0...1).
  @inline(__always)
  mutating func blend(_ color: SIMD3<Float>, at offset: Int, _ coverage: Float) {
    canvas[offset] += (color - canvas[offset]) * coverage
  }

  /// The pixel rows (or columns) of a side of `count` pixels that lie between two places on it, which may be outside.
  func pixels(from low: Float, to high: Float, of count: Int) -> Range<Int> {
    let first = min(max(low.rounded(.down), 0), Float(count))
    let end = min(max(high.rounded(.up), first), Float(count))
    return Int(first)..<Int(end)
  }
}
