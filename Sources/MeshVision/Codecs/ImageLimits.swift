/// How much is read of one image. Checked against the header, before memory for the pixels is taken.
package enum ImageLimits {
  /// Bytes of the file: the workflow service's own limit for one image.
  package static let bytes = 20 * 1024 * 1024
  /// Millions of pixels: the workflow service's own limit for one image.
  package static let megapixels = 85
  /// Pixels of the longer side.
  package static let side = 20_000

  static func check(_ size: PixelSize) throws(ImageError) {
    guard size.width > 0, size.height > 0 else { throw .damaged("its header gives no size") }
    guard
      size.width <= side, size.height <= side, size.width * size.height <= megapixels * 1_000_000
    else { throw .tooLarge(width: size.width, height: size.height) }
  }
}
