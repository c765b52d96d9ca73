internal import Synchronization

/// What the rows that are seen show of their workflows: a frame asks for them again at every key.
final class Summaries: Sendable {
  private let known = Mutex<[WorkflowID: WorkflowDocument.Summary]>([:])
  /// More than a screen has rows.
  private static let most = 512

  func summary(of id: WorkflowID, read: () -> WorkflowDocument.Summary?) -> WorkflowDocument.Summary? {
    if let summary = known.withLock({ $0[id] }) { return summary }
    guard let summary = read() else { return nil }
    known.withLock { known in
      if known.count >= Self.most { known = [:] }
      known[id] = summary
    }
    return summary
  }
}
