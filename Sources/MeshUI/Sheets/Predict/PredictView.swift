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
    let images = Array(state.knownImages.enumerated())
    let builtIn = images.filter { isBuiltIn($0.element) }
    let recent = images.filter { !isBuiltIn($0.element) }
    let count = "\(counted(builtIn.count, "sample")), \(recent.count) recent"
    return SheetView(
      Rule(
        title,
        trailing: [Span(count, .dim)], isFocused: true),
      [image, list("recent", recent), list("built in", builtIn), all, calls, buttons].filter { !$0.lines.isEmpty },
      rows: rows)
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

  private func list(_ label: String, _ images: [(offset: Int, element: ImageSource)]) -> Block {
    var block = Block()
    for (index, image) in images {
      let isChosen = index == form.choice
      if isChosen {
        block.isFocused = true
        block.grounds.append(.init(line: block.lines.count, columns: columns.field..<columns.end, role: .selection))
      }
      let lead = columns.label(block.lines.isEmpty ? label : "", isFocused: false, role: .dim)
      let note = note(image, isFirst: block.lines.isEmpty)
      let room = columns.fieldWidth - 3 - (note.isEmpty ? 0 : width(of: note) + 1)
      block.lines.append(
        TextLine(
          lead + [
            Span(isChosen ? "▸ " : "  "), Span.cell(truncatedMiddle(sanitized(title(image)), to: room), room),
            Span(note.isEmpty ? "" : " " + note, .dim),
          ]))
    }
    return block
  }

  /// The row that stands for all of the built-in pictures.
  private var all: Block {
    let pictures = state.builtInImages.count
    guard pictures > 1 else { return Block() }
    var block = Block()
    let isChosen = form.choice == state.knownImages.count
    if isChosen {
      block.isFocused = true
      block.grounds.append(.init(line: 0, columns: columns.field..<columns.end, role: .selection))
    }
    block.lines = [
      TextLine(
        columns.label("", isFocused: false) + [Span(isChosen ? "▸ " : "  "), Span("all \(pictures) of them")])
    ]
    return block
  }

  private func isBuiltIn(_ image: ImageSource) -> Bool {
    if case .sample = image { true } else { false }
  }

  private func title(_ image: ImageSource) -> String {
    guard case .sample(let id) = image else { return image.isEmbedded ? image.title : image.text }
    guard let sample = state.session.samples.first(where: { $0.id == id }) else { return image.text }
    return sample.title == id ? id : Span.cell(id, 14).text + sample.title
  }

  private func note(_ image: ImageSource, isFirst: Bool) -> String {
    switch image {
    case .sample: isFirst ? "work without a network" : ""
    case .file: "file" + (time(image).map { ", " + $0 } ?? "")
    case .url: time(image) ?? ""
    }
  }

  /// When a prediction ran on it last.
  private func time(_ image: ImageSource) -> String? {
    state.runs.first { $0.image == image }.map { state.clock.time($0.at) }
  }

  private var calls: Block {
    let nodes = (state.library[form.workflow] ?? state.workflow(form.workflow))?.nodes.count ?? 0
    let label = columns.label("Calls", isFocused: false, role: .dim)
    guard form.purpose == .predict else { return Block([TextLine(label + comparing)]) }
    let on = state.library.contains(form.workflow) ? ", on the applied workflow" : ", on the draft as it stands"
    var lines = [
      TextLine(label + [Span("\(requests), \(counted(nodes, "node"))"), Span(on, .dim)])
    ]
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
