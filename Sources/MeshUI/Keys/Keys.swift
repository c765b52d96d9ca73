package import Canvas
import Panels

/// All keys that ask for one command in a place, with what is said of them: once, however many they are.
struct Keys: Hashable, Sendable {
  /// What is pressed, in order; most have one key.
  var sequences: [[Key]]
  let command: Command
  /// A word or two for the row of keys; empty where everyone expects the key: help lists it, the row does not.
  let label: String
  /// A clause for the help.
  let help: String

  /// A binding of each.
  var bindings: [Binding] {
    sequences.map { Binding(keys: $0, command: command, label: label, help: help) }
  }
}

extension Keys {
  init(_ sequences: [Key]..., to command: Command, _ label: String, _ help: String) {
    self.init(sequences: sequences, command: command, label: label, help: help)
  }

  init(_ keys: Key..., to command: Command, _ label: String, _ help: String) {
    self.init(sequences: keys.map { [$0] }, command: command, label: label, help: help)
  }

  /// Those that leave a sheet.
  static func leaving(_ label: String, _ help: String) -> [Keys] {
    [Keys(.escape, to: .back, label, help), Keys("q", to: .close, label, help)]
  }
}

extension Keys {
  /// What throws away what a form holds.
  static let dropping = Keys(.ctrl("g"), to: .dropText, "drop", "close the form, and drop its text")
}

extension [Keys] {
  /// Those that work where letters are text.
  var letterless: [Keys] {
    map { keys in
      var keys = keys
      keys.sequences.removeAll { $0.contains(where: \.isLetter) }
      return keys
    }
  }
}

extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
  package init(extendedGraphemeClusterLiteral character: Character) { self = .char(character) }

  var isLetter: Bool { if case .char = self { true } else { false } }

  /// Whether it does something in a text field.
  var editsText: Bool {
    var field = TextField()
    return field.handle(self)
  }
}
