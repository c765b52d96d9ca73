/// A call of the service as a snippet writes it, whatever its language. Headers, and with them keys, are not part of it.
struct SnippetCall {
  let method: String
  let url: String
  let body: String?
  /// The text ends within a quote: what comes after the address may be missing.
  var isCut = false
  /// The beginning of what stands behind the call and is no part of it; nil where there is nothing.
  var leftOut: String?

  static let severalCalls = FileError("it holds several calls, and one is read at a time. Paste them one by one.")

  /// The segments of the path behind the API's version, and the app they name, if they name one.
  var path: (app: AppScope?, rest: [String]) {
    let address = url.prefix { !$0.isWhitespace && $0 != "?" && $0 != "#" }
    let start = address.firstRange(of: "://")?.upperBound ?? address.startIndex
    let all = address[start...].split(separator: "/").map { $0.percentDecoded }
    var rest = all.drop { $0 != "v2" }.dropFirst()
    guard rest.first == "users", rest.count >= 4, rest.dropFirst(2).first == "apps" else { return (nil, Array(rest)) }
    let ids = Array(rest.prefix(4))
    rest = rest.dropFirst(4)
    return (AppScope(userID: ids[1], appID: ids[3]), Array(rest))
  }
}

extension Substring {
  /// The text that a part of an address stands for; as it is where that is no text.
  fileprivate var percentDecoded: String {
    guard contains("%") else { return String(self) }
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? String(self)
  }
}
