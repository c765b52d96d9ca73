internal import Glibc

/// A colour as it looks: lightness, and how far it is towards red rather than green, and towards yellow rather than blue.
/// Equal distances look about equally different (Björn Ottosson's OKLab).
package struct OKLab: Hashable, Sendable {
  /// 0 (black) to 1 (white).
  package var lightness: Float
  package var redness: Float
  package var yellowness: Float

  init(lightness: Float, redness: Float, yellowness: Float) {
    self.lightness = lightness
    self.redness = redness
    self.yellowness = yellowness
  }

  package init(_ color: RGB) {
    self.init(LinearRGB(color))
  }

  /// Light that is out of bounds, as errors of dithering make it, counts as the nearest within.
  init(_ light: LinearRGB) {
    let (red, green, blue) = (max(0, light.red), max(0, light.green), max(0, light.blue))
    let long = cbrtf(0.412_221_47 * red + 0.536_332_54 * green + 0.051_445_995 * blue)
    let middle = cbrtf(0.211_903_5 * red + 0.680_699_5 * green + 0.107_396_96 * blue)
    let short = cbrtf(0.088_302_46 * red + 0.281_718_84 * green + 0.629_978_7 * blue)
    self.init(
      lightness: 0.210_454_26 * long + 0.793_617_8 * middle - 0.004_072_047 * short,
      redness: 1.977_998_5 * long - 2.428_592_2 * middle + 0.450_593_7 * short,
      yellowness: 0.025_904_037 * long + 0.782_771_77 * middle - 0.808_675_77 * short)
  }

  /// How far the colour is from grey, 0 to about 0.32.
  var chroma: Float { (redness * redness + yellowness * yellowness).squareRoot() }

  static let black = OKLab(lightness: 0, redness: 0, yellowness: 0)

  static func + (one: OKLab, other: OKLab) -> OKLab {
    OKLab(
      lightness: one.lightness + other.lightness, redness: one.redness + other.redness,
      yellowness: one.yellowness + other.yellowness)
  }

  static func - (one: OKLab, other: OKLab) -> OKLab {
    one + other * -1
  }

  static func * (look: OKLab, factor: Float) -> OKLab {
    OKLab(lightness: look.lightness * factor, redness: look.redness * factor, yellowness: look.yellowness * factor)
  }

  /// The square of the distance, with so much weight on the colour beside the lightness.
  func distance(to other: OKLab, weight: Float = 1) -> Float {
    let between = self - other
    return between.lightness * between.lightness
      + weight * (between.redness * between.redness + between.yellowness * between.yellowness)
  }

  /// The same with a part of its colour.
  func paler(_ part: Float) -> OKLab {
    OKLab(lightness: lightness, redness: redness * part, yellowness: yellowness * part)
  }
}

/// A colour as light, which can be added up: 0 to 1 each, in bounds.
struct LinearRGB: Hashable, Sendable {
  var red: Float
  var green: Float
  var blue: Float

  init(red: Float, green: Float, blue: Float) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  init(_ color: RGB) {
    self.init(
      red: Self.light[Int(color.red)], green: Self.light[Int(color.green)], blue: Self.light[Int(color.blue)])
  }

  /// The nearest colour of 24 bits.
  var rgb: RGB { RGB(Self.part(red), Self.part(green), Self.part(blue)) }

  static let black = LinearRGB(red: 0, green: 0, blue: 0)

  static func + (one: LinearRGB, other: LinearRGB) -> LinearRGB {
    LinearRGB(red: one.red + other.red, green: one.green + other.green, blue: one.blue + other.blue)
  }

  static func * (light: LinearRGB, factor: Float) -> LinearRGB {
    LinearRGB(red: light.red * factor, green: light.green * factor, blue: light.blue * factor)
  }

  private static let light: [Float] = (0...255).map { part in
    let value = Float(part) / 255
    return value <= 0.04045 ? value / 12.92 : powf((value + 0.055) / 1.055, 2.4)
  }

  private static func part(_ light: Float) -> UInt8 {
    let light = max(0, min(1, light))
    let value = light <= 0.003_130_8 ? light * 12.92 : 1.055 * powf(light, 1 / 2.4) - 0.055
    return UInt8((value * 255).rounded())
  }
}
