/// The port that the text of an address names. It is read from the text: what a URL gives as its port has passed no such
/// test, and what is no number it leaves out.
package enum NamedPort: Hashable, Sendable {
  /// It is left to the scheme.
  case none
  /// 1 to 65535.
  case number(Int)
  /// Not said which: where a name was forgotten, a password stands in its place.
  case impossible

  package init(in address: String) {
    guard let start = address.firstRange(of: "://")?.upperBound else {
      self = .none
      return
    }
    let authority = address[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != "\\" }
    let place = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? authority
    // The colons of an address in brackets belong to it.
    let after = place.lastIndex(of: "]").map { place[place.index(after: $0)...] } ?? place
    let isOpen = place.contains("[") && !place.contains("]")
    guard !isOpen, let colon = after.lastIndex(of: ":") else {
      self = .none
      return
    }
    let digits = after[after.index(after: colon)...]
    let isNumber = digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    if digits.isEmpty {
      self = .none
    } else if isNumber, let port = UInt16(digits), port > 0 {
      self = .number(Int(port))
    } else {
      self = .impossible
    }
  }
}
