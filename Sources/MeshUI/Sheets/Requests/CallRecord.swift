package import FoundationEssentials
package import MeshCore

/// One call to the service, as the request log shows it: where to, and how it was answered; neither keys nor bodies.
package struct CallRecord: Hashable, Sendable {
  let at: Date
  /// Seconds until the answer.
  let seconds: Double
  let method: String
  /// The path with its query.
  let target: String
  /// Bytes of the bodies.
  let sent: Int
  let received: Int
  /// The HTTP status; nil where no answer came.
  let status: Int?
  /// By what the service knows the call.
  let requestID: String?
  /// Why no answer came, in words.
  let failure: String?

  package init(_ request: APIRequest, _ response: APIResponse, at start: Date, seconds: Double) {
    at = start
    self.seconds = seconds
    method = request.method.rawValue
    target = request.target
    sent = request.body?.compact.utf8.count ?? 0
    received = response.body.count
    status = response.status
    requestID = Self.requestID(response.body)
    failure = nil
  }

  package init(_ request: APIRequest, failure: String, at start: Date, seconds: Double) {
    at = start
    self.seconds = seconds
    method = request.method.rawValue
    target = request.target
    sent = request.body?.compact.utf8.count ?? 0
    received = 0
    status = nil
    requestID = nil
    self.failure = failure
  }

  /// The service puts it into the status, which stands at the beginning of an answer or at its end: what may be long is not
  /// read for it.
  private static func requestID(_ body: Data) -> String? {
    for part in [body.prefix(shownBytes), body.suffix(shownBytes)] {
      let text = String(decoding: part, as: UTF8.self)
      guard let name = text.firstRange(of: "\"req_id\"") else { continue }
      let rest = text[name.upperBound...].drop { $0 == ":" || $0.isWhitespace }
      guard rest.first == "\"" else { continue }
      let id = rest.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
      if (1...64).contains(id.count) { return String(id) }
    }
    return nil
  }

  private static let shownBytes = 2048
}

extension State {
  /// Keeps the last calls, newest first.
  mutating func note(_ call: CallRecord) {
    calls.insert(call, at: 0)
    if calls.count > Self.keptCalls { calls.removeLast(calls.count - Self.keptCalls) }
    // Who looks at one of them goes on looking at it.
    _ = withOpen(\.requests) { sheet, state in
      if sheet.choice > 0 { sheet.choice = min(sheet.choice + 1, state.calls.count - 1) }
      return .stay()
    }
  }

  private static let keptCalls = 500
}

extension Dialog {
  fileprivate var requests: RequestSheet? { if case .requests(let sheet) = self { sheet } else { nil } }
}
