/// A JPEG, PNG, WebP, GIF or BMP file that is open: its header was read, once, and found within `ImageLimits`.
///
/// The bytes come from anywhere, so the header is judged first: no memory is taken for the pixels of an image that
/// exceeds the limits. Transparent pixels are laid on white, 16-bit samples become 8-bit, embedded colour profiles are
/// not applied. Of a moving GIF the first picture is read, of a moving WebP nothing.
package struct ImageFile: Sendable {
  package let bytes: [UInt8]
  package let info: ImageInfo
  private let content: Content

  private enum Content {
    case jpeg(JPEGFile)
    case png(PNGFile)
    case webp(WebPFile)
    case gif(GIFFile)
    case bmp(BMPFile)
  }

  /// Reads the header; the pixels are not looked at.
  package init(_ bytes: [UInt8]) throws(ImageError) {
    guard bytes.count <= ImageLimits.bytes else { throw .tooManyBytes(bytes.count) }
    guard let format = ImageFormat(announcedBy: bytes) else {
      throw .unsupported(ForeignBytes.description(of: bytes))
    }
    let size: PixelSize
    switch format {
    case .jpeg:
      let file = try JPEGFile(bytes)
      (content, size) = (.jpeg(file), file.shownSize)
    case .png:
      let file = try PNGFile(bytes)
      (content, size) = (.png(file), file.shownSize)
    case .webp:
      let file = try WebPFile(bytes)
      (content, size) = (.webp(file), file.shownSize)
    case .gif:
      let file = try GIFFile(bytes)
      (content, size) = (.gif(file), file.shownSize)
    case .bmp:
      let file = try BMPFile(bytes)
      (content, size) = (.bmp(file), file.shownSize)
    }
    try ImageLimits.check(size)
    self.bytes = bytes
    info = ImageInfo(format: format, width: size.width, height: size.height)
  }

  /// The picture, upright, its longer side at most `maxSide` pixels (at least 1).
  package func pixels(maxSide: Int = 1600) throws(ImageError) -> PixelImage {
    precondition(maxSide > 0, "a picture has at least one pixel")
    return switch content {
    case .jpeg(let file): try file.pixels(maxSide: maxSide)
    case .png(let file): try file.pixels(maxSide: maxSide)
    case .webp(let file): try file.pixels(maxSide: maxSide)
    case .gif(let file): try file.pixels(maxSide: maxSide)
    case .bmp(let file): try file.pixels(maxSide: maxSide)
    }
  }
}
