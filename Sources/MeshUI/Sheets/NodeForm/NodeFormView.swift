import Canvas
import MeshCore
import Panels

/// The sheet that adds or edits a node: six fields, the list below the focused one, and what they make.
struct NodeFormView {
  let form: NodeForm
  let state: State
  let rows: Int
  let columns: FormColumns
  let draft: Workflow

  init(_ form: NodeForm, _ state: State, size: Size) {
    self.form = form
    self.state = state
    rows = size.rows - 1
    columns = FormColumns(size.columns)
    draft = state.workflow(form.workflow) ?? Workflow(id: form.workflow)
  }

  var catalogue: ModelCatalogue { state.catalogue }

  var sheet: SheetView {
    let title: String
    switch form.purpose {
    case .add: title = "Add a node · \(form.workflow)"
    case .edit(let id): title = "Edit \(id) · \(form.workflow)"
    }
    let count = Span("\(draft.nodes.count) of \(Validation.maximumNodes) nodes", .dim)
    return SheetView(Rule(title, trailing: [count], isFocused: true), blocks, rows: rows)
  }

  /// The list of the focused field takes what the other blocks leave.
  private var blocks: [Block] {
    let others = blocks(listRows: 0)
    let used = others.reduce(0) { $0 + $1.lines.count + 1 }
    return blocks(listRows: max(3, rows - used))
  }

  private func blocks(listRows: Int) -> [Block] {
    [
      model(listRows: listRows), version(listRows: listRows), id, inputs(listRows: listRows), output, parameters, graph,
      buttons,
    ]
  }

  func remark(on field: NodeForm.Field) -> NodeForm.Remark? {
    form.remark(on: field, draft: draft, catalogue: catalogue, keymap: state.keymap)
  }

  /// A remark set beside a row of so many columns where there is room, else below it. An empty field is not wrong yet:
  /// what it needs stands at the end of the form.
  func add(_ remark: NodeForm.Remark?, to block: inout Block, isEmpty: Bool = false, beside column: Int? = nil) {
    guard let remark, !(isEmpty && remark.isError) else { return }
    let words: [Span] = .remark(remark).painting(state.key(.suggestion, in: .nodeForm))
    let line = block.lines[0].spans
    if let column, line.columns < column, column + words.columns < columns.all {
      block.lines[0].spans = line + [.blank(column - line.columns)] + words
    } else {
      block.lines += TextLine.wrapped(words, after: [.blank(columns.field)], columns: columns.end)
    }
  }

  private var id: Block {
    var block = columns.field("Node id", form.id, isFocused: form.focus == .id, width: 34)
    add(remark(on: .id), to: &block, isEmpty: form.id.isEmpty, beside: columns.remark)
    return block
  }

  private var output: Block {
    let isFocused = form.focus == .output
    let box = form.isShown ? "[x] shown in results" : "[ ] hidden from results"
    var line = columns.label("Output", isFocused: isFocused) + [Span(box)]
    if isFocused, columns.all >= columns.remark + 17 {
      line += [.blank(columns.remark - line.columns)] + .sentence("`Space` changes it")
    }
    var block = Block([TextLine(line)], isFocused: isFocused)
    if isFocused {
      block.grounds = [.init(line: 0, columns: columns.field..<columns.field + box.count, role: .selection)]
    }
    return block
  }

  private var parameters: Block {
    let hint = form.focus == .parameters ? "{\"threshold\": 0.7}" : ""
    var trailing: [Span] = []
    if case .ok(let text)? = remark(on: .parameters), columns.fieldWidth >= 60 { trailing = [Span(text)] }
    var block = columns.field(
      "Params", form.parameters, isFocused: form.focus == .parameters, hint: hint, trailing: trailing)
    if trailing.isEmpty { add(remark(on: .parameters), to: &block) }
    return block
  }

  private var buttons: Block {
    let isAdding = form.purpose == .add
    let wrong = form.errors(draft: draft, catalogue: catalogue).map(\.field)
    let missing = wrong.filter { ($0 == .model && form.model.isEmpty) || ($0 == .id && form.id.isEmpty) }
    let mistaken = wrong.filter { !missing.contains($0) }
    let status: Span
    if !mistaken.isEmpty {
      // By name: the list of the focused field may hide what is said of another one.
      status = Span("fix \(mistaken.map(\.word).joined(separator: ", "))", .error)
    } else if !missing.isEmpty {
      status = Span("needs \(missing.map { $0 == .model ? "a model" : "an id" }.joined(separator: " and "))", .dim)
    } else {
      let ready = isAdding ? "ready to add" : "ready to save"
      // What nobody has found is no more than a guess.
      let isKnown = if case .warn? = remark(on: .model) { false } else { true }
      let isOffered = form.focus == .model && !form.models(catalogue).isEmpty
      status =
        isKnown
        ? Span(ready, .ok)
        : isOffered ? Span("take a model first", .dim) : Span("model not in catalogue", .warn)
    }
    let isNext = form.focus.rawValue >= NodeForm.Field.inputs.rawValue
    var buttons = columns.buttons(
      isAdding ? "Add" : "Save", isReady: wrong.isEmpty, isNext: isNext, isLeaving: form.focus == .cancel,
      status: [status])
    buttons.isFocused = form.focus == .cancel
    return buttons
  }
}

extension NodeForm.Field {
  /// As its label has it.
  fileprivate var word: String {
    switch self {
    case .model: "Model"
    case .version: "Version"
    case .id: "Node id"
    case .inputs: "Inputs"
    case .output: "Output"
    case .parameters: "Params"
    case .cancel: "Cancel"
    }
  }
}

extension [Span] {
  /// The same with a key, which some remarks name, as one.
  fileprivate func painting(_ key: String) -> [Span] {
    flatMap { span -> [Span] in
      guard let index = span.text.firstRange(of: " \(key) ") else { return [span] }
      var (before, after) = (span, span)
      before.text = String(span.text[..<index.lowerBound]) + " "
      after.text = " " + String(span.text[index.upperBound...])
      return [before, Span(key, .key), after]
    }
  }
}
