package import FoundationEssentials
package import MeshCore

/// The workflows of the app as they were read last.
package struct Library: Sendable {
  package enum Phase: Hashable, Sendable {
    case notRead, reading, read, failed(String)
  }

  package private(set) var workflows: [WorkflowID: Workflow] = [:]
  /// Sorted, so that a place in the list does not move while pages stream in.
  package private(set) var order: [WorkflowID] = []
  package var phase = Phase.notRead
  package var readAt: Date?
  /// When the reading that is under way, or was the last, began.
  package var beganAt: Date?
  /// What this reading has brought so far; what it did not bring is dropped at its end.
  private var seen: Set<WorkflowID> = []

  package init() {}

  package subscript(id: WorkflowID) -> Workflow? { workflows[id] }

  package mutating func beginReading() {
    phase = .reading
    seen = []
  }

  package mutating func add(_ page: [Workflow]) {
    for workflow in page {
      workflows[workflow.id] = workflow
      seen.insert(workflow.id)
    }
    order = workflows.keys.sorted()
  }

  package mutating func finishReading(at date: Date) {
    workflows = workflows.filter { seen.contains($0.key) }
    order = workflows.keys.sorted()
    phase = .read
    readAt = date
  }

  /// Takes in what was read of single workflows; an id without one is gone.
  package mutating func replace(_ ids: [WorkflowID], with read: [WorkflowID: Workflow]) {
    for id in ids {
      workflows[id] = read[id]
      seen.insert(id)
    }
    order = workflows.keys.sorted()
  }
}
