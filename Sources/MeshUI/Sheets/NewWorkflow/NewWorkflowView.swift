import Canvas
import MeshCore
import Panels

/// The sheet that asks for the id of a new workflow.
struct NewWorkflowView {
  let field: TextField
  let isLeaving: Bool
  let state: State
  let size: Size

  var sheet: SheetView {
    let columns = FormColumns(size.columns)
    let obstacle = state.obstacle(toNewWorkflow: field.text.trimmed)
    var id = columns.field("Id", field, isFocused: !isLeaving, hint: "such as street-check")
    if !field.isEmpty {
      let remark: [Span] = .remark(obstacle.map(NodeForm.Remark.error) ?? .ok("free"))
      id.lines += TextLine.wrapped(remark, after: [.blank(columns.field)], columns: columns.end)
    }
    let rule = "letters and digits, separated by single - or _; at most \(Validation.maximumIDLength) characters"
    let rules = TextLine.wrapped([Span(rule, .dim)], after: [.blank(columns.field)], columns: columns.end)
    let next = TextLine.wrapped(
      .sentence(
        "It begins as an empty draft, and `\(state.key(.addNode, in: .nodes))` adds its first node. Nothing is sent before a plan."
      ),
      after: [.blank(columns.field)], columns: columns.end)
    let status =
      field.isEmpty ? Span("needs an id", .dim) : obstacle == nil ? Span("ready", .ok) : Span("1 error", .error)
    return SheetView(
      Rule("New workflow · \(state.session.app.name)", isFocused: true),
      [
        id, Block(rules), Block(next),
        columns.buttons("Start", isReady: obstacle == nil, isNext: true, isLeaving: isLeaving, status: [status]),
      ], rows: size.rows - 1)
  }
}
