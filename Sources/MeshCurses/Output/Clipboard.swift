/// The bytes that ask a terminal to put text on its clipboard (OSC 52), or nil: the text is too long for the common
/// terminals, or this one would show the bytes instead.
package func clipboardSequence(_ text: String, terminalType: String) -> [UInt8]? {
  guard !["linux", "vt", "cons", "hurd"].contains(where: { terminalType.hasPrefix($0) }) else { return nil }
  let encoded = base64(Array(text.utf8))
  guard encoded.count <= clipboardLimit else { return nil }
  return Array("\u{1B}]52;c;".utf8) + encoded + [0x07]
}

/// What fits in the 100,000 bytes that several terminals stop at, in bytes of base64.
private let clipboardLimit = 74_994

package func base64(_ bytes: [UInt8]) -> [UInt8] {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var encoded: [UInt8] = []
  encoded.reserveCapacity((bytes.count + 2) / 3 * 4)
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
    for digit in 0..<4 {
      encoded.append(digit <= group.count ? alphabet[bits >> (18 - 6 * digit) & 63] : UInt8(ascii: "="))
    }
  }
  return encoded
}
