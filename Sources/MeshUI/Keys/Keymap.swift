import Canvas

/// Which keys ask for what: those of each ``KeyContext``, but for the commands that were given others. Dispatch, the row
/// of keys, the help, `meshwork keys`, the papers and every sentence that names a key ask it.
package struct Keymap: Hashable, Sendable {
  /// Other keys than the usual ones for a command, wherever it works: some sequences, or none.
  var changes: [Command: [[Key]]] = [:] { didSet { resolve() } }
  /// The same in one place, whatever it has everywhere.
  var places: [KeyContext: [Command: [[Key]]]] = [:] { didSet { resolve() } }
  /// The bindings of each place; empty where all are the usual ones.
  private var resolved: [KeyContext: [Binding]] = [:]

  package static let usual = Keymap()

  init() {}

  init(changes: [Command: [[Key]]], places: [KeyContext: [Command: [[Key]]]]) {
    self.changes = changes
    self.places = places
    resolve()
  }

  /// The bindings of one place, those of its own before those it shares; what was given other keys keeps its place. Where
  /// letters are text, a letter asks for nothing.
  func bindings(of context: KeyContext) -> [Binding] { resolved[context] ?? context.bindings }

  private mutating func resolve() {
    guard !changes.isEmpty || !places.isEmpty else { return resolved = [:] }
    for context in KeyContext.allCases {
      let new = newKeys(in: context)
      let taken = Set(new.values.joined())
      resolved[context] = claims(in: context).filter { new[$0.command] != nil || !taken.contains($0.keys) }
    }
  }

  /// The bindings of a place before it is seen whether two of them ask for the same key.
  func claims(in context: KeyContext) -> [Binding] {
    let new = newKeys(in: context)
    var done: Set<Command> = []
    return context.bindings.flatMap { binding -> [Binding] in
      guard let keys = new[binding.command] else { return [binding] }
      guard done.insert(binding.command).inserted else { return [] }
      return keys.map {
        Binding(keys: $0, command: binding.command, label: binding.label, help: binding.help)
      }
    }
  }

  /// The keys of the commands of a place that have others than the usual ones.
  private func newKeys(in context: KeyContext) -> [Command: [[Key]]] {
    var new = places[context] ?? [:]
    for command in Set(context.bindings.map(\.command)) where new[command] == nil {
      guard let given = changes[command] else { continue }
      let fitting = given.filter(context.takes)
      // Where none of them can be pressed, as letters in a field, the usual ones stay.
      if given.isEmpty || !fitting.isEmpty { new[command] = fitting }
    }
    return new
  }

  /// The first key of a command as it is written: in that place, or in the first where it works. Of one that has none,
  /// what the palette takes for it.
  func key(_ command: Command, in context: KeyContext) -> String {
    key(command, of: context) ?? KeyContext.allCases.lazy.compactMap { key(command, of: $0) }.first
      ?? ":" + command.name
  }

  /// The same of that place alone; nil where it does not work there.
  func key(_ command: Command, of context: KeyContext) -> String? {
    bindings(of: context).first { $0.command == command }?.keyNames
  }
}

extension State {
  /// The key of a command as it is written: in that place, else where the keyboard goes, or in the first place where it
  /// works.
  func key(_ command: Command, in context: KeyContext? = nil) -> String {
    keymap.key(command, in: context ?? keyContext)
  }
}

/// The keys of the panes, and those that several places share.
extension Keymap {
  static let workflows = [
    Keys(.enter, to: .enter, "nodes", "go to the nodes of the workflow"),
    Keys("p", to: .predict, "predict", "predict on an image"),
    Keys("a", to: .addNode, "add node", "add a node to the workflow"),
    Keys("A", to: .newWorkflow, "new", "start a new workflow"),
    Keys("/", to: .filter, "filter", "narrow the list as you type"),
    Keys("D", to: .deleteWorkflow, "delete", "stage the deletion of the workflow, or of all marked ones"),
    Keys(" ", to: .mark, "mark", "mark the workflow, to stage, plan, discard or delete several at once"),
    Keys("V", to: .markRange, "", "mark all from the last mark to here"),
    Keys("*", to: .markAll, "mark all", "mark all shown workflows, or none"),
    Keys("t", to: .toggleGraph, "graph", "draw the nodes of the workflow as a graph"),
    Keys("v", to: .workflowVersions, "versions", "show the versions of the workflow, compare and restore them"),
    Keys("r", to: .renameWorkflow, "", "stage another id for the workflow"),
    Keys("S", to: .sortWorkflows, "", "sort the list by id, by date or by number of nodes"),
    Keys("=", to: .compare, "compare", "compare the marked workflows, or the marked one with this, on an image"),
  ]

