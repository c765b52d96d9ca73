import Canvas
import MeshCore
import Panels

/// The sheet that asks for an image, and says what will be called.
struct PredictView {
  let form: PredictForm
  let state: State
  let rows: Int
  let columns: FormColumns

  init(_ form: PredictForm, _ state: State, size: Size) {
    self.form = form
    self.state = state
    rows = size.rows - 1
    columns = FormColumns(size.columns)
  }

  var sheet: SheetView {
    let choices = form.rows(state)
    let builtIn = state.session.samples.count
    let recent = choices.count { $0.section == .recent }
    let ends = [calls, buttons]
    // What it costs stands below the list, however long that is.
    let room = max(3, rows - image.lines.count - ends.reduce(0) { $0 + $1.lines.count })
    return SheetView(
      Rule(title, trailing: [Span("\(counted(builtIn, "sample")), \(recent) recent", .dim)], isFocused: true),
      [image] + lists(choices, room: room) + ends, rows: rows)
  }

  private var title: String {
    switch form.purpose {
    case .predict: "Predict · \(form.workflow)"
    case .twin: "Compare with the draft · \(form.workflow)"
    case .compare(let variants): "Compare · \(variants.map(\.label).joined(separator: " and "))"
    }
  }

  private var image: Block {
    var block = columns.field(
      "Image", form.image, isFocused: true, hint: "a URL, a file, a folder/, or @list, or choose below")
    // Where one of the list is chosen, that is what has to stay in sight.
    block.isFocused = form.choice == nil
    if let error = form.error {
      block.lines += TextLine.wrapped(
        .remark(.error(error)), after: [.blank(columns.field)], columns: columns.end)
    }
    return block
  }

  /// The rows of each section as far as there is room, around the one that is chosen.
  private func lists(_ all: [ImageRow], room: Int) -> [Block] {
    let marked = form.marked(state)
    let shown = ListRows(count: all.count, selected: marked, rows: room)
    var blocks: [Block] = []
    for section in ImageRow.Section.allCases {
      let places = shown.places.filter { all[$0].section == section }
      guard !places.isEmpty else { continue }
      var block = Block()
      for place in places { add(all[place], isMarked: place == marked, to: &block) }
      blocks.append(block)
    }
    if let words = shown.words { blocks[blocks.count - 1].lines.append(columns.row([Span("  " + words, .dim)])) }
    return blocks
  }

  private func add(_ row: ImageRow, isMarked: Bool, to block: inout Block) {
    if isMarked {
      // While one types, the field is what has to stay in sight.
      block.isFocused = form.choice != nil
      block.grounds.append(.init(line: block.lines.count, columns: columns.field..<columns.end, role: .selection))
    }
    let lead = columns.label(block.lines.isEmpty ? row.section.rawValue : "", isFocused: false, role: .dim)
    // What is chosen comes before what is noted of it.
    let words = sanitized(row.words)
    let isNoted = !row.note.isEmpty && columns.fieldWidth - 4 - width(of: row.note) >= min(24, width(of: words))
    let room = columns.fieldWidth - 3 - (isNoted ? width(of: row.note) + 1 : 0)
    block.lines.append(
      TextLine(
        lead + [
          Span(isMarked ? "▸ " : "  "), row.isPlace ? .cellMiddle(words, room) : .cell(words, room),
          Span(isNoted ? " " + row.note : "", .dim),
        ]))
  }

  private var calls: Block {
    let nodes = (state.library[form.workflow] ?? state.workflow(form.workflow))?.nodes.count ?? 0
    let label = columns.label("Calls", isFocused: false, role: .dim)
    guard form.purpose == .predict else { return Block([TextLine(label + comparing)]) }
    let on = state.library.contains(form.workflow) ? ", on the applied workflow" : ", on the draft as it stands"
    var lines = TextLine.wrapped(
      [Span("\(requests), \(counted(nodes, "node"))"), Span(on, .dim)], after: label, columns: columns.end)
    if state.library.contains(form.workflow), state.drafts[form.workflow]?.hasChanges == true {
      lines += TextLine.wrapped(
        .remark(.warn("the draft is not applied: this runs what the service has")),
        after: [.blank(columns.field)], columns: columns.end)
    }
    return Block(lines)
  }

  private var images: [ImageSource] {
    if case .images(let images) = form.named(state) { images } else { [] }
  }

  private var requests: String {
    let count = images.count
    return (count > 1 ? "\(grouped(count)) images, " : "") + counted(state.session.calls(for: count), "request")
  }

  /// What of the draft is run, and that nothing is written.
  private var comparing: [Span] {
    let images = images.isEmpty ? [ImageSource.sample("")] : images
    if case .compare(let variants) = form.purpose {
      let plan = TrialPlan(Trial(variants, on: images), callsPerGraph: nil)
      return [Span(counted(plan.calls, "request")), Span(", nothing is written", .dim)]
    }
    guard let draft = state.drafts[form.workflow] else { return [] }
    let trial = Trial.twin(
      of: draft.result.nodes, live: draft.isNew ? nil : state.library[form.workflow], on: images, kept: state.runs)
    let plan = TrialPlan(trial, callsPerGraph: state.callsPerGraph)
    let (run, all) = plan.nodesRun(of: 1)
    let several = images.count > 1 ? "\(images.count) images, " : ""
    let written =
      plan.needsGraph && !state.session.isLocal && !state.isReadOnly
      ? "asks for a temporary workflow" : "nothing written"
    return [
      Span(several + counted(plan.calls, "request")),
      Span(", \(run) of \(counted(all, "node")) run, \(written)", .dim),
    ]
  }

  private var buttons: Block {
    columns.buttons("Run", isReady: form.choice != nil || !form.image.isEmpty, isNext: true, status: [])
  }
}
