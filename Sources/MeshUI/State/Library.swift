package import FoundationEssentials
package import MeshCore

/// The workflows of the app as they were read last.
package struct Library: Sendable {
  package enum Phase: Hashable, Sendable {
    case notRead, reading, read, failed(String)
  }

  private var documents: [WorkflowID: WorkflowDocument] = [:]
  /// Those that are looked at, read from their text once; the others are read each time they are asked for.
  private var opened: [WorkflowID: Workflow] = [:]
  /// Sorted, so that a place in the list does not move while pages stream in.
  package private(set) var order: [WorkflowID] = []
  /// The same ids as the list shows them.
  package private(set) var sorted: [WorkflowID] = []
  package var sort = WorkflowSort.id { didSet { arrange() } }
  package var phase = Phase.notRead
  package var readAt: Date?
  /// When the reading that is under way, or was the last, began.
  package var beganAt: Date?
  /// What this reading has brought so far; what it did not bring is dropped at its end.
  private var seen: Set<WorkflowID> = []

  package init() {}

  package subscript(id: WorkflowID) -> Workflow? { opened[id] ?? (try? documents[id]?.workflow()) }

  package func contains(_ id: WorkflowID) -> Bool { documents[id] != nil }

  /// What a row shows of the workflow, without reading all of it.
  package func summary(_ id: WorkflowID) -> WorkflowDocument.Summary? { documents[id]?.summary }

  /// The workflows that run each version of a model, sorted.
  package func users(of model: ModelID) -> [VersionID: [WorkflowID]] {
    var users: [VersionID: [WorkflowID]] = [:]
    for id in order where documents[id]?.mentions(model) == true {
      let versions = self[id]?.nodes.filter { $0.model.id == model }.compactMap(\.model.versionID) ?? []
      for version in Set(versions) { users[version, default: []].append(id) }
    }
    return users
  }

  /// Keeps these read, and no others.
  package mutating func open(_ ids: Set<WorkflowID>) {
    opened = opened.filter { ids.contains($0.key) }
    for id in ids where opened[id] == nil { opened[id] = try? documents[id]?.workflow() }
  }

  package mutating func beginReading() {
    phase = .reading
    seen = []
  }

  package mutating func add(_ page: [WorkflowDocument]) {
    for document in page {
      set(document, for: document.id)
      seen.insert(document.id)
    }
    arrange()
  }

  package mutating func finishReading(at date: Date) {
    for id in order where !seen.contains(id) { set(nil, for: id) }
    arrange()
    phase = .read
    readAt = date
  }

  /// Takes in what was read of single workflows; an id without one is gone.
  package mutating func replace(_ ids: [WorkflowID], with read: [WorkflowID: Workflow]) {
    for id in ids {
      set(read[id].map(WorkflowDocument.init), for: id)
      seen.insert(id)
    }
    arrange()
  }

  private mutating func arrange() {
    order = documents.keys.sorted()
    sorted = sort.sorted(order, summary)
  }

  private mutating func set(_ document: WorkflowDocument?, for id: WorkflowID) {
    documents[id] = document
    opened[id] = nil
  }
}
