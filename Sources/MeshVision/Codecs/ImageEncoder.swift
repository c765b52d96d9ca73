/// Turns pictures into files.
package enum ImageEncoder {
  /// A PNG file, without loss.
  package static func png(_ image: PixelImage) throws(ImageError) -> [UInt8] {
    try PNGFile.bytes(of: image)
  }

  /// A JPEG file with full colour resolution; `quality` from 1 to 100 is clamped. The format ends at 65,500 pixels a side.
  package static func jpeg(_ image: PixelImage, quality: Int = 90) throws(ImageError) -> [UInt8] {
    try JPEGFile.bytes(of: image, quality: min(max(quality, 1), 100))
  }
}
