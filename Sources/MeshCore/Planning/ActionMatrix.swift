/// What each patch action would leave of a workflow, node by node, beside what the draft says.
package struct ActionMatrix: Hashable, Sendable {
  /// One node after one action.
  package enum Cell: Hashable, Sendable {
    /// As before, and as the draft has it.
    case same
    /// As the draft has it; the text says what is new.
    case changed(String)
    case added(String)
    case gone
    /// As the draft has it, if the service does what its pages leave open.
    case unclear(String)
    /// Not what the draft says, under any reading.
    case off(String)
    /// Under some reading this goes, though the draft keeps it.
    case loses(String)
    /// It was never there.
    case absent
  }

  package struct Row: Hashable, Sendable, Identifiable {
    package let id: NodeID
    /// The version's first digits before the draft; nil for a new node.
    package let now: String?
    package let draft: Cell
  }

  package struct Column: Hashable, Sendable {
    package let choice: PatchChoice
    /// One a row.
    package let cells: [Cell]
    /// Nodes that the workflow has afterwards.
    package let nodesLeft: Int
    package let reordered: Bool
    /// Nodes that each request sends; empty where there is nothing to send.
    package let sends: [Int]
    package let outlook: PatchOutlook

    /// How many nodes are not as the draft says.
    package var off: Int { cells.count { if case .off = $0 { true } else { false } } }
    /// How many things may go that the draft keeps.
    package var losses: Int { outlook.losses.count }
    package var isUnclear: Bool { !outlook.shortfalls.isEmpty }
  }

  package let rows: [Row]
  package let columns: [Column]
  package let nodesNow: Int
  package let nodesInDraft: Int

  package static let choices: [PatchChoice] = PatchAction.allCases.map(PatchChoice.chosen) + [.mergeThenRemove]

  package init(_ draft: Draft) {
    let base = draft.base
    let target = draft.result
    let ids = base.nodes.map(\.id) + target.nodes.map(\.id).filter { base[node: $0] == nil }
    rows = ids.map { id in
      Row(id: id, now: base[node: id].map(\.model.shortVersion), draft: Self.cell(id, base, target))
    }
    columns = Self.choices.map { Self.column($0, base: base, target: target, ids: ids) }
    nodesNow = base.nodes.count
    nodesInDraft = target.nodes.count
  }

  /// The column of what a step's choice sends.
  package func index(of choice: PatchChoice, for draft: Draft) -> Int? {
    let action =
      switch choice {
      case .automatic: Proposal(from: draft.base, to: draft.result).action
      case .chosen(let action): action
      case .asWritten(let patch): patch.action
      case .mergeThenRemove: PatchAction?.none
      }
    let chosen = action.map(PatchChoice.chosen) ?? .mergeThenRemove
    return columns.firstIndex { $0.choice == chosen }
  }

  private static func column(
    _ choice: PatchChoice, base: Workflow, target: Workflow, ids: [NodeID]
  ) -> Column {
    let patches = choice.patches(from: base, to: target)
    let outlook = PatchOutlook(patches, on: base, wanted: target)
    let after = outlook.expected
    let sends = patches.map { $0.items.reduce(0) { $0 + $1.nodes.count } }
    let results = outlook.left.values
    let cells = ids.map { id -> Cell in
      let draft = cell(id, base, target)
      if let loss = outlook.losses.filter({ $0.node == id }).sorted(by: { $0.title < $1.title }).first {
        return .loses(loss.cellTitle)
      }
      let reaching = results.count { isSame($0[node: id], target[node: id]) }
      guard reaching > 0 else { return .off(shortfall(after[node: id], target[node: id])) }
      return reaching == results.count ? draft : .unclear(draft.title)
    }
    return Column(
      choice: choice, cells: cells, nodesLeft: after.nodes.count,
      reordered: WorkflowDiff(from: after, to: target).reordered, sends: sends, outlook: outlook)
  }

  private static func isSame(_ one: WorkflowNode?, _ other: WorkflowNode?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return NodeChange.fields(from: one, to: other).isEmpty
  }

  /// What a node of the draft is, compared with what it was.
  private static func cell(_ id: NodeID, _ base: Workflow, _ target: Workflow) -> Cell {
    switch (base[node: id], target[node: id]) {
    case (nil, nil): return .absent
    case (_?, nil): return .gone
    case (nil, let new?): return .added(new.model.shortVersion)
    case (let old?, let new?):
      let fields = NodeChange.fields(from: old, to: new)
      guard let first = fields.first(where: { $0.field == .version }) ?? fields.first else { return .same }
      return .changed(first.named(first.newShort))
    }
  }

  /// In which way a node is not as the draft says.
  private static func shortfall(_ left: WorkflowNode?, _ wanted: WorkflowNode?) -> String {
    guard let left else { return "not added" }
    guard let wanted else { return "stays" }
    let fields = NodeChange.fields(from: left, to: wanted)
    guard let first = fields.first(where: { $0.field == .version }) ?? fields.first else { return "differs" }
    return first.named(first.oldShort)
  }
}

extension Loss {
  /// The field that may go, or that the node may.
  fileprivate var cellTitle: String {
    switch subject {
    case .node: "gone?"
    case .unknown: "other fields?"
    case .field(_, let field): "\(field.rawValue)?"
    case .attribute(let name): "\(name)?"
    }
  }
}

extension ActionMatrix.Cell {
  /// What it says without its mark.
  package var title: String {
    switch self {
    case .same: "same"
    case .changed(let text), .added(let text), .unclear(let text), .off(let text), .loses(let text): text
    case .gone: "gone"
    case .absent: "·"
    }
  }
}

extension FieldChange {
  /// A value with the name of its field; versions speak for themselves.
  fileprivate func named(_ value: String) -> String {
    switch field {
    case .version: value
    case .id, .model, .owner, .from, .output, .parameters: "\(field.rawValue) \(value)"
    }
  }
}

extension ModelReference {
  /// The first digits of the version, or that it is the newest one.
  package var shortVersion: String { versionID.map { String($0.prefix(8)) } ?? "newest" }
}
