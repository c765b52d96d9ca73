import MeshCore
import Panels

/// What the palette lists: everything that has a name, and what can be done.
struct PaletteEntry: Hashable, Sendable {
  enum Kind: String, CaseIterable, Hashable, Sendable {
    case command, workflow, node, model, context, theme, run

    var title: String {
      switch self {
      case .command: "Command"
      case .workflow: "Workflow"
      case .node: "Node"
      case .model: "Model"
      case .context: "Context"
      case .theme: "Theme"
      case .run: "Run"
      }
    }

    var plural: String { rawValue + "s" }
  }

  enum Action: Hashable, Sendable {
    /// In that place, to which one goes first.
    case run(Command, KeyContext)
    case goTo(WorkflowID, NodeID?)
    case add(ModelID, owner: String)
    case open(context: String)
    /// As the sheet of themes does.
    case wear(String)
    /// By the first run of a prediction.
    case openRun(PredictionRun.ID)
    /// Opens writing, for so many minutes.
    case write(minutes: Int)
    case endWriting
    /// What is typed cannot be done, in a sentence.
    case refuse(String)
  }

  let kind: Kind
  let name: String
  let action: Action
  /// What else it is found by.
  var others = ""

  /// What it is called in a word: a command as the row of keys and the settings call it.
  var handles: [String] = []

  /// A command's own name: letters that follow each other somewhere in a sentence say nothing.
  var shortName: String {
    if case .run(let command, _) = action { command.name } else { kind == .command ? "" : name }
  }
}

extension PaletteSheet {
  /// All that there is, commands of the place it was opened from first. Over a sheet only what that can do.
  func all(_ state: State) -> [PaletteEntry] {
    var below = state
    below.dialogs.removeAll { if case .palette = $0 { true } else { false } }
    let here = below.keyContext
    let commands = Self.commands(here, state.keymap, withPanes: below.dialogs.isEmpty)
    guard below.dialogs.isEmpty, !state.session.isChoosing else { return commands }
    return commands + typed + state.workflowNames + state.nodeNames + state.modelNames
      + state.session.contexts.filter { $0 != state.session.context }
      .map { PaletteEntry(kind: .context, name: $0, action: .open(context: $0)) }
      + themes.map { PaletteEntry(kind: .theme, name: $0.name, action: .wear($0.name)) } + state.runNames
  }

  /// What fits what is typed, best first. A command that is typed with its words is the only one.
  func entries(_ state: State) -> [PaletteEntry] { entries(of: all(state)) }

  func entries(of all: [PaletteEntry]) -> [PaletteEntry] {
    if let typed = typedCommand { return [typed] }
    let shown = only == nil ? all : all.filter { $0.kind == only }
    let hits = SearchWords(text.text).hits(of: shown, name: \.shortName) {
      $0.others.isEmpty ? $0.name : $0.name + " " + $0.others
    }
    guard let first = text.text.split(separator: " ").first?.lowercased() else { return hits }
    let whole = text.text.trimmed.lowercased()
    // The word for a kind lists that kind.
    let kind = PaletteEntry.Kind.allCases.first { [$0.rawValue, $0.plural].contains(whole) }
    let ofKind = kind.map { kind in
      let known = Set(hits)
      return shown.filter { $0.kind == kind && !known.contains($0) }
    }
    return (hits + (ofKind ?? [])).enumerated().map {
      (PaletteRank($0.element, whole, first, kind), $0.offset, $0.element)
    }
    .sorted { ($0.0.rawValue, $0.1) < ($1.0.rawValue, $1.1) }.map(\.2)
  }

