import Synchronization

extension LoopbackServer {
  /// Gives these answers in their order; after the last one, it once more to every request.
  package static func scripted<Value>(
    _ answers: Answer..., body: (LoopbackServer) async throws -> Value
  ) async throws -> Value {
    let script = Mutex(answers[...])
    return try await serving(
      { _ in script.withLock { $0.count > 1 ? $0.removeFirst() : $0.first ?? .silence } }, body)
  }
}

extension LoopbackServer.Answer {
  /// An answer of the service: a status, with `fields` as JSON text after it.
  package static func service(
    _ code: Int, http: Int, _ fields: String = "", headers: [String: String] = [:]
  ) -> Self {
    status(http, #"{"status":{"code":\#(code),"description":"d","req_id":"0123"}\#(fields)}"#, headers: headers)
  }

  /// A body that announces `bytes`, and sends the beginning only.
  package static func announcing(bytes: Int) -> Self {
    Self("HTTP/1.1 200 OK\r\nContent-Length: \(bytes)\r\n\r\n{\"status\":", .keepOpen)
  }

  /// A body of which a byte comes every few milliseconds, for ever.
  package static let drip = Self("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", .drip)
}
