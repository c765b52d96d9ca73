/// The bytes of a bracketed paste, up to its end.
struct PasteBuffer {
  /// What is longer is cut, in bytes.
  static let limit = 1 << 20

  private static let end: [UInt8] = [0x1B] + Array("[201~".utf8)

  private var bytes: [UInt8] = []
  /// Whether more came than is kept.
  private(set) var isCut = false
  /// How many bytes of the end have come.
  private var matched = 0

  /// Adds a byte; true if that completed the end.
  mutating func append(_ byte: UInt8) -> Bool {
    if byte == Self.end[matched] {
      matched += 1
      return matched == Self.end.count
    }
    for passed in Self.end[..<matched] {
      keep(passed)
    }
    // The end has its first byte nowhere else, so a failed match can only begin anew with this one.
    matched = byte == Self.end[0] ? 1 : 0
    if matched == 0 { keep(byte) }
    return false
  }

  /// The text, each line end as `\n`; bytes that are no UTF-8 are replaced.
  var text: String {
    var lines: [UInt8] = []
    lines.reserveCapacity(bytes.count)
    var previous: UInt8 = 0
    for byte in bytes {
      switch byte {
      case 0x0D: lines.append(0x0A)
      case 0x0A where previous == 0x0D: break
      default: lines.append(byte)
      }
      previous = byte
    }
    return String(decoding: lines, as: UTF8.self)
  }

  private mutating func keep(_ byte: UInt8) {
    if bytes.count < Self.limit { bytes.append(byte) } else { isCut = true }
  }
}
