package import Canvas

extension Key {
  package var name: String {
    switch self {
    case .char(" "): "Space"
    case .char(let character): String(character)
    case .ctrl(let letter): "Ctrl-" + letter.uppercased()
    case .enter: "Enter"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .escape: "Esc"
    case .backspace: "Backspace"
    case .delete: "Delete"
    case .insert: "Insert"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number): "F\(number)"
    }
  }
}

extension [Key] {
  /// A key, or several in a row, as they are written: `a`, `ctrl-p`, `g g`, `Enter`. Nil where that is no key.
  package init?(keys text: String) {
    let keys = text.split(separator: " ").map { Key(name: String($0)) }
    guard !keys.isEmpty, !keys.contains(nil) else { return nil }
    self = keys.compactMap(\.self)
  }
}

extension Key {
  /// As ``name`` writes it, in large letters or small but for a letter itself. Nil where that is no key.
  package init?(name: String) {
    if name.count == 1, let character = name.first {
      self = Self.arrows[character] ?? .char(character)
      return
    }
    let small = name.lowercased()
    if let named = Self.named[small] {
      self = named
    } else if small.hasPrefix("ctrl-"), small.count == 6, let letter = small.last,
      letter.isASCII && letter.isLetter || #"@\]^_"#.contains(letter)
    {
      self = .ctrl(letter)
    } else if small.hasPrefix("f"), let number = Int(small.dropFirst()), (1...24).contains(number) {
      self = .function(number)
    } else {
      return nil
    }
  }

  private static let arrows: [Character: Key] = ["↑": .up, "↓": .down, "←": .left, "→": .right]

  private static let named: [String: Key] = [
    "space": .char(" "), "enter": .enter, "tab": .tab, "shift-tab": .backTab, "esc": .escape, "escape": .escape,
    "backspace": .backspace, "delete": .delete, "insert": .insert, "up": .up, "down": .down, "left": .left,
    "right": .right, "home": .home, "end": .end, "pgup": .pageUp, "pgdn": .pageDown,
  ]
}
