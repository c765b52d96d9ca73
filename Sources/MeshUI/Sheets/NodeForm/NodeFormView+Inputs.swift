import Canvas
import MeshCore
import Panels

extension NodeFormView {
  func inputs(listRows: Int) -> Block {
    let isFocused = form.focus == .inputs
    let room = columns.remark - columns.field - 14
    let from: String
    if form.inputs.isEmpty {
      from = "( ) from nodes …"
    } else {
      let names = sanitized(FieldChange.inputs(form.inputs))
      from = "(•) from " + (width(of: names) <= room - 9 ? names : counted(form.inputs.count, "node"))
    }
    let image = form.inputs.isEmpty ? "(•) image" : "( ) image"
    var block = Block(
      [TextLine(columns.label("Inputs", isFocused: isFocused) + [Span(image), .blank(3), Span(from)])],
      isFocused: isFocused)
    if isFocused, form.choice == 0 {
      block.grounds = [.init(line: 0, columns: columns.field..<columns.field + image.count, role: .selection)]
    }
    add(remark(on: .inputs), to: &block, beside: columns.remark)
    if isFocused { block.append(candidates(rows: listRows)) }
    return block
  }

  private func candidates(rows: Int) -> Block {
    let all = form.candidates(draft)
    guard !all.isEmpty else { return Block([columns.row([Span("  " + whyNoCandidates, .dim)])]) }
    let reader = form.reference.flatMap { ModelSignature(typeID: catalogue.typeID($0)) }
    let isRoomy = columns.fieldWidth >= 60
    let idColumns = isRoomy ? columns.fieldWidth - 42 : max(8, columns.fieldWidth - 22)
    return columns.list(of: all.count, chosen: form.choice - 1, rows: rows) { index in
      let node = all[index]
      let type = catalogue.typeID(node.model)
      return (
        [
          Span(form.inputs.contains(node.id) ? "[x] " : "[ ] "), .cell(FieldChange.plain(node.id), idColumns),
          .cell(type ?? node.model.id, isRoomy ? 20 : 0, .dim),
        ], [verdict(on: ModelSignature(typeID: type), for: reader)]
      )
    }
  }

  /// A node cannot read one that reads it, at whatever distance.
  private var whyNoCandidates: String {
    switch form.purpose {
    case .edit(let own) where draft.nodes.contains { $0.id != own }: "every other node reads this one"
    case .add, .edit: "there is no other node to read from"
    }
  }

  private func verdict(on source: ModelSignature?, for reader: ModelSignature?) -> Span {
    guard let source else { return Span("not known", .dim) }
    guard let reader else { return Span("gives \(source.gives.rawValue)", .dim) }
    return reader.accepts(source) ? Span("fits", .ok) : Span("gives \(source.gives.rawValue)", .warn)
  }
}
