import MeshCore
import Synchronization

/// Whether writes go through in a read-only context: closed until a job opens it, and for as long as that runs.
final class WritingGate: Sendable {
  private let isOpen: Mutex<Bool>

  init(isOpen: Bool) { self.isOpen = Mutex(isOpen) }

  var letsThrough: Bool { isOpen.withLock(\.self) }

  func set(isOpen: Bool) { self.isOpen.withLock { $0 = isOpen } }
}

/// Refuses every write before it is sent, while its gate is closed.
struct GatedTransport: Transport {
  private let base: any Transport
  private let closed: ReadOnlyTransport
  private let gate: WritingGate

  init(_ base: any Transport, context: String, gate: WritingGate) {
    self.base = base
    closed = ReadOnlyTransport(base, context: context)
    self.gate = gate
  }

  func send(_ request: APIRequest) async throws(TransportError) -> APIResponse {
    gate.letsThrough ? try await base.send(request) : try await closed.send(request)
  }
}
