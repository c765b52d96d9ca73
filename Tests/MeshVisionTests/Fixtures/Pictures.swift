import MeshVision

/// Pictures whose every pixel a test knows.
enum Pictures {
  static func solid(_ color: RGB, width: Int = 40, height: Int = 30) -> PixelImage {
    made(width: width, height: height) { _, _ in color }
  }

  static func made(width: Int, height: Int, _ color: (_ x: Int, _ y: Int) -> RGB) -> PixelImage {
    var pixels: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        let color = color(x, y)
        pixels += [color.red, color.green, color.blue]
      }
    }
    return PixelImage(width: width, height: height, pixels: pixels)
  }

  /// 64 x 48: red at the top left, green at the top right, blue at the bottom left, white at the bottom right.
  static let quarters = made(width: 64, height: 48) { x, y in
    switch (x < 32, y < 24) {
    case (true, true): RGB(0xFF0000)
    case (false, true): RGB(0x00FF00)
    case (true, false): RGB(0x0000FF)
    case (false, false): RGB(0xFFFFFF)
    }
  }

  static func gray(_ level: Int) -> RGB {
    let level = UInt8(clamping: level)
    return RGB(red: level, green: level, blue: level)
  }
}

extension PixelImage {
  /// Whether the pixel at the given shares of width and height is within `tolerance` of `color` in each channel.
  func shows(_ color: RGB, atX x: Double, y: Double, within tolerance: Int = 6) -> Bool {
    let pixel = self[Int(x * Double(width)), Int(y * Double(height))]
    return zip([pixel.red, pixel.green, pixel.blue], [color.red, color.green, color.blue])
      .allSatisfy { abs(Int($0) - Int($1)) <= tolerance }
  }

  /// The mean difference of the samples of two pictures of one size, in steps of 255.
  func meanDifference(from other: PixelImage) -> Double {
    let sum = zip(pixels, other.pixels).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    return Double(sum) / Double(pixels.count)
  }
}
