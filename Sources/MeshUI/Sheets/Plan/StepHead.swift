import Canvas
import MeshCore
import Panels

/// The line that begins a step, in the plan and in the report: place, mark, what it is about, what is done to it.
struct StepHead {
  let index: Int
  let mark: Mark
  let subject: String
  let action: String
  var isSelected: Bool
  var isDim = false

  /// The first of `endings` that leaves the rest whole is set against the right edge; where none does, the last.
  func line(columns: Int, endings: [[Span]]) -> TextLine {
    let number = "\(index + 1)"
    let subject = sanitized(subject)
    let subjectColumns = max(min(25, columns / 3), width(of: subject) + 1)
    let ink: Role = isDim ? .dim : .text
    let spans: [Span] = [
      Span(isSelected ? "▸" : " "), .cellRight(number, 2, ink), .blank(1), Span(mark.glyph, isDim ? .dim : mark.role),
      .blank(1), .cell(subject, subjectColumns, isDim ? .dim : .head),
      Span(action, isDim ? .dim : mark == .removed ? .removed : .text),
    ]
    let room = columns - spans.columns - 2
    let ending = endings.first { $0.columns + 1 <= room } ?? endings.last ?? []
    return TextLine(
      spans, trailing: ending.isEmpty ? [] : ending + [.blank(1)], ground: isSelected ? .selection : nil)
  }
}