  static let nodes = [
    Keys("a", to: .addNode, "add", "add a node"),
    Keys("e", .enter, to: .editNode, "edit", "edit the node"),
    Keys("v", to: .chooseVersion, "version", "choose another version of the node's model"),
    Keys("i", to: .chooseInputs, "inputs", "choose what the node reads"),
    Keys("d", to: .removeNode, "remove", "remove the node, or all marked ones; their rows stay until applied"),
    Keys("t", to: .toggleGraph, "graph", "draw the nodes as a graph"),
    Keys("s", to: .stage, "stage", "stage the draft as one step, or only what changes marked nodes"),
    Keys("c", to: .plan, "plan", "stage the draft and show what would be sent"),
    Keys("p", to: .predict, "predict", "predict on an image"),
    Keys("J", to: .moveNodeDown, "down", "move the node down in the list"),
    Keys("K", to: .moveNodeUp, "up", "move the node up in the list"),
    Keys(" ", to: .mark, "", "mark the node, to stage, plan or remove several at once"),
    Keys("V", to: .markRange, "", "mark all from the last mark to here"),
    Keys("*", to: .markAll, "", "mark all nodes, or none"),
    Keys("w", to: .whereUsed, "", "show where the node's model is used"),
  ]

  static let draft = [
    Keys("u", to: .undo, "undo", "undo the last edit or staging"),
    Keys("U", to: .redo, "redo", "redo what was undone"),
    Keys("s", to: .stage, "stage", "stage the draft as one step"),
    Keys("c", to: .plan, "plan", "stage the draft and show what would be sent"),
    Keys("C", to: .planAll, "plan all", "show what all staged steps would send"),
    Keys("E", to: .editText, "", "edit the whole workflow as text, in $VISUAL or $EDITOR"),
    Keys("X", to: .discard, "discard", "discard the draft of the workflow, or of all marked ones"),
  ]

  /// In Staged `o` is an action.
  static let openApps = [Keys("o", to: .openApps, "app", "open another app")]

  static let staged = [
    Keys("o", to: .overwrite, "overwrite", "send the draft by overwrite"),
    Keys("m", to: .merge, "merge", "send the draft by merge"),
    Keys("r", to: .remove, "remove", "send the draft by remove"),
    Keys("M", to: .mergeThenRemove, "both", "send a merge, then a remove"),
    Keys(.enter, "c", to: .plan, "plan", "plan this step"),
    Keys("C", to: .planAll, "plan all", "show what all staged steps would send"),
    Keys("x", to: .unstage, "unstage", "take the step out; its draft stays"),
    Keys(" ", to: .hold, "hold", "keep the step staged but leave it out of plans"),
    Keys("*", to: .markAll, "mark all", "mark all steps, or none: keys act on all that is marked"),
    Keys("V", to: .markRange, "", "mark from here to where it is pressed again"),
    Keys("J", to: .orderDown, "later", "send the step later"),
    Keys("K", to: .orderUp, "earlier", "send the step earlier"),
    Keys("u", to: .undo, "", "undo the last change of what is staged"),
    Keys("U", to: .redo, "", "redo what was undone"),
    Keys("H", to: .history, "history", "show what was applied, and stage its way back"),
  ]

  static let prediction = [
    Keys("p", to: .predict, "predict", "predict on an image"),
    Keys("P", to: .twin, "twin", "compare the workflow with its draft, on the same image"),
    Keys("<", to: .thresholdDown, "threshold", "lower the threshold"),
    Keys(">", to: .thresholdUp, "threshold", "raise the threshold"),
    Keys("H", to: .runs, "runs", "show the predictions that are kept: open, compare, export them"),
    Keys(
      "=", to: .compare, "compare", "compare the marked runs, the marked one with this, or this with the one before"),
    Keys("B", to: .bisect, "bisect", "find the version that changed the node's strongest concept"),
    Keys("f", to: .pin, "pin", "pin the image with what it must and must not give: plans check it"),
    Keys(")", to: .nextNode, "node", "go to what the next node gave"),
    Keys("(", to: .previousNode, "node", "go to what the node before gave"),
    Keys(".", to: .nextImage, "image", "go to the next image of the same prediction"),
    Keys(",", to: .previousImage, "image", "go to the image before"),
    Keys("R", to: .retry, "", "run again what failed"),
    Keys("i", to: .togglePictures, "", "hide pictures, or show them again"),
    Keys(.enter, to: .fold, "fold", "fold what the node gave, or show it"),
    Keys("J", to: .rawPrediction, "JSON", "show the results as JSON, and back"),
  ]

