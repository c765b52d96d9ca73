/// What a shape is filled with: a colour, or a fade from the top of the shape to its bottom.
///
/// Written as a number, `0xRRGGBB`, it is one opaque colour.
struct Ink: ExpressibleByIntegerLiteral {
  /// sRGB, 0...1.
  var top: SIMD3<Float>
  var bottom: SIMD3<Float>
  /// 0 (invisible) to 1.
  var opacity: Float = 1

  init(integerLiteral number: UInt32) {
    let color = RGB(number)
    top = SIMD3(Float(color.red), Float(color.green), Float(color.blue)) / 255
    bottom = top
  }

  static func fade(_ top: Ink, _ bottom: Ink) -> Ink {
    var ink = top
    ink.bottom = bottom.bottom
    return ink
  }

  func opacity(_ opacity: Float) -> Ink {
    var ink = self
    ink.opacity = opacity
    return ink
  }

  /// The colour at a height in the shape: 0 at its top, 1 at its bottom.
  func color(at height: Float) -> SIMD3<Float> {
    top + (bottom - top) * min(max(height, 0), 1)
  }
}
