/// Why bytes did not become a picture, or a picture did not become bytes.
package enum ImageError: Error, Hashable, Sendable {
  /// Not a format that is read; what the bytes look like instead, such as `HTML text`, `a TIFF image` or `nothing (0 bytes)`.
  case unsupported(String)
  /// The header announces more pixels than `ImageLimits` allows.
  case tooLarge(width: Int, height: Int)
  /// More bytes than `ImageLimits.bytes`.
  case tooManyBytes(Int)
  /// The format is right, but the file is broken or uses a part of the format that is not read; what is wrong.
  case damaged(String)
  /// The picture cannot be written in the wanted format; why.
  case notEncodable(String)

  /// One or two sentences: what is wrong, and what to do next.
  package var message: String {
    switch self {
    case .unsupported(let looks):
      "Not a JPEG, PNG, WebP, GIF or BMP image: the bytes look like \(looks). Choose the image file itself, or convert it."
    case .tooLarge(let width, let height):
      "The image is \(width) x \(height) pixels; at most \(ImageLimits.side) a side and \(ImageLimits.megapixels) "
        + "megapixels are read. Send a smaller copy."
    case .tooManyBytes(let count):
      "The file has \(count) bytes; at most \(ImageLimits.bytes) are read. Send a smaller copy."
    case .damaged(let what):
      "The image cannot be decoded: \(what). Send another copy."
    case .notEncodable(let why):
      "The image cannot be written: \(why)."
    }
  }
}
