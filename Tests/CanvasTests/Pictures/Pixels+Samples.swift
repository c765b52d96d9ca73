import Canvas
import TestSupport

extension Pixels {
  static func filled(_ width: Int, _ height: Int, _ color: (_ x: Int, _ y: Int) -> RGB) throws -> Pixels {
    var bytes: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        let color = color(x, y)
        bytes += [color.red, color.green, color.blue]
      }
    }
    guard let pixels = Pixels(width: width, height: height, bytes: bytes) else { throw NoPicture() }
    return pixels
  }

  static func plain(_ width: Int, _ height: Int, _ color: RGB) throws -> Pixels {
    try filled(width, height) { _, _ in color }
  }

  /// Soft slopes, edges and noise: what photos are made of.
  static func scene(_ width: Int, _ height: Int, seed: UInt64) throws -> Pixels {
    var random = SeededGenerator(seed: seed)
    return try filled(width, height) { x, y in
      let noise = Int.random(in: -9...9, using: &random)
      let isInside = (x - width / 2) * (x - width / 2) + (y - height / 2) * (y - height / 2) < width * height / 12
      func part(_ value: Int) -> UInt8 { UInt8(clamping: value + noise) }
      return isInside
        ? RGB(part(200), part(60 + 100 * y / height), part(40))
        : RGB(part(40 + 80 * x / width), part(90), part(220 - 120 * y / height))
    }
  }

  struct NoPicture: Error {}

  var average: (Double, Double, Double) {
    var sums = (0.0, 0.0, 0.0)
    for y in 0..<height {
      for x in 0..<width {
        let color = self[x, y]
        sums.0 += Double(color.red)
        sums.1 += Double(color.green)
        sums.2 += Double(color.blue)
      }
    }
    let count = Double(width * height)
    return (sums.0 / count, sums.1 / count, sums.2 / count)
  }
}
