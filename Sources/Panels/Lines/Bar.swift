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
