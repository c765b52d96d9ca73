package import FoundationEssentials

/// The workflows of the app as they were read last.
package struct Library: Sendable {
  private var documents: [WorkflowID: WorkflowDocument] = [:]
  /// Those that are looked at, read from their text once; the others are read each time they are asked for.
  private var opened: [WorkflowID: Workflow] = [:]
  private var index = ModelIndex()
  /// Sorted, so that a place in the list does not move while pages stream in. Temporary workflows are in no list.
  package private(set) var order: [WorkflowID] = []
  /// The same ids as the list shows them.
  package private(set) var sorted: [WorkflowID] = []
  package var sort = WorkflowSort.id { didSet { sortAnew() } }
  /// What `sorted` is sorted by, where that is not the id: read from each text once.
  private var keys: [WorkflowSort.Key] = []
  package var phase = ReadingPhase.notRead
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

  /// The workflows that run a model, at whatever version.
  package func workflows(running model: ModelID) -> Set<WorkflowID> { index[model] }

  /// The workflows that run each version of a model, sorted.
  package func users(of model: ModelID) -> [VersionID: [WorkflowID]] {
    var users: [VersionID: [WorkflowID]] = [:]
    for id in index[model].sorted() {
      let versions = documents[id]?.runs.filter { $0.model.id == model }.compactMap(\.model.versionID) ?? []
      for version in Set(versions) { users[version, default: []].append(id) }
    }
    return users
  }

  /// The nodes of a workflow that run a model, at whatever version.
  package func uses(of model: ModelReference, in id: WorkflowID) -> [ModelUse] {
    (documents[id]?.runs ?? []).filter { $0.model.isVersion(of: model) }
      .map { ModelUse(place: .init(workflow: id, node: $0.node), version: $0.model.versionID) }
  }

  /// Has these read. Others that are read stay so until ``keep(_:)``.
  package mutating func open(_ ids: Set<WorkflowID>) {
    for id in ids where opened[id] == nil { opened[id] = try? documents[id]?.workflow() }
  }

  /// Has these read, and no others.
  package mutating func keep(_ ids: Set<WorkflowID>) {
    opened = opened.filter { ids.contains($0.key) }
    open(ids)
  }

  /// Those before and after a workflow in the list.
  package func neighbours(of id: WorkflowID) -> [WorkflowID] {
    // Another order has no quick way to a place in it.
    guard sort == .id else { return [] }
    var (low, high) = (0, order.count)
    while low < high {
      let middle = low + (high - low) / 2
      if order[middle] < id { low = middle + 1 } else { high = middle }
    }
    guard low < order.count, order[low] == id else { return [] }
    return [low - 1, low + 1].filter(order.indices.contains).map { order[$0] }
  }

  package mutating func beginReading() {
    phase = .reading
    seen = []
  }

  package mutating func add(_ page: [WorkflowDocument]) {
    for document in page { seen.insert(document.id) }
    store(Dictionary(page.map { ($0.id, $0) }) { $1 })
  }

  package mutating func finishReading(at date: Date) {
    store(Dictionary(uniqueKeysWithValues: documents.keys.filter { !seen.contains($0) }.map { ($0, nil) }))
    phase = .read
    readAt = date
  }

  /// Takes in what was read of single workflows; an id without one is gone.
  package mutating func replace(_ ids: [WorkflowID], with read: [WorkflowID: Workflow]) {
    seen.formUnion(ids)
    store(Dictionary(ids.map { ($0, read[$0].map(WorkflowDocument.init)) }) { $1 })
  }

  /// Puts these in the place of what there was, and nil where something is gone. Costs what is put, and one pass over
  /// the list: pages come by the hundred, and are not to be sorted in by sorting all anew.
  private mutating func store(_ new: [WorkflowID: WorkflowDocument?]) {
    let listed = new.filter { !TemporaryWorkflows.isTemporary($0.key) }
    let gone = listed.filter { $0.value == nil && documents[$0.key] != nil }
    let added = listed.filter { $0.value != nil && documents[$0.key] == nil }
    for (id, document) in new { set(document, for: id) }
    if !gone.isEmpty { order.removeAll { gone[$0] != nil } }
    order.merge(added.keys.sorted())
    guard sort != .id else { return sorted = order }
    if listed.count > added.count { keys.removeAll { listed[$0.id] != nil } }
    keys.merge(listed.compactMap { id, document in document == nil ? nil : sort.key(of: id, summary(id)) }.sorted())
    sorted = keys.map(\.id)
  }

  private mutating func sortAnew() {
    keys = sort == .id ? [] : order.map { sort.key(of: $0, summary($0)) }.sorted()
    sorted = sort == .id ? order : keys.map(\.id)
  }

  private mutating func set(_ document: WorkflowDocument?, for id: WorkflowID) {
    // Temporary workflows are in no list.
    if !TemporaryWorkflows.isTemporary(id) { index.replace(documents[id], with: document) }
    documents[id] = document
    opened[id] = nil
  }
}

extension Array where Element: Comparable {
  /// Puts sorted elements at their places in a sorted list.
  fileprivate mutating func merge(_ new: [Element]) {
    guard let first = new.first, let last else { return self += new }
    // As pages mostly come: behind all there is.
    guard !(last < first) else { return self += new }
    var merged: [Element] = []
    merged.reserveCapacity(count + new.count)
    var rest = self[...]
    for element in new {
      var (low, high) = (rest.startIndex, rest.endIndex)
      while low < high {
        let middle = low + (high - low) / 2
        if rest[middle] < element { low = middle + 1 } else { high = middle }
      }
      merged += rest[..<low]
      merged.append(element)
      rest = rest[low...]
    }
    self = merged + rest
  }
}
