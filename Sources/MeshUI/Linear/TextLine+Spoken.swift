import Canvas
import MeshCore
import Panels

extension TextLine {
  /// What it says in words: without rules, bars and swatches, its cells apart by commas, a mark by its word.
  var spoken: String {
    var text = ""
    for span in spans + (trailing.isEmpty ? [] : [Span("  ")]) + trailing {
      guard case .role = span.ink else { continue }
      text += span.text
    }
    return text.spoken
  }
}

extension String {
  /// The same of a text of the screen.
  var spoken: String {
    var words = String(
      sanitized(self).map { character in Self.isDrawn(character) ? " " : character })
    for (glyph, word) in Self.words { words = words.replacing(glyph, with: word) }
    var parts: [String] = []
    for part in words.split(separator: "  ").map(\.trimmed) where !part.isEmpty { parts.append(part) }
    for (mark, word) in Self.marks where parts.first == mark || parts.first?.hasPrefix(mark + " ") == true {
      let rest = parts[0].dropFirst(mark.count).trimmed
      parts[0] = rest.isEmpty ? word : "\(word): \(rest)"
    }
    return parts.joined(separator: ", ").replacing(":, ", with: ": ")
  }

  /// Boxes, blocks and the cursor of lists.
  private static func isDrawn(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return true }
    return (0x2500...0x25FF).contains(scalar.value)
  }

  private static let words = [
    ("→", "to"), ("←", "left"), ("↑", "up"), ("↓", "down"), ("≥", "at least"), ("…", "..."), (" · ", ", "), ("•", "x"),
    ("−", "minus "),
  ]

  /// As `Mark` draws them.
  private static let marks = [("+", "added"), ("~", "changed"), ("-", "removed"), ("!", "conflict")]
}

extension Substring {
  fileprivate var trimmed: String { String(self).trimmed }
}

extension SheetView {
  /// All of its text, a line a sentence.
  var spoken: [String] {
    let panels = [main, aside].compactMap(\.self)
    return panels.flatMap { panel in panel.block.lines.map(\.spoken) }.filter { !$0.isEmpty }
      + pinned.map(\.spoken).filter { !$0.isEmpty }
  }
}
