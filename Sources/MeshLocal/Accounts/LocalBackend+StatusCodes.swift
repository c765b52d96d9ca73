import MeshCore

extension LocalBackend {
  func listStatusCodes() throws -> Reply {
    try Reply().with("statuses", Self.statuses)
  }

  /// The reply's own status is what was asked for (`SingleStatusCodeResponse` has nothing else).
  func getStatusCode(_ code: String) throws(Refusal) -> Reply {
    guard let status = Self.statuses.first(where: { String($0.code.rawValue) == code }) else {
      throw Refusal(.noSuchResource, "There is no status code \(code). List them to see which there are.")
    }
    return Reply(status: status)
  }

  /// Those that the core knows by name.
  private static let statuses = (10_000...99_999).map(StatusCode.init).compactMap { code in
    code.name.map { Status(code: code, summary: $0) }
  }
}
