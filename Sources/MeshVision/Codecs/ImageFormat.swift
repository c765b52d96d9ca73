/// A file format that is read here.
package enum ImageFormat: String, Hashable, Sendable, CaseIterable {
  case jpeg, png, webp, gif, bmp

  /// The format that the first bytes announce, if it is one of these.
  init?(announcedBy bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if bytes.starts(with: "RIFF".utf8) && bytes.dropFirst(8).starts(with: "WEBP".utf8) {
      self = .webp
    } else if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) {
      self = .gif
    } else if bytes.starts(with: "BM".utf8) && bytes.count >= 26 && bytes[15...17].allSatisfy({ $0 == 0 }) {
      // Two letters alone may begin any text; the length of the second head is small.
      self = .bmp
    } else {
      return nil
    }
  }
}

/// What the header of an image file says.
package struct ImageInfo: Hashable, Sendable {
  package let format: ImageFormat
  /// Pixels a row, as the picture is shown: the EXIF orientation is already taken into account.
  package let width: Int
  /// Rows, as the picture is shown.
  package let height: Int
}
