import Canvas

extension Frame {
  /// The rows as lines of a terminal, each look as its SGR sequence; without colours, as plain text.
  func lines(in theme: Theme, depth: ColorDepth) -> [String] {
    let theme = theme.reduced(to: depth)
    return (0..<size.rows).map { row in
      var line = ""
      var last: Style?
      for cell in self.row(row) where !cell.isContinuation {
        let cell = depth == .mono ? cell.withoutColors : cell
        let style = theme.style(for: cell.paint)
        if depth != .mono, style != last { line += style.sequence(depth) }
        last = style
        line.append(cell.glyph)
      }
      guard depth == .mono else { return line + "\u{1B}[0m" }
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}

extension Style {
  fileprivate func sequence(_ depth: ColorDepth) -> String {
    var numbers = ["0"]
    for (isOn, number) in [(bold, "1"), (dim, "2"), (underline, "4"), (reverse, "7")] where isOn {
      numbers.append(number)
    }
    numbers += [ink?.numbers(depth, base: 30), ground?.numbers(depth, base: 40)].compactMap(\.self)
    return "\u{1B}[\(numbers.joined(separator: ";"))m"
  }
}

extension Style.Color {
  /// - Parameter base: 30 for ink, 40 for ground.
  fileprivate func numbers(_ depth: ColorDepth, base: Int) -> String {
    switch (self, depth) {
    case (.rgb(let color), .direct): "\(base + 8);2;\(color.red);\(color.green);\(color.blue)"
    case (.rgb(let color), .indexed256): "\(base + 8);5;\(color.nearest256)"
    case (_, _):
      ansi(depth) < 8 ? String(base + ansi(depth)) : String(base + 52 + ansi(depth))
    }
  }
}
