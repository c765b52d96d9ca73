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

/// A value with three decimals: `0.930`.
package func decimals(_ value: Double, _ places: Int = 3) -> String {
  let scale = (0..<places).reduce(1) { product, _ in product * 10 }
  let scaled = Int((min(1_000_000, max(-1_000_000, value)) * Double(scale)).rounded())
  let digits = String(abs(scaled) % scale)
  return (scaled < 0 ? "-" : "") + "\(abs(scaled) / scale)."
    + String(repeating: "0", count: places - digits.count) + digits
}
