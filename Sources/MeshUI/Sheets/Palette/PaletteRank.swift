import Panels

/// How well an entry of the palette fits what is typed, best first. What Enter does at the first place is what was meant.
enum PaletteRank: Int {
  /// It is called just so.
  case called
  /// It is of the kind that was named.
  case kind
  /// What it is called begins so.
  case begins
  /// A word of its name begins so.
  case word
  case within
  case other

  /// - Parameters:
  ///   - whole: all that is typed, in lower case.
  ///   - first: its first word.
  ///   - kind: the kind that it is the word for.
  init(_ entry: PaletteEntry, _ whole: String, _ first: String, _ kind: PaletteEntry.Kind?) {
    let name = entry.name.lowercased()
    let handles = entry.handles.isEmpty ? [name] : entry.handles.map { $0.lowercased() }
    if handles.contains(whole) {
      self = .called
    } else if let kind, entry.kind == kind {
      self = .kind
    } else if handles.contains(where: { $0.hasPrefix(first) }) {
      self = .begins
    } else if name.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).contains(where: { $0.hasPrefix(first) }) {
      self = .word
    } else {
      self = name.contains(first) ? .within : .other
    }
  }
}

extension Command {
  /// Other words by which people look for it.
  var alsoCalled: String { Self.otherWords[self] ?? "" }

  /// Its name in the settings. Who looks for what closes does not mean to quit, as closing the main screen would.
  var nameHere: String { self == .close ? "quit" : name }

  private static let otherWords: [Command: String] = [
    .close: "exit", .help: "keys", .requestLog: "requests calls", .refresh: "reload", .openApps: "contexts",
    .planAll: "apply send",
  ]
}
