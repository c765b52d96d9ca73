import Canvas
import FoundationEssentials
import MeshCore
import Panels

/// What is to be decided, a row each: what the base had, what each side made of it, and which is taken.
struct ConflictTable {
  let dialog: ConflictSheet
  let choices: ThreeWayMerge.Choices
  let state: State
  let columns: Int

  private var isWide: Bool { Room(columns).isWide }
  private var nameColumns: Int { isWide ? 24 : columns >= 66 ? 20 : 12 }
  private var takeColumns: Int { isWide ? 13 : 8 }
  /// A slim screen has no room for the base: it is shown field by field below.
  private var sides: [ThreeWayMerge.Side] { columns >= 66 ? [.base, .mine, .theirs] : [.mine, .theirs] }
  private var sideColumns: Int { max(8, (columns - 2 - nameColumns - takeColumns) / sides.count) }

  var head: TextLine {
    let commands: [ThreeWayMerge.Side: Command] = [.base: .takeBase, .mine: .takeMine, .theirs: .takeTheirs]
    let names = sides.flatMap { side -> [Span] in
      let key = Span((commands[side].map { state.key($0, in: .conflict) } ?? "") + " ", .key)
      return [key, Span.cell(side.rawValue, max(1, sideColumns - width(of: key.text)), side == .base ? .dim : .text)]
    }
    return TextLine([.blank(2), .cell("part", nameColumns, .dim)] + names + [Span("take", .dim)])
  }

  func row(_ index: Int) -> TextLine {
    let part = dialog.merge.contested[index]
    let choice = choices[part.id]
    let take = choice.map { Span($0.title, .ok) } ?? Span(isWide ? "? undecided" : "?", .conflict)
    let cells = sides.flatMap { side in
      let cell = cell(part.id, side)
      return [Span.cell(cell.text, max(1, sideColumns - 1), cell.role), .blank(1)]
    }
    return TextLine(
      [
        Span(index == dialog.choice ? "▸" : " "), choice == nil ? Span("!", .conflict) : Span("=", .ok),
        .cell(part.id.name, max(1, nameColumns - 1)), .blank(1),
      ] + cells + [take], ground: index == dialog.choice ? .selection : nil)
  }

  private func cell(_ subject: ThreeWayMerge.Subject, _ side: ThreeWayMerge.Side) -> (text: String, role: Role) {
    switch subject {
    case .node(let id): return cell(id, side)
    case .attribute(let name):
      return cell(dialog.merge[side].attributes[name]?.compact, side, isNew: dialog.merge.base.attributes[name] == nil)
    case .order: return cell(dialog.merge[side].nodes.map(\.id).joined(separator: ", "), side, isNew: false)
    }
  }

  private func cell(_ text: String?, _ side: ThreeWayMerge.Side, isNew: Bool) -> (text: String, role: Role) {
    guard side != .base else { return (text ?? "not there", .dim) }
    guard let text else { return ("- removed", .removed) }
    return isNew ? ("+ " + text, .added) : ("~ " + text, .changed)
  }

  private func cell(_ id: NodeID, _ side: ThreeWayMerge.Side) -> (text: String, role: Role) {
    let base = dialog.merge.base[node: id]
    guard let node = dialog.merge[side][node: id] else { return cell(nil, side, isNew: false) }
    let own = base.map { NodeChange.fields(from: $0, to: node).map(\.field) } ?? []
    // The base shows the field that the sides changed; each side the same, where it changed that.
    let field = own.isEmpty || own.contains(leadingField(of: id)) ? leadingField(of: id) : own.leading
    return cell(text(of: field, node), side, isNew: base == nil)
  }

  /// The field that tells the sides apart best.
  private func leadingField(of id: NodeID) -> FieldChange.Field {
    let (base, mine, theirs) = (
      dialog.merge.base[node: id], dialog.merge.mine[node: id], dialog.merge.theirs[node: id]
    )
    let pairs = base == nil ? [(mine, theirs)] : [(base, mine), (base, theirs)]
    return pairs.flatMap { old, new in
      old.flatMap { old in new.map { NodeChange.fields(from: old, to: $0).map(\.field) } } ?? []
    }.leading
  }

  private func text(of field: FieldChange.Field, _ node: WorkflowNode) -> String {
    switch field {
    case .id: node.id
    case .model: node.model.id
    case .owner: node.model.ownerTitle
    case .version:
      (node.model.versionID.map { String($0.prefix(8)) } ?? "newest") + (isWide ? " " + state.day(of: node.model) : "")
    case .from: "from " + FieldChange.inputs(node.inputs)
    case .output: node.suppressesOutput ? "hidden" : "shown"
    case .parameters: node.override?["params"]?.compact ?? node.override?.compact ?? "no params"
    }
  }
}

extension [FieldChange.Field] {
  /// The one that says most of a change.
  fileprivate var leading: FieldChange.Field {
    let order: [FieldChange.Field] = [.model, .version, .from, .parameters, .output, .owner, .id]
    return order.first(where: contains) ?? .version
  }
}

extension State {
  /// The date of the model's version, where it is known.
  func day(of model: ModelReference) -> String {
    guard case .read(let versions) = catalogue.versions(of: model) else { return "" }
    return clock.day(versions.first { $0.id == model.versionID }?.createdAt)
  }
}
