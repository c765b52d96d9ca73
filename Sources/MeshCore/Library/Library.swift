package import FoundationEssentials

/// The workflows of the app as they were read last.
package struct Library: Sendable {
  private struct Entry: Sendable {
    let document: WorkflowDocument
    /// The reading that brought it.
    let reading: Int
  }

  private var entries = PartedDictionary<WorkflowID, Entry>()
  /// Those that are looked at, read from their text once; the others are read each time they are asked for.
  private var opened: [WorkflowID: Workflow] = [:]
  private var index = ModelIndex()
  /// Sorted, so that a place in the list does not move while pages stream in. Temporary workflows are in no list.
  package private(set) var order: [WorkflowID] = []
  /// The same ids as the list shows them.
  package var sorted: [WorkflowID] { sort == .id ? order : sortedByKey }
  package var sort = WorkflowSort.id { didSet { sortAnew() } }
  /// What `sorted` is sorted by, where that is not the id: read from each text once.
  private var keys: [WorkflowSort.Key] = []
  private var sortedByKey: [WorkflowID] = []
  package var phase = ReadingPhase.notRead
  package var readAt: Date?
  /// When the reading that is under way, or was the last, began.
  package var beganAt: Date?
  /// What rows have read of their texts since these last changed.
  private var summaries = Summaries()
  /// Counts readings: what the last one did not bring is dropped at its end.
  private var reading = 0

  package init() {}

  package subscript(id: WorkflowID) -> Workflow? { opened[id] ?? (try? document(id)?.workflow()) }

  package func contains(_ id: WorkflowID) -> Bool { entries[id] != nil }

  private func document(_ id: WorkflowID) -> WorkflowDocument? { entries[id]?.document }

  /// What a row shows of the workflow, without reading all of it.
  package func summary(_ id: WorkflowID) -> WorkflowDocument.Summary? {
    summaries.summary(of: id) { document(id)?.summary }
  }

  /// The workflows that run a model, at whatever version.
  package func workflows(running model: ModelID) -> WorkflowIDs { index[model] }

  /// The workflows that run each version of a model, sorted.
  package func users(of model: ModelID) -> [VersionID: [WorkflowID]] {
    var users: [VersionID: [WorkflowID]] = [:]
    for id in index[model].all.sorted() {
      let versions = document(id)?.runs.filter { $0.model.id == model }.compactMap(\.model.versionID) ?? []
      for version in Set(versions) { users[version, default: []].append(id) }
    }
    return users
  }

  /// The nodes of a workflow that run a model, at whatever version.
  package func uses(of model: ModelReference, in id: WorkflowID) -> [ModelUse] {
    (document(id)?.runs ?? []).filter { $0.model.isVersion(of: model) }
      .map { ModelUse(place: .init(workflow: id, node: $0.node), version: $0.model.versionID) }
  }

  /// Has these read. Others that are read stay so until ``keep(_:)``.
  package mutating func open(_ ids: Set<WorkflowID>) {
    for id in ids where opened[id] == nil { opened[id] = try? document(id)?.workflow() }
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
    reading += 1
  }

  /// - Parameter users: of this page, as it can be made where nobody waits for it.
  package mutating func add(_ page: [WorkflowDocument], users: ModelIndex? = nil) {
    summaries = Summaries()
    var (added, replaced): ([WorkflowID], Set<WorkflowID>) = ([], [])
    for document in page {
      let old = entries.updateValue(Entry(document: document, reading: reading), forKey: document.id)
      if !opened.isEmpty { opened[document.id] = nil }
      if TemporaryWorkflows.isTemporary(document.id) { continue }
      guard let old else {
        added.append(document.id)
        continue
      }
      index.replace(old.document, with: document)
      replaced.insert(document.id)
    }
    if let users, replaced.isEmpty {
      index.add(users)
    } else {
      for id in added { index.replace(nil, with: document(id)) }
    }
    order.merge(added.sorted())
    sortIn(added + replaced.subtracting(added), replacing: replaced)
  }

  package mutating func finishReading(at date: Date) {
    let gone = entries.keys { [reading] in $0.reading != reading }
    if !gone.isEmpty { store(Dictionary(uniqueKeysWithValues: gone.map { ($0, nil) })) }
    phase = .read
    readAt = date
  }

  /// Takes in what was read of single workflows; an id without one is gone.
  package mutating func replace(_ ids: [WorkflowID], with read: [WorkflowID: Workflow]) {
    store(Dictionary(ids.map { ($0, read[$0].map(WorkflowDocument.init)) }) { $1 })
  }

  /// Puts these in the place of what there was, and nil where something is gone. Costs what is put, and one pass over
  /// the list: pages come by the hundred, and are not to be sorted in by sorting all anew.
  private mutating func store(_ new: [WorkflowID: WorkflowDocument?]) {
    let listed = new.filter { !TemporaryWorkflows.isTemporary($0.key) }
    let gone = listed.filter { $0.value == nil && entries[$0.key] != nil }
    let added = listed.filter { $0.value != nil && entries[$0.key] == nil }
    for (id, document) in new { set(document, for: id) }
    if !gone.isEmpty { order.removeAll { gone[$0] != nil } }
    order.merge(added.keys.sorted())
    sortIn(
      listed.compactMap { $1 == nil ? nil : $0 }, replacing: Set(listed.keys.filter { added[$0] == nil }))
  }

  /// Has these at their places in a list that is not sorted by id; what stood there of `replaced` goes.
  private mutating func sortIn(_ ids: [WorkflowID], replacing replaced: Set<WorkflowID>) {
    guard sort != .id else { return }
    if !replaced.isEmpty { keys.removeAll { replaced.contains($0.id) } }
    keys.merge(ids.map { sort.key(of: $0, document($0)?.summary) }.sorted())
    sortedByKey = keys.map(\.id)
  }

  private mutating func sortAnew() {
    keys = sort == .id ? [] : order.map { sort.key(of: $0, document($0)?.summary) }.sorted()
    sortedByKey = keys.map(\.id)
  }

  private mutating func set(_ document: WorkflowDocument?, for id: WorkflowID) {
    summaries = Summaries()
    // Temporary workflows are in no list.
    if !TemporaryWorkflows.isTemporary(id) { index.replace(self.document(id), with: document) }
    entries[id] = document.map { Entry(document: $0, reading: reading) }
    opened[id] = nil
  }
}

extension Array where Element: Comparable {
  /// Puts sorted elements at their places in a sorted list. What is behind them moves within the list: a copy of a long
  /// one would count every text of it.
  fileprivate mutating func merge(_ new: [Element]) {
    // As pages mostly come: behind all there is.
    guard let first = new.first, let last, first < last else { return self += new }
    var (behind, end) = (count, count + new.count)
    self += new
    withUnsafeMutableBufferPointer { list in
      for element in new.reversed() {
        var (low, high) = (0, behind)
        while low < high {
          let middle = low + (high - low) / 2
          if list[middle] < element { low = middle + 1 } else { high = middle }
        }
        while behind > low {
          (behind, end) = (behind - 1, end - 1)
          list.swapAt(behind, end)
        }
        end -= 1
        list[end] = element
      }
    }
  }
}
