package import Canvas

/// A value from 0 to 1 as a heavy line on a thin track, in steps of half a cell: rows of bars stay apart.
package func bar(_ value: Double, columns: Int, filled: Role = .conceptHigh, track: Role = .conceptLow) -> [Span] {
  let halves = Int((min(1, max(0, value)) * Double(columns * 2)).rounded())
  let whole = halves / 2
  let half = halves % 2
  return [
    Span(String(repeating: "━", count: whole) + (half == 1 ? "╸" : ""), filled),
    Span(String(repeating: "─", count: max(0, columns - whole - half)), track),
  ]
}

/// Many numbers as a row of columns, each the mean of those that fall to it, from the least of them to the most. Empty
/// where there are none.
package func columnChart(_ values: [Double], columns: Int) -> String {
  let count = min(columns, values.count)
  guard count > 0 else { return "" }
  let means = (0..<count).map { column in
    let part = values[(column * values.count / count)..<((column + 1) * values.count / count)]
    return part.reduce(0, +) / Double(part.count)
  }
  let (least, most) = (means.min() ?? 0, means.max() ?? 0)
  let glyphs = Array("▁▂▃▄▅▆▇█")
  let scale = most > least ? Double(glyphs.count - 1) / (most - least) : 0
  return String(
    means.map { mean in
      let step = (mean - least) * scale
      return glyphs[step.isFinite ? max(0, min(glyphs.count - 1, Int(step.rounded()))) : 0]
    })
}
