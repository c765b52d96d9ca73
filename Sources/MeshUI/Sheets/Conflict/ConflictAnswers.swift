import Canvas
import MeshCore
import Panels

/// What each side's model answers on one image, side by side: one chooses by result, not by id.
struct ConflictAnswers {
  let answers: SideAnswers?
  let question: SideQuestion
  let state: State
  let columns: Int

  /// A concept or colour, with its value by side; one that a side does not have counts as 0.
  private struct Finding {
    let name: String
    let values: [ThreeWayMerge.Side: Double]

    /// How far apart the sides are.
    var spread: Double { (values.values.max() ?? 0) - (values.values.min() ?? 0) }
  }

  var lines: [TextLine] {
    let calls = counted(question.calls, "call")
    let note: [Span]
    if let answers {
      note = [Span("\(calls), \(state.clock.time(answers.at))", .dim)]
    } else if state.running.contains(.ask(question)) {
      note = [Span("running", .running)]
    } else {
      note = [Span(state.key(.predict, in: .conflict), .key), Span(" runs it, \(calls)", .dim)]
    }
    let image = answers?.question.image ?? question.image
    let head = TextLine.rule("what each would answer · \(image.title)", trailing: note, columns: columns)
    guard let answers else { return [head] }
    return [head] + failures(answers) + table(answers)
  }

  private func failures(_ answers: SideAnswers) -> [TextLine] {
    sides(answers).flatMap { side -> [TextLine] in
      guard case .failed(let why)? = answers.sides[side] else { return [] }
      return TextLine.wrapped(
        [Span(why, .error)], after: [.blank(2), .cell(side.rawValue, 8, .dim)], columns: columns - 1)
    }
  }

  private func sides(_ answers: SideAnswers) -> [ThreeWayMerge.Side] {
    ThreeWayMerge.Side.allCases.filter { answers.sides[$0] != nil }
  }

  private var isWide: Bool { Room(columns).isWide }

  private func table(_ answers: SideAnswers) -> [TextLine] {
    let found = findings(answers)
    let sides = sides(answers).filter { if case .output? = answers.sides[$0] { true } else { false } }
    guard !sides.isEmpty else { return [] }
    guard !found.isEmpty else { return [TextLine("  neither concepts nor colours to compare", .dim)] }
    let name = isWide ? 24 : columns >= 66 ? 18 : 12
    let room = (columns - 2 - name) / sides.count
    let shown = found.sorted { ($1.spread, $0.name) < ($0.spread, $1.name) }.prefix(isWide ? 6 : 3)
    let head = TextLine([.blank(2), .blank(name)] + sides.map { .cell($0.rawValue, room, $0 == .base ? .dim : .text) })
    return [head]
      + shown.map { finding in
        TextLine(
          [.blank(2), .cell(finding.name + " ", name)]
            + sides.flatMap { side -> [Span] in
              let value = finding.values[side] ?? 0
              let ink: Role = value >= 0.5 ? .conceptHigh : .dim
              return [Span(decimals(value) + " ", side == .base ? .dim : .text)]
                + bar(value, columns: max(3, room - 8), filled: ink) + [.blank(2)]
            })
      } + changes(found, sides, name: name, room: room)
  }

  /// How far each side is from the base in all.
  private func changes(
    _ found: [Finding], _ sides: [ThreeWayMerge.Side], name: Int, room: Int
  ) -> [TextLine] {
    guard sides.contains(.base), sides.count > 1 else { return [] }
    let cells = sides.map { side -> Span in
      guard side != .base else { return .cell("", room) }
      let sum = found.reduce(0) { $0 + abs(($1.values[side] ?? 0) - ($1.values[.base] ?? 0)) }
      return .cell(decimals(sum, 2), room)
    }
    return [TextLine([.blank(2), .cell("sum of change ", name, .dim)] + cells)]
  }

  private func findings(_ answers: SideAnswers) -> [Finding] {
    var values: [String: [ThreeWayMerge.Side: Double]] = [:]
    for case (let side, .output(let data)) in answers.sides {
      for concept in data.concepts { values[concept.name, default: [:]][side] = concept.value }
      for color in data.colors {
        values[color.title, default: [:]][side, default: 0] += color.share
      }
    }
    let known = sides(answers).filter { if case .output? = answers.sides[$0] { true } else { false } }
    return values.map { name, found in
      Finding(name: name, values: Dictionary(uniqueKeysWithValues: known.map { ($0, found[$0] ?? 0) }))
    }
  }
}
