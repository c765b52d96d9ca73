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
      Rule("Predict · \(form.workflow)", trailing: [Span(count, .dim)], isFocused: true),
      [image, list("recent", recent), list("built in", builtIn), calls, buttons].filter { !$0.lines.isEmpty },
      rows: rows)
  }

  private var image: Block {
    var block = columns.field(
      "Image", form.image, isFocused: true, hint: "a URL or a file, or choose below")
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
    let nodes = state.library[form.workflow]?.nodes.count ?? 0
    let label = columns.label("Calls", isFocused: false, role: .dim)
    var lines = [
      TextLine(label + [Span("1 request, \(counted(nodes, "node"))"), Span(", on the applied workflow", .dim)])
    ]
    if state.drafts[form.workflow]?.hasChanges == true {
      lines += TextLine.wrapped(
        .remark(.warn("the draft is not applied: this runs what the service has")),
        after: [.blank(columns.field)], columns: columns.end)
    }
    return Block(lines)
  }

  private var buttons: Block {
    columns.buttons("Run", isReady: form.choice != nil || !form.image.isEmpty, isNext: true, status: [])
  }
}