  /// What works in every pane of the main screen.
  static let panes = [
    Keys("p", to: .predict, "predict", "predict on an image"),
    Keys("P", to: .twin, "twin", "compare the workflow with its draft: what a change does to predictions"),
    Keys("y", to: .copy, "", "copy it: as id, curl, JSON, YAML or Python"),
    Keys(.function(6), to: .runs, "", "show the predictions that are kept: open, compare, export them"),
    Keys(.insert, to: .paste, "", "paste, import: stage a file of workflows, or a snippet that is pasted"),
    Keys("+", to: .zoom, "zoom", "give the pane the whole screen, and back"),
    Keys("_", to: .unzoom, "", "back from the whole screen"),
    Keys("1", to: .jumpWorkflows, "", "go to Workflows; again: the whole screen"),
    Keys("2", to: .jumpNodes, "", "go to Nodes; again: the whole screen"),
    Keys("3", to: .jumpStaged, "", "go to Staged; again: the whole screen"),
    Keys("4", to: .jumpPrediction, "", "go to Prediction; again: the whole screen"),
    Keys("0", to: .jumpDetail, "", "go to Detail; again: its next tab"),
    Keys(.tab, to: .nextPane, "", "go to the next pane"),
    Keys(.backTab, to: .previousPane, "", "go to the pane before"),
    Keys("h", .left, to: .paneLeft, "", "go to the pane on the left"),
    Keys("l", .right, to: .paneRight, "", "go to the pane on the right"),
    Keys("/", to: .filter, "filter", "narrow the list of workflows as you type"),
    Keys("R", .function(5), to: .refresh, "refresh", "read the workflows again"),
    Keys(.function(12), to: .resetSample, "", "reset: restore the sample app of the embedded backend"),
    Keys(.function(2), to: .chooseTheme, "", "themes: see each on this screen, and keep one"),
    Keys(.function(10), to: .leaveKiosk, "", "leave a kiosk, with the word that it was given at the start"),
    Keys("@", to: .requestLog, "", "show what was asked of the service, and how it answered"),
    Keys("%", to: .toggleMouse, "", "leave the mouse to the terminal, to select text; again: take it"),
    Keys("T", to: .takeOver, "", "take over an app that another meshwork edits"),
    Keys(.escape, to: .back, "back", "one step back; never quits"),
    Keys("q", to: .close, "quit", "quit; drafts and staged steps are kept"),
  ]

  /// In Prediction `R` runs again what failed.
  static let panesBesidePrediction = panesOfTexts.map { keys in
    guard keys.command == .refresh else { return keys }
    var keys = keys
    keys.sequences.removeAll { $0.contains(where: \.isLetter) }
    return keys
  }

  static let everywhere = lists + common

  static let lists = [
    Keys("j", .down, to: .down, "", "move down"),
    Keys("k", .up, to: .up, "", "move up"),
    Keys(["g", "g"], [.home], to: .first, "", "go to the first row"),
    Keys("G", .end, to: .last, "", "go to the last row"),
    Keys(.pageDown, .ctrl("d"), to: .pageDown, "", "scroll down"),
    Keys(.pageUp, .ctrl("u"), to: .pageUp, "", "scroll up"),
  ]

  static let common =
    [
      Keys("?", .function(1), to: .help, "", "show every key, and run one"),
      Keys(":", .ctrl("p"), to: .palette, "", "go to anything by its name, or run any command"),
    ] + terminal

  /// What the terminal itself is asked for; works wherever the keyboard goes.
  static let terminal = [
    Keys(.ctrl("l"), to: .redraw, "", "paint the screen anew"),
    Keys(.ctrl("z"), to: .suspend, "", "suspend meshwork; fg brings it back"),
    Keys(.ctrl("c"), to: .cancel, "", "cancel what runs; again: ask to quit"),
  ]
}
