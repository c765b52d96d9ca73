/// Bytes as text of 64 letters, as RFC 4648 has it: what terminals take pictures in.
enum Base64 {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var rest = bytes
    while let one = rest.popFirst() {
      let two = rest.popFirst()
      let three = rest.popFirst()
      text.append(letters[Int(one >> 2)])
      text.append(letters[Int(one & 3) << 4 | Int((two ?? 0) >> 4)])
      text.append(two.map { letters[Int($0 & 15) << 2 | Int((three ?? 0) >> 6)] } ?? UInt8(ascii: "="))
      text.append(three.map { letters[Int($0 & 63)] } ?? UInt8(ascii: "="))
    }
    return text
  }
}
