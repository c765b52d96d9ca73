/// What bytes that are no image of ours look like, in words for an error message.
enum ForeignBytes {
  static func description(of bytes: [UInt8]) -> String {
    if bytes.isEmpty { return "nothing (0 bytes)" }
    if let known = signatures.first(where: { bytes.dropFirst($0.offset).starts(with: $0.start.utf8) }) {
      return known.name
    }
    return textDescription(of: bytes.prefix(512)) ?? "binary data of an unknown kind"
  }

  private static let signatures: [(offset: Int, start: String, name: String)] = [
    (0, "II*\0", "a TIFF image"), (0, "MM\0*", "a TIFF image"),
    (4, "ftypheic", "a HEIC image"), (4, "ftypheix", "a HEIC image"), (4, "ftypmif1", "a HEIF image"),
    (4, "ftypavif", "an AVIF image"), (4, "ftyp", "a video"), (0, "%PDF", "a PDF document"),
    (0, "PK\u{3}\u{4}", "a ZIP archive"),
  ]

  private static func textDescription(of start: ArraySlice<UInt8>) -> String? {
    let isText = start.allSatisfy { $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) }
    guard isText else { return nil }
    let text = String(decoding: start, as: UTF8.self).lowercased().drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if text.contains("<svg") { return "an SVG drawing" }
    if text.hasPrefix("<!doctype html") || text.contains("<html") { return "HTML text" }
    if text.hasPrefix("<") { return "XML text" }
    if text.hasPrefix("{") || text.hasPrefix("[") { return "JSON text" }
    return "text"
  }
}
