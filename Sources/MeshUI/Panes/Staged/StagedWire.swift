import Canvas
import MeshCore
import Panels

/// The requests of a step as they would be sent now, with nothing left out but the lines that there is no room for: their
/// number stands at the end.
func wireLines(_ state: State, _ step: StagedStep, columns: Int, rows: Int) -> [TextLine] {
  var step = step
  step.isHeld = false
  var stored: [WorkflowID: Workflow] = [:]
  for id in step.change.workflows { stored[id] = state.library[id] }
  let plan = Plan(
    [step], drafts: state.drafts, stored: stored, in: state.session.app, readAt: state.clock.now)
  let lines = plan.steps.flatMap { step in
    let marks = RequestLines.marks(of: step)
    return step.requests.flatMap { $0.lines(columns: columns, marks) }
  }
  guard lines.count > rows - 1 else {
    return lines + [TextLine(" authorization: Key $CLARIFAI_PAT", .dim)]
  }
  let cut = max(0, rows - 1)
  return lines.prefix(cut) + [TextLine(" … \(lines.count - cut) more lines; the plan shows all", .dim)]
}

extension APIRequest {
  /// The objects of nodes that differ have their mark before them.
  fileprivate func lines(columns: Int, _ marks: [NodeID: Mark]) -> [TextLine] {
    let size = body.map { "\(grouped($0.data().count)) bytes" } ?? "no body"
    let head = TextLine(
      [.blank(1), Span(method.rawValue, .key), Span(" " + target)], trailing: [Span(size, .dim), .blank(1)])
    guard let body else { return [head] }
    let lines = folded(body.lines(width: columns - 2), columns: columns - 2)
    return [head]
      + lines.map { line in
        let begun = marks.first { id, _ in
          let object = "{ \"id\": \"\(id)\""
          return line.trimmed.hasPrefix(object) || line.contains("[ " + object)
        }
        return TextLine([begun?.value.span ?? .blank(1)] + syntaxSpans(line))
      }
  }
}

/// Lines of JSON with brackets that have a line of their own moved to the text they enclose: half as many, and every
/// line says something.
private func folded(_ lines: [String], columns: Int) -> [String] {
  var folded: [String] = []
  for line in lines {
    let text = line.trimmed
    guard let last = folded.last else {
      folded.append(line)
      continue
    }
    let isOpen = last.last == "{" || last.last == "["
    let isClosing = text.allSatisfy { "}],".contains($0) }
    if isOpen || isClosing, width(of: last) + 1 + width(of: text) <= columns {
      folded[folded.count - 1] = last + " " + text
    } else {
      folded.append(line)
    }
  }
  return folded
}
