/// The ids of workflows, of which there may be a hundred thousand: they grow in parts.
package struct WorkflowIDs: Sendable {
  private var ids = PartedDictionary<WorkflowID, Void>()

  init() {}

  package var count: Int { ids.count }

  package var isEmpty: Bool { ids.isEmpty }

  package func contains(_ id: WorkflowID) -> Bool { ids[id] != nil }

  package var all: Set<WorkflowID> { Set(ids.keys()) }

  mutating func insert(_ id: WorkflowID) { ids[id] = () }

  mutating func remove(_ id: WorkflowID) { ids[id] = nil }

  mutating func formUnion(_ other: WorkflowIDs) { for id in other.ids.keys() { insert(id) } }
}
