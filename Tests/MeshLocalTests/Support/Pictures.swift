import Foundation
import MeshCore
import MeshVision

/// Pictures whose results are known.
enum Pictures {
  static let red = picture { _, _ in (255, 0, 0) }
  /// Left half black, right half white.
  static let halves = picture { x, _ in x < 32 ? (0, 0, 0) : (255, 255, 255) }
  /// Four quarters: red, lime over blue, white.
  static let quarters = picture { x, y in
    switch (x < 32, y < 32) {
    case (true, true): (255, 0, 0)
    case (false, true): (0, 255, 0)
    case (true, false): (0, 0, 255)
    case (false, false): (255, 255, 255)
    }
  }

  /// Grey, of this size.
  static func large(width: Int, height: Int) -> [UInt8] {
    let image = PixelImage(width: width, height: height, pixels: [UInt8](repeating: 128, count: width * height * 3))
    guard let file = try? ImageEncoder.png(image) else { fatalError("a grey picture can be written as PNG") }
    return file
  }

  static func input(_ picture: [UInt8]) -> ImageInput { .base64(Data(picture).base64EncodedString()) }

  /// 64 x 64 pixels as a PNG file.
  private static func picture(_ color: (Int, Int) -> (UInt8, UInt8, UInt8)) -> [UInt8] {
    var pixels: [UInt8] = []
    for y in 0..<64 {
      for x in 0..<64 {
        let (red, green, blue) = color(x, y)
        pixels += [red, green, blue]
      }
    }
    guard let file = try? ImageEncoder.png(PixelImage(width: 64, height: 64, pixels: pixels)) else {
      fatalError("64 x 64 pixels can be written as PNG")
    }
    return file
  }
}
