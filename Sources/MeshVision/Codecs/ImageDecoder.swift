/// Turns the bytes of a JPEG, PNG or WebP file into a picture.
///
/// The bytes come from anywhere, so the header is judged first: no memory is taken for the pixels of an image that
/// exceeds `ImageLimits`. Transparent pixels are laid on white, 16-bit samples become 8-bit, embedded colour profiles are
/// not applied, and of an animation nothing is read.
package enum ImageDecoder {
  /// The format and size that the header gives; the pixels are not looked at.
  package static func info(_ bytes: [UInt8]) throws(ImageError) -> ImageInfo {
    guard bytes.count <= ImageLimits.bytes else { throw .tooManyBytes(bytes.count) }
    guard let format = ImageFormat(announcedBy: bytes) else {
      throw .unsupported(ForeignBytes.description(of: bytes))
    }
    let size =
      switch format {
      case .jpeg: try JPEGFile(bytes).shownSize
      case .png: ImageChunks.orientation(png: bytes).shown(try PNGFile.size(of: bytes))
      case .webp: ImageChunks.orientation(webp: bytes).shown(try WebPFile.size(of: bytes))
      }
    try ImageLimits.check(size)
    return ImageInfo(format: format, width: size.width, height: size.height)
  }

  /// The picture in `bytes`, upright, its longer side at most `maxSide` pixels (at least 1).
  package static func decode(_ bytes: [UInt8], maxSide: Int = 1600) throws(ImageError) -> PixelImage {
    precondition(maxSide > 0, "a picture has at least one pixel")
    // Turned when it is small: that costs a pixel at a time.
    switch try info(bytes).format {
    case .jpeg: return try JPEGFile(bytes).pixels(atLeast: maxSide).resized(toFit: maxSide)
    case .png: return ImageChunks.orientation(png: bytes).shown(try PNGFile.pixels(of: bytes).resized(toFit: maxSide))
    case .webp:
      return ImageChunks.orientation(webp: bytes)
        .shown(try WebPFile.pixels(of: bytes, maxSide: maxSide).resized(toFit: maxSide))
    }
  }
}
