/// A number with its thousands apart: `1,200`.
package func grouped(_ number: Int) -> String {
  let digits = Array(String(number))
  return String(
    digits.enumerated().flatMap { index, digit in
      index > 0 && (digits.count - index).isMultiple(of: 3) ? [",", digit] : [digit]
    })
}

/// `1 node`, `2 nodes`, `1,200 nodes`.
package func counted(_ count: Int, _ noun: String) -> String { "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")" }

/// A value with three decimals, or a dot where there is none.
package func decimals(orDot value: Double?) -> String { value.map { decimals($0) } ?? "·" }

/// A value with three decimals: `0.930`.
package func decimals(_ value: Double, _ places: Int = 3) -> String {
  let scale = (0..<places).reduce(1) { product, _ in product * 10 }
  let scaled = Int((min(1_000_000, max(-1_000_000, value)) * Double(scale)).rounded())
  let digits = String(abs(scaled) % scale)
  return (scaled < 0 ? "-" : "") + "\(abs(scaled) / scale)."
    + String(repeating: "0", count: places - digits.count) + digits
}
