import MeshLocal

/// What lets requests in: the key, in a header that official clients write as `Key …` and others as `Bearer …`.
struct Door: Sendable {
  private let key: [UInt8]

  init(key: String) {
    self.key = Array(key.utf8)
  }

  /// What a status code means is no secret (contract, section 1.3), nor is what a key is; only reading it goes without one.
  static func isOpen(_ segments: [String]) -> Bool {
    segments.dropFirst().first == "status_codes" || segments.dropFirst() == ["auth", "methods"]
  }

  /// Whether the key is right; no words why it is not.
  func admits(_ authorization: String?) -> Bool { (try? check(authorization, isOpen: false)) != nil }

  /// `authorization`: the header, by gRPC the metadata.
  func check(_ authorization: String?, isOpen: Bool) throws(Refusal) {
    guard !isOpen else { return }
    let words = authorization?.split(separator: " ") ?? []
    guard words.count == 2, ["Key", "Bearer"].contains(words[0]) else {
      throw Refusal(
        .noKey, "Empty or malformed authorization header. Send Authorization: Key, and the key after a space.")
    }
    guard isKey(words[1].utf8) else {
      throw Refusal(.unknownKey, "API key not found. Send the key that this server was started with.")
    }
  }

  /// The path of a target, without the query, and without the key where somebody has put it there.
  func told(_ target: String) -> String {
    let path = target.prefix { $0 != "?" }.split(separator: "/", omittingEmptySubsequences: false)
    return path.map { isKey($0.utf8) ? "..." : String($0) }.joined(separator: "/")
  }

  /// Looks at every byte, so that the time it takes does not tell how many were right.
  private func isKey(_ sent: Substring.UTF8View) -> Bool {
    guard sent.count == key.count else { return false }
    return zip(sent, key).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}

extension Door: CustomStringConvertible, CustomReflectable {
  var description: String { "(door)" }
  var customMirror: Mirror { Mirror(self, children: []) }
}
