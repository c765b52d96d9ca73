/// The text cut to so many columns, with `…` at its end when something is missing.
package func truncated(_ text: String, to columns: Int) -> String {
  guard width(of: text) > columns else { return text }
  guard columns > 0 else { return "" }
  return prefix(of: text, columns: columns - 1) + "…"
}

/// The text cut to so many columns, with `…` in its middle when something is missing: for ids and paths, whose ends
/// tell them apart.
package func truncatedMiddle(_ text: String, to columns: Int) -> String {
  guard width(of: text) > columns else { return text }
  guard columns > 0 else { return "" }
  let tail = (columns - 1) / 2
  return prefix(of: text, columns: columns - 1 - tail) + "…" + suffix(of: text, columns: tail)
}

private func prefix(of text: String, columns: Int) -> String {
  var taken = 0
  return String(
    text.prefix {
      taken += width(of: $0)
      return taken <= columns
    })
}

private func suffix(of text: String, columns: Int) -> String {
  var taken = 0
  var start = text.endIndex
  for index in text.indices.reversed() {
    taken += width(of: text[index])
    guard taken <= columns else { break }
    start = index
  }
  return String(text[start...])
}
