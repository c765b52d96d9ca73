import FoundationEssentials
import MeshCore
import MeshUI
import Synchronization

/// Who is told of each call to the service, once it is answered.
final class CallLog: Sendable {
  private let listener = Mutex<(@Sendable (CallRecord) -> Void)?>(nil)

  func tell(_ listener: @escaping @Sendable (CallRecord) -> Void) { self.listener.withLock { $0 = listener } }

  func note(_ call: CallRecord) { listener.withLock(\.self)?(call) }
}

/// Notes each call, and how it was answered; neither keys nor bodies.
struct LoggedTransport: Transport {
  let base: any Transport
  let log: CallLog

  func send(_ request: APIRequest) async throws(TransportError) -> APIResponse {
    let start = Date()
    do {
      let response = try await base.send(request)
      log.note(CallRecord(request, response, at: start, seconds: Date().timeIntervalSince(start)))
      return response
    } catch {
      log.note(CallRecord(request, failure: error.message, at: start, seconds: Date().timeIntervalSince(start)))
      throw error
    }
  }
}
