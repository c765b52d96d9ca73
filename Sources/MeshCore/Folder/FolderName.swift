import FoundationEssentials

/// The names of files that stand for ids: any id has one, two ids never have the same one, also where a file system does
/// not tell capitals from small letters, and the id can be read from it again.
///
/// Small letters, digits, `-` and `_` stand for themselves, `+a` for a capital, `%2e` for any other byte. What some
/// systems reserve (`con`, `com1`, ...) has its first letter escaped. A name that would be longer than files may be ends in
/// the id's digest, and only the file itself tells the id.
public enum FolderName {
  /// How the files that are written end.
  public static let suffix = ".yaml"

  public static func file(for id: WorkflowID) -> String { stem(of: id) + suffix }

  /// The id that a file stands for; nil where it is not named as files of ids are, or is too long to tell.
  public static func id(ofFile name: String) -> WorkflowID? {
    guard name.hasSuffix(suffix) else { return nil }
    let stem = String(name.dropLast(suffix.count))
    guard let bytes = bytes(of: stem), let id = String(validating: bytes, as: UTF8.self), self.stem(of: id) == stem
    else { return nil }
    return id
  }

  private static func stem(of id: WorkflowID) -> String {
    guard !id.isEmpty else { return "%" }
    var stem = ""
    for byte in id.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        stem.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        stem += "+"
        stem.unicodeScalars.append(Unicode.Scalar(byte | 0x20))
      case _: stem += escape(byte)
      }
    }
    if reserved.contains(stem), let first = stem.utf8.first { stem = escape(first) + stem.dropFirst() }
    guard stem.utf8.count > longest else { return stem }
    return stem.prefix(kept) + "%~" + SHA256.digest(Data(id.utf8))
  }

  private static func escape(_ byte: UInt8) -> String { (byte < 16 ? "%0" : "%") + String(byte, radix: 16) }

  private static func bytes(of stem: String) -> [UInt8]? {
    if stem == "%" { return [] }
    var bytes: [UInt8] = []
    var rest = Array(stem.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"):
        guard let letter = rest.popFirst() else { return nil }
        bytes.append(letter & ~0x20)
      case UInt8(ascii: "%"):
        guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
          return nil
        }
        bytes.append(value)
        rest = rest.dropFirst(2)
      case _: bytes.append(byte)
      }
    }
    return bytes
  }

  /// Names have 255 bytes at most on every file system there is; this leaves room for an ending.
  private static let longest = 200
  private static let kept = 100

  /// What Windows takes for a device, whatever the ending.
  private static let reserved: Set<String> = Set(
    ["con", "prn", "aux", "nul"] + ["com", "lpt"].flatMap { name in (0...9).map { "\(name)\($0)" } })
}
