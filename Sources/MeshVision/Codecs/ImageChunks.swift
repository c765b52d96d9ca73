/// A walk over the chunks of a PNG or a WebP file, for what its decoding library does not tell.
enum ImageChunks {
  /// How the picture has to be turned to stand upright.
  static func orientation(png bytes: [UInt8]) -> Orientation {
    orientation(bytes, from: 8, named: "eXIf", before: "IEND") { bytes, place in
      // Length, name, content, checksum.
      (size: number(bytes[place..<place + 4]), name: place + 4, content: place + 8, rest: 4, isPadded: false)
    }
  }

  /// How the picture has to be turned to stand upright.
  static func orientation(webp bytes: [UInt8]) -> Orientation {
    orientation(bytes, from: 12, named: "EXIF", before: nil) { bytes, place in
      // Name, length, content, to an even number of bytes.
      (size: number(bytes[place + 4..<place + 8].reversed()), name: place, content: place + 8, rest: 0, isPadded: true)
    }
  }

  private typealias Head = (size: Int, name: Int, content: Int, rest: Int, isPadded: Bool)

  private static func orientation(
    _ bytes: [UInt8], from start: Int, named wanted: String, before last: String?, _ head: ([UInt8], Int) -> Head
  ) -> Orientation {
    var place = start
    // Each step goes on by eight bytes or more.
    while place + 8 <= bytes.count {
      let chunk = head(bytes, place)
      let name = bytes[chunk.name..<chunk.name + 4]
      let end = chunk.content + chunk.size
      if name.elementsEqual(wanted.utf8) {
        let content = bytes[chunk.content..<min(end, bytes.count)]
        // Some writers put the head of a JPEG's segment before it.
        return Orientation(exif: content.starts(with: "Exif\0\0".utf8) ? content.dropFirst(6) : content) ?? .upright
      }
      if let last, name.elementsEqual(last.utf8) { break }
      place = end + chunk.rest + (chunk.isPadded ? chunk.size % 2 : 0)
    }
    return .upright
  }

  /// The most significant byte first; four bytes make no number that could not be added to.
  private static func number(_ bytes: some Sequence<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}
