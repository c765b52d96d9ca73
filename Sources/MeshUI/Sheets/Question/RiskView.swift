import Canvas
import MeshCore
import Panels

/// The sheet above a question about what may be lost: each step, each condition, and every single thing.
struct RiskView {
  let question: RiskQuestion
  let state: State
  let size: Size

  /// The lines that are seen at once; a rule stands above them, and another with a hint below.
  var rows: Int { max(1, size.rows - 3) }

  var lines: [TextLine] {
    question.steps.flatMap { step in
      [TextLine([.blank(1), Span(step.title, .head)])]
        + step.risks.flatMap { risk in
          TextLine.wrapped([Span(risk.title, .warn)], after: [.blank(3)], columns: size.columns - 1)
            + risk.losses.flatMap { loss in
              TextLine.wrapped(
                [Span(loss.title)], after: [.blank(5), Span("- ", .removed)], columns: size.columns - 1)
            }
        } + [.blank]
    }
  }

  var sheet: SheetView {
    let lines = lines
    var sheet = SheetView(
      SheetView.Panel(Rule("What may go", isFocused: true), Block(lines), top: question.top))
    let hidden = lines.count - question.top - rows
    let hint: [Span] =
      hidden > 0
      ? .sentence("`\(state.key(.pageDown, in: .risk))` shows the rest: a yes is to all of it")
      : .sentence("this is all of it")
    sheet.pinned = [.rule(above: hidden, columns: size.columns), TextLine([.blank(1)] + hint)]
    return sheet
  }
}

extension PatchOutlook.Risk {
  /// When it goes, as a line above what does.
  fileprivate var title: String { (conditions.clause ?? "under every reading") + ":" }
}
