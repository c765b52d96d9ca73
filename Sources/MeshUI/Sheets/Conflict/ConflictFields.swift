import Canvas
import MeshCore
import Panels

/// The selected part of a conflict field by field, as each side has it: side by side where there is room, else below each
/// other.
struct ConflictFields {
  let subject: ThreeWayMerge.Subject
  let merge: ThreeWayMerge
  let choice: ThreeWayMerge.Choice?
  let state: State
  let columns: Int

  /// A column of values: a side, or what was edited by hand.
  private struct Source {
    let name: String
    let isBase: Bool
    let node: WorkflowNode?
    let workflow: Workflow?
  }

  private struct Field {
    let name: String
    /// By source; nil where there is nothing on its side.
    let values: [String?]
    let notes: [String]

    var isSame: Bool { Set(values.compactMap(\.self)).count <= 1 }
  }

  var lines: [TextLine] {
    isWide ? sideBySide : stacked
  }

  private var isWide: Bool { Room(columns).isWide }

  private var sources: [Source] {
    let sides = ThreeWayMerge.Side.allCases.map { side in
      var node: WorkflowNode?
      if case .node(let id) = subject { node = merge[side][node: id] }
      return Source(name: side.rawValue, isBase: side == .base, node: node, workflow: merge[side])
    }
    return sides
  }

  private var fields: [Field] {
    let sources = sources
    func field(_ name: String, _ value: (Source) -> String?) -> Field {
      Field(name: name, values: sources.map(value), notes: sources.map { _ in "" })
    }
    switch subject {
    case .attribute(let name): return [field("value") { $0.workflow?.attributes[name]?.compact }]
    case .order: return [field("order") { $0.workflow?.nodes.map(\.id).joined(separator: ", ") }]
    case .node:
      let all = [
        field("model") { $0.node?.model.id }, field("owner") { $0.node.map { $0.model.ownerTitle } },
        Field(
          name: "version", values: sources.map { $0.node.map { $0.model.versionID ?? "newest" } },
          notes: sources.map { $0.node.map { state.day(of: $0.model) } ?? "" }),
        field("from") { $0.node.map { FieldChange.inputs($0.inputs) } },
        field("output") { $0.node.map { $0.suppressesOutput ? "hidden" : "shown" } },
        field("params") { $0.node.map { $0.override?["params"]?.compact ?? $0.override?.compact ?? "none" } },
      ]
      // What is the same and as it is for most nodes says nothing.
      return all.filter { !$0.isSame || $0.name == "model" || $0.name == "version" || $0.name == "from" }
    }
  }

  /// Sides that have no such thing at all.
  private var absences: [TextLine] {
    zip(sources, fields.first?.values ?? []).filter { $1 == nil }.map { source, _ in
      TextLine([
        .blank(2), .cell(source.name, 10, .dim),
        source.isBase ? Span("not there yet", .dim) : Span("- removed", .removed),
      ])
    }
  }

  private var stacked: [TextLine] {
    let sources = sources
    return absences
      + fields.flatMap { field -> [TextLine] in
        let known = field.values.compactMap(\.self)
        if field.isSame {
          let note = [Span(known.count > 2 ? "the same on all sides " : "the same on both ", .dim)]
          let lead: [Span] = [.blank(2), .cell(field.name, 10, .dim)]
          var lines = TextLine.wrapped([Span(known.first ?? "")], after: lead, columns: columns - 1)
          if lines.count == 1, lines[0].spans.columns + note.columns + 2 <= columns { lines[0].trailing = note }
          return lines
        }
        var label = field.name
        return sources.indices.flatMap { index -> [TextLine] in
          guard let value = field.values[index] else { return [] }
          defer { label = "" }
          let lead: [Span] = [.blank(2), .cell(label, 10, .dim), .cell(sources[index].name, 8, .dim)]
          var lines = TextLine.wrapped(
            [Span(value, role(of: value, sources[index], field))], after: lead, columns: columns - 1)
          let note = field.notes[index]
          if lines.count == 1, !note.isEmpty, lines[0].spans.columns + width(of: note) + 3 <= columns {
            lines[0].trailing = [Span(note + " ", .dim)]
          }
          return lines
        }
      }
  }

  private func role(of value: String, _ source: Source, _ field: Field) -> Role {
    source.isBase ? .dim : value == (field.values.first ?? nil) ? .text : .changed
  }

  private static let nameColumns = 12

  private var sideBySide: [TextLine] {
    let sources = sources
    let room = (columns - 2 - Self.nameColumns) / sources.count
    let head = TextLine(
      [.blank(2), .cell("field", Self.nameColumns, .dim)]
        + sources.map { .cell($0.name, room, $0.isBase ? .dim : .text) })
    let fields = fields
    // A value that would be cut is shown whole, below the others.
    guard fields.allSatisfy({ $0.values.allSatisfy { width(of: sanitized($0 ?? "")) < room } }) else { return stacked }
    return [head]
      + fields.map { field in
        TextLine(
          [.blank(2), .cell(field.name, Self.nameColumns, .dim)]
            + sources.indices.map { index in
              guard let value = field.values[index] else {
                return sources[index].isBase ? .cell("not there yet", room, .dim) : .cell("- removed", room, .removed)
              }
              let isRepeated = index > 0 && value == field.values[0]
              return .cell(
                isRepeated ? "same" : value, room, isRepeated ? .dim : role(of: value, sources[index], field))
            })
      }
  }
}
