import FoundationEssentials
package import MeshCore
import Synchronization
package import Testing

/// A transport that gives prepared answers in order and keeps what it was asked.
///
/// A request that it has no answer for fails the test, and so does ``verify(_:sourceLocation:)`` where answers are left.
package final class StubTransport: Transport {
  package typealias Answer = Result<APIResponse, TransportError>

  private struct Script {
    var answers: ArraySlice<Answer>
    var requests: [APIRequest] = []
  }

  private let script: Mutex<Script>

  package init(_ answers: [Answer]) {
    script = Mutex(Script(answers: answers[...]))
  }

  package convenience init(_ answers: Answer...) {
    self.init(answers)
  }

  /// What it was asked so far, in order.
  package var requests: [APIRequest] { script.withLock(\.requests) }

  package func send(_ request: APIRequest) async throws(TransportError) -> APIResponse {
    let answer = script.withLock { script in
      script.requests.append(request)
      return script.answers.popFirst()
    }
    guard let answer else {
      Issue.record("No answer is prepared for \(request.method.rawValue) \(request.target)")
      throw .unreachable("the script of the test is over")
    }
    return try answer.get()
  }

  /// Expects that exactly these requests were made, as `GET /v2/users/me`, and that no answer is left.
  package func verify(_ lines: [String], sourceLocation: SourceLocation = #_sourceLocation) {
    let (left, requests) = script.withLock { ($0.answers.count, $0.requests) }
    #expect(requests.map { $0.method.rawValue + " " + $0.target } == lines, sourceLocation: sourceLocation)
    #expect(left == 0, "answers that nothing asked for", sourceLocation: sourceLocation)
  }
}

extension Result<APIResponse, TransportError> {
  /// An answer of this HTTP status with this JSON text.
  package static func json(_ text: String, http: Int = 200) -> Self {
    .success(APIResponse(status: http, body: .init(text.utf8)))
  }

  /// A good answer that holds `fields` beside its status.
  package static func ok(_ fields: [String: JSON] = [:]) -> Self {
    status(10000, "Ok", http: 200, fields)
  }

  /// An answer of this status code.
  package static func status(
    _ code: Int, _ description: String, http: Int, _ fields: [String: JSON] = [:]
  ) -> Self {
    let status: JSON = ["code": .number(Double(code)), "description": .string(description)]
    let body = JSON.object(fields.merging(["status": status]) { own, _ in own })
    return .success(APIResponse(status: http, body: body.data()))
  }
}
