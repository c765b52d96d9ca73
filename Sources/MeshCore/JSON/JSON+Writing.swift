public import FoundationEssentials

extension JSON {
  /// The bytes that go over the wire: compact, names sorted.
  public func data() -> Data {
    var bytes: [UInt8] = []
    write(into: &bytes)
    return Data(bytes)
  }

  private func write(into bytes: inout [UInt8]) {
    switch self {
    case .null, .bool, .number, .whole: bytes.append(contentsOf: compact.utf8)
    case .string(let text): Self.write(text, into: &bytes)
    case .array(let items):
      bytes.append(0x5B)
      for (place, item) in items.enumerated() {
        if place > 0 { bytes.append(0x2C) }
        item.write(into: &bytes)
      }
      bytes.append(0x5D)
    case .object(let fields):
      bytes.append(0x7B)
      for (place, (name, value)) in fields.sorted(by: { $0.key < $1.key }).enumerated() {
        if place > 0 { bytes.append(0x2C) }
        Self.write(name, into: &bytes)
        bytes.append(0x3A)
        value.write(into: &bytes)
      }
      bytes.append(0x7D)
    }
  }

  private static func write(_ text: String, into bytes: inout [UInt8]) {
    bytes.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes.append(contentsOf: [0x5C, byte])
      case 0x08: bytes.append(contentsOf: "\\b".utf8)
      case 0x09: bytes.append(contentsOf: "\\t".utf8)
      case 0x0A: bytes.append(contentsOf: "\\n".utf8)
      case 0x0C: bytes.append(contentsOf: "\\f".utf8)
      case 0x0D: bytes.append(contentsOf: "\\r".utf8)
      case 0..<0x20: bytes.append(contentsOf: ((byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16)).utf8)
      case _: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }
}
