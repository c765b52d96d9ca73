import Glibc

/// A colour in CIELAB under D65: lightness 0...100, then green-red and blue-yellow, each about -110...110. Distances in it
/// are close to the differences that people see.
struct Lab: Hashable {
  var vector: SIMD3<Float>

  init(_ vector: SIMD3<Float>) {
    self.vector = vector
  }

  /// IEC 61966-2-1 (sRGB) to CIE 1976.
  init(_ color: RGB) {
    let red = Self.linear[Int(color.red)]
    let green = Self.linear[Int(color.green)]
    let blue = Self.linear[Int(color.blue)]
    let x = Self.compressed((0.412_456 * red + 0.357_576 * green + 0.180_438 * blue) / Self.white.x)
    let y = Self.compressed((0.212_673 * red + 0.715_152 * green + 0.072_175 * blue) / Self.white.y)
    let z = Self.compressed((0.019_334 * red + 0.119_192 * green + 0.950_304 * blue) / Self.white.z)
    vector = SIMD3(116 * y - 16, 500 * (x - y), 200 * (y - z))
  }

  /// The nearest colour a screen can show.
  var rgb: RGB {
    let y = (vector.x + 16) / 116
    let x = Self.expanded(y + vector.y / 500) * Self.white.x
    let z = Self.expanded(y - vector.z / 200) * Self.white.z
    let luminance = Self.expanded(y) * Self.white.y
    return RGB(
      red: Self.encoded(3.240_454 * x - 1.537_139 * luminance - 0.498_531 * z),
      green: Self.encoded(-0.969_266 * x + 1.876_011 * luminance + 0.041_556 * z),
      blue: Self.encoded(0.055_643 * x - 0.204_026 * luminance + 1.057_225 * z))
  }

  /// The squared Euclidean distance (CIE76).
  func squaredDistance(to other: Lab) -> Float {
    let difference = vector - other.vector
    return (difference * difference).sum()
  }

  private static let white = SIMD3<Float>(0.950_47, 1, 1.088_83)

  private static let linear: [Float] = (0...255).map { byte in
    let value = Float(byte) / 255
    return value <= 0.040_45 ? value / 12.92 : powf((value + 0.055) / 1.055, 2.4)
  }

  private static func encoded(_ linear: Float) -> UInt8 {
    let value = min(max(linear, 0), 1)
    let curved = value <= 0.003_130_8 ? value * 12.92 : 1.055 * powf(value, 1 / 2.4) - 0.055
    return UInt8((curved * 255).rounded())
  }

  private static func compressed(_ value: Float) -> Float {
    value > 216.0 / 24_389 ? cbrtf(value) : (24_389.0 / 27 * value + 16) / 116
  }

  private static func expanded(_ value: Float) -> Float {
    let cube = value * value * value
    return cube > 216.0 / 24_389 ? cube : (116 * value - 16) * 27 / 24_389
  }
}
