import MeshCore
import MeshLocal

/// Path and query of a request line, decoded.
struct Target: Hashable {
  let segments: [String]
  let query: [APIRequest.Parameter]

  /// Each segment is decoded once and by itself, so an id may hold a slash (`%2F`). In a query `+` is a space.
  init(_ text: String) throws(Refusal) {
    let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var segments: [String] = []
    for segment in (parts.first ?? "").split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      segments.append(try Self.decoded(segment))
    }
    self.segments = segments
    var query: [APIRequest.Parameter] = []
    for pair in (parts.count > 1 ? parts[1] : "").split(separator: "&") {
      let sides = pair.replacing("+", with: " ").split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      query.append(.init(try Self.decoded(sides[0]), try Self.decoded(sides.count > 1 ? sides[1] : "")))
    }
    self.query = query
  }

  private static func decoded(_ text: Substring) throws(Refusal) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst()?.hexValue, let low = rest.popFirst()?.hexValue else { throw malformed(text) }
      bytes.append(high << 4 | low)
    }
    guard let decoded = String(validating: bytes, as: UTF8.self) else { throw malformed(text) }
    return decoded
  }

  private static func malformed(_ text: Substring) -> Refusal {
    Refusal(.badFormat, "\(text) in the address is not percent-encoded UTF-8. Encode it anew.")
  }
}

extension UInt8 {
  fileprivate var hexValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    case _: nil
    }
  }
}
