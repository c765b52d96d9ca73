import FoundationEssentials
import MeshCore

/// Says of each call what was asked, how it was answered and how long that took.
struct NarratingTransport: Transport {
  private let base: any Transport
  private let messages: any TextSink
  private let now: @Sendable () -> Date

  init(_ base: any Transport, messages: any TextSink, now: @escaping @Sendable () -> Date) {
    self.base = base
    self.messages = messages
    self.now = now
  }

  func send(_ request: APIRequest) async throws(TransportError) -> APIResponse {
    let start = now()
    func say(_ outcome: String) {
      let milliseconds = Int((now().timeIntervalSince(start) * 1000).rounded())
      let line = "\(request.method.rawValue) \(request.target): \(outcome), \(milliseconds) ms"
      messages.write(Printer.safe(line) + "\n")
    }
    do {
      let response = try await base.send(request)
      say("HTTP \(response.status), \(response.body.count) bytes")
      return response
    } catch {
      say(error.message)
      throw error
    }
  }
}