  /// The commands of a place and, where panes have the screen, of the panes; each once.
  private static func commands(_ here: KeyContext, _ keymap: Keymap, withPanes: Bool) -> [PaletteEntry] {
    var seen = unlisted
    let panes = withPanes ? KeyContext.allCases.filter { $0.isPane && $0 != here } : []
    return ([here] + panes).flatMap { context in
      // Those that were given no key are found here all the same.
      context.bindings.compactMap { binding in
        guard seen.insert(binding.command).inserted else { return nil }
        let key = keymap.key(binding.command, of: context) ?? ""
        return PaletteEntry(
          kind: .command, name: binding.help, action: .run(binding.command, context),
          others: "\(binding.command.nameHere) \(binding.label) \(key) \(context.title) \(binding.command.alsoCalled)",
          handles: [binding.command.nameHere, binding.label])
      }
    }
  }

  /// What is of no use by its name: moving, and what belongs to a form.
  private static let unlisted = Set(Motion.of.keys).union([
    .paneLeft, .paneRight, .take, .next, .previous, .palette, .enter, .walkLeft, .walkRight, .apply, .yes, .no,
  ])

  private var typed: [PaletteEntry] {
    [
      PaletteEntry(
        kind: .command, name: "open writing in a read-only context for some time", action: .write(minutes: 10),
        others: "rw 10m write"),
      PaletteEntry(
        kind: .command, name: "close writing: nothing can be applied", action: .endWriting, others: "ro read-only"),
    ]
  }

  /// `rw 10m`, `ro`: a command that takes words.
  private var typedCommand: PaletteEntry? {
    let words = text.text.split(separator: " ")
    guard let name = words.first?.lowercased() else { return nil }
    switch (name, words.count) {
    case ("rw", 1): return writing(10)
    case ("rw", 2): return writing(Self.minutes(words[1].lowercased()))
    case ("rw", _): return writing(nil)
    case ("ro", 1): return PaletteEntry(kind: .command, name: "close writing", action: .endWriting)
    default: return nil
    }
  }

  private func writing(_ minutes: Int?) -> PaletteEntry {
    guard let minutes else {
      return PaletteEntry(
        kind: .command, name: "rw takes a time from 1m to 8h, such as rw 10m",
        action: .refuse("rw takes a time from 1m to 8h, such as rw 10m."))
    }
    return PaletteEntry(
      kind: .command, name: "open writing for \(State.duration(minutes: minutes))", action: .write(minutes: minutes))
  }

  /// `10m`, `2h`: 1 minute to 8 hours; nil for anything else.
  static func minutes(_ text: String) -> Int? {
    guard let unit = text.last, unit == "m" || unit == "h", text.dropLast().allSatisfy({ "0"..."9" ~= $0 }),
      text.count <= 4, let number = Int(text.dropLast())
    else { return nil }
    let minutes = unit == "h" ? number * 60 : number
    return (1...480).contains(minutes) ? minutes : nil
  }
}

extension State {
  fileprivate var workflowNames: [PaletteEntry] {
    var all = library.sorted
    for id in drafts.keys.sorted() where !library.contains(id) { all.append(id) }
    return all.map { PaletteEntry(kind: .workflow, name: $0, action: .goTo($0, nil)) }
  }

  /// Of the workflows that are open: the selected one, and those with drafts.
  fileprivate var nodeNames: [PaletteEntry] {
    let ids = Set(drafts.keys).union([selectedWorkflow].compactMap(\.self)).sorted()
    return ids.flatMap { id in
      (workflow(id)?.nodes ?? []).map { node in
        PaletteEntry(
          kind: .node, name: node.id, action: .goTo(id, node.id), others: "\(id) \(node.model.id)")
      }
    }
  }

  fileprivate var modelNames: [PaletteEntry] {
    catalogue.hits("").map { PaletteEntry(kind: .model, name: $0.id, action: .add($0.id, owner: $0.owner)) }
  }

  fileprivate var runNames: [PaletteEntry] {
    runGroups.map { group in
      let images = group.runs.count > 1 ? group.runs.prefix(32).map(\.image.title).joined(separator: " ") : ""
      return PaletteEntry(kind: .run, name: group.words, action: .openRun(group.id), others: images)
    }
  }
}
