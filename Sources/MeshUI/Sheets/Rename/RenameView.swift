import Canvas
import MeshCore
import Panels

/// The sheet that asks for another id for a workflow.
struct RenameView {
  let form: RenameForm
  let state: State
  let size: Size

  var sheet: SheetView {
    let columns = FormColumns(size.columns)
    let obstacle = state.obstacle(to: form)
    let isSame = form.id.text.trimmed(unlessIs: form.workflow) == form.workflow
    var id = columns.field("New id", form.id, isFocused: !form.isLeaving, hint: "such as street-check")
    if !form.id.isEmpty, !isSame {
      let remark: [Span] = .remark(obstacle.map(NodeForm.Remark.error) ?? .ok("free"))
      id.lines += TextLine.wrapped(remark, after: [.blank(columns.field)], columns: columns.end)
    }
    func say(_ spans: [Span]) -> Block {
      Block(TextLine.wrapped(spans, after: [.blank(columns.field)], columns: columns.end))
    }
    let status =
      form.id.isEmpty || isSame
      ? Span("needs another id", .dim) : obstacle == nil ? Span("ready", .ok) : Span("1 error", .error)
    return SheetView(
      Rule("Rename \(form.workflow)", isFocused: true),
      [id, say([Span(rules, .dim)]), say(next)] + [
        columns.buttons("Stage", isReady: obstacle == nil, isNext: true, isLeaving: form.isLeaving, status: [status])
      ], rows: size.rows - 1)
  }

  private var rules: String {
    "letters and digits, separated by single - or _; at most \(Validation.maximumIDLength) characters"
  }

  private var next: [Span] {
    state.drafts[form.workflow]?.isNew == true
      ? [Span("It is only a draft: it has the new id at once.", .dim)]
      : .sentence(
        "It is staged as a step: its nodes and versions stay, its draft and steps follow. Nothing is sent before a plan."
      )
  }
}
