/// A picture in memory: 8-bit sRGB, three bytes a pixel (red, green, blue), row by row from the top left, without padding.
package struct PixelImage: Hashable, Sendable {
  /// Pixels a row, at least 1.
  package let width: Int
  /// Rows, at least 1.
  package let height: Int
  /// `width * height * 3` bytes.
  package let pixels: [UInt8]

  /// - Precondition: both sides are at least 1, and `pixels` holds exactly three bytes for each pixel.
  package init(width: Int, height: Int, pixels: [UInt8]) {
    precondition(width > 0 && height > 0, "a picture has at least one pixel")
    precondition(pixels.count == width * height * 3, "three bytes a pixel")
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// The pixel in column `x` of row `y`, both counted from 0 at the top left.
  package subscript(x: Int, y: Int) -> RGB {
    let offset = (y * width + x) * 3
    return RGB(red: pixels[offset], green: pixels[offset + 1], blue: pixels[offset + 2])
  }
}
