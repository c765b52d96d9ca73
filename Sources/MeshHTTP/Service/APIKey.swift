/// A personal access token.
struct APIKey: Secret {
  private let text: String

  /// Refuses what cannot stand in a header.
  init(_ text: String) throws(TransportSetupError) {
    guard !text.isEmpty else { throw .key("it is empty") }
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw .key("it holds a space, a control character or a letter outside ASCII")
    }
    self.text = text
  }

  /// The value of the `Authorization` header.
  var authorization: String { "Key \(text)" }
}
