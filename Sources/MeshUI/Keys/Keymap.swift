import Canvas

/// Which keys ask for what: those of each ``KeyContext``, but for the commands that were given others. Dispatch, the row
/// of keys, the help, `meshwork keys`, the papers and every sentence that names a key ask it.
package struct Keymap: Hashable, Sendable {
  /// Other keys than the usual ones for a command, wherever it works: one sequence or more.
  var changes: [Command: [[Key]]] = [:]

  static let usual = Keymap()

  /// The bindings of one place, those of its own before those it shares; what was given other keys keeps its place. Where
  /// letters are text, a letter asks for nothing.
  func bindings(of context: KeyContext) -> [Binding] {
    guard !changes.isEmpty else { return context.bindings }
    var new: [Command: [[Key]]] = [:]
    for command in Set(context.bindings.map(\.command)) {
      let fitting = changes[command]?.filter { !context.takesText || !$0.contains(where: \.isLetter) } ?? []
      if !fitting.isEmpty { new[command] = fitting }
    }
    let taken = Set(new.values.joined())
    var done: Set<Command> = []
    return context.bindings.flatMap { binding -> [Binding] in
      guard let keys = new[binding.command] else { return taken.contains(binding.keys) ? [] : [binding] }
      guard done.insert(binding.command).inserted else { return [] }
      return keys.map { Binding($0, binding.command, binding.label, binding.help) }
    }
  }

  /// The first key of a command as it is written: in that place, or in the first where it works.
  func key(_ command: Command, in context: KeyContext) -> String {
    key(command, of: context) ?? KeyContext.allCases.lazy.compactMap { key(command, of: $0) }.first ?? ""
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

extension Key {
  fileprivate var isLetter: Bool { if case .char = self { true } else { false } }
}

/// The bindings of the panes, and those that several places share.
extension Keymap {
  static let workflows = [
    Binding(.enter, .enter, "nodes", "go to the nodes of the workflow"),
    Binding("p", .predict, "predict", "predict on an image"),
    Binding("a", .addNode, "add node", "add a node to the workflow"),
    Binding("A", .newWorkflow, "new", "start a new workflow"),
    Binding("/", .filter, "filter", "narrow the list as you type"),
    Binding("D", .deleteWorkflow, "delete", "stage the deletion of the workflow, or of all marked ones"),
    Binding(" ", .mark, "mark", "mark the workflow, to stage, plan, discard or delete several at once"),
    Binding("V", .markRange, "", "mark all from the last mark to here"),
    Binding("*", .markAll, "mark all", "mark all shown workflows, or none"),
    Binding("v", .workflowVersions, "versions", "show the versions of the workflow, compare and restore them"),
    Binding("r", .renameWorkflow, "", "stage another id for the workflow"),
    Binding("S", .sortWorkflows, "", "sort the list by id, by date or by number of nodes"),
  ]

  static let nodes = [
    Binding("a", .addNode, "add", "add a node"),
    Binding("e", .editNode, "edit", "edit the node"),
    Binding(.enter, .editNode, "edit", "edit the node"),
    Binding("v", .chooseVersion, "version", "choose another version of the node's model"),
    Binding("i", .chooseInputs, "inputs", "choose what the node reads"),
    Binding("d", .removeNode, "remove", "remove the node, or all marked ones; their rows stay until applied"),
    Binding("t", .toggleGraph, "graph", "draw the nodes as a graph"),
    Binding("s", .stage, "stage", "stage the draft as one step, or only what changes marked nodes"),
    Binding("c", .plan, "plan", "stage the draft and show what would be sent"),
    Binding("p", .predict, "predict", "predict on an image"),
    Binding("J", .moveNodeDown, "down", "move the node down in the list"),
    Binding("K", .moveNodeUp, "up", "move the node up in the list"),
    Binding(" ", .mark, "", "mark the node, to stage, plan or remove several at once"),
    Binding("V", .markRange, "", "mark all from the last mark to here"),
    Binding("*", .markAll, "", "mark all nodes, or none"),
    Binding("w", .whereUsed, "", "show where the node's model is used"),
  ]

  static let draft = [
    Binding("u", .undo, "undo", "undo the last edit or staging"),
    Binding("U", .redo, "redo", "redo what was undone"),
    Binding("s", .stage, "stage", "stage the draft as one step"),
    Binding("c", .plan, "plan", "stage the draft and show what would be sent"),
    Binding("C", .planAll, "plan all", "show what all staged steps would send"),
    Binding("E", .editText, "", "edit the whole workflow as text, in $VISUAL or $EDITOR"),
    Binding("X", .discard, "discard", "discard the draft of the workflow, or of all marked ones"),
  ]

  /// In Staged `o` is an action.
  static let openApps = [Binding("o", .openApps, "app", "open another app")]

  static let staged = [
    Binding("o", .overwrite, "overwrite", "send the draft by overwrite"),
    Binding("m", .merge, "merge", "send the draft by merge"),
    Binding("r", .remove, "remove", "send the draft by remove"),
    Binding("M", .mergeThenRemove, "both", "send a merge, then a remove"),
    Binding(.enter, .plan, "plan", "plan this step"),
    Binding("c", .plan, "plan", "plan this step"),
    Binding("C", .planAll, "plan all", "show what all staged steps would send"),
    Binding("x", .unstage, "unstage", "take the step out; its draft stays"),
    Binding(" ", .hold, "hold", "keep the step staged but leave it out of plans"),
    Binding("J", .orderDown, "later", "send the step later"),
    Binding("K", .orderUp, "earlier", "send the step earlier"),
    Binding("u", .undo, "", "undo the last edit or staging"),
    Binding("U", .redo, "", "redo what was undone"),
    Binding("H", .history, "history", "show what was applied, and stage its way back"),
  ]

  static let prediction = [
    Binding("p", .predict, "predict", "predict on an image"),
    Binding("<", .thresholdDown, "threshold", "lower the threshold"),
    Binding(">", .thresholdUp, "threshold", "raise the threshold"),
    Binding(")", .nextNode, "node", "go to what the next node gave"),
    Binding("(", .previousNode, "node", "go to what the node before gave"),
    Binding(.enter, .fold, "fold", "fold what the node gave, or show it"),
    Binding("J", .rawPrediction, "JSON", "show the results as JSON, and back"),
  ]

  /// What works in every pane of the main screen.
  static let panes = [
    Binding("p", .predict, "predict", "predict on an image"),
    Binding("y", .copy, "", "copy it: as id, curl, JSON, YAML or Python"),
    Binding(.insert, .paste, "", "paste, import: stage a file of workflows, or a snippet that is pasted"),
    Binding("+", .zoom, "zoom", "give the pane the whole screen, and back"),
    Binding("1", .jumpWorkflows, "", "go to Workflows; again: the whole screen"),
    Binding("2", .jumpNodes, "", "go to Nodes; again: the whole screen"),
    Binding("3", .jumpStaged, "", "go to Staged; again: the whole screen"),
    Binding("4", .jumpPrediction, "", "go to Prediction; again: the whole screen"),
    Binding("0", .jumpDetail, "", "go to Detail; again: its next tab"),
    Binding(.tab, .nextPane, "", "go to the next pane"),
    Binding(.backTab, .previousPane, "", "go to the pane before"),
    Binding("h", .paneLeft, "", "go to the pane on the left"),
    Binding(.left, .paneLeft, "", "go to the pane on the left"),
    Binding("l", .paneRight, "", "go to the pane on the right"),
    Binding(.right, .paneRight, "", "go to the pane on the right"),
    Binding("/", .filter, "filter", "narrow the list of workflows as you type"),
    Binding("R", .refresh, "refresh", "read the workflows again"),
    Binding(.function(5), .refresh, "refresh", "read the workflows again"),
    Binding(.function(12), .resetSample, "", "reset: restore the sample app of the embedded backend"),
    Binding("T", .takeOver, "", "take over an app that another meshwork edits"),
    Binding(.escape, .back, "back", "one step back; never quits"),
    Binding("q", .close, "quit", "quit; drafts and staged steps are kept"),
  ]

  static let everywhere = lists + common

  static let lists = [
    Binding("j", .down, "", "move down"),
    Binding(.down, .down, "", "move down"),
    Binding("k", .up, "", "move up"),
    Binding(.up, .up, "", "move up"),
    Binding([.char("g"), .char("g")], .first, "", "go to the first row"),
    Binding(.home, .first, "", "go to the first row"),
    Binding("G", .last, "", "go to the last row"),
    Binding(.end, .last, "", "go to the last row"),
    Binding(.pageDown, .pageDown, "", "scroll down"),
    Binding(.ctrl("d"), .pageDown, "", "scroll down"),
    Binding(.pageUp, .pageUp, "", "scroll up"),
    Binding(.ctrl("u"), .pageUp, "", "scroll up"),
  ]

  static let common =
    [
      Binding("?", .help, "", "show every key, and run one"),
      Binding(":", .help, "", "show every key, and run one"),
      Binding(.ctrl("p"), .help, "", "show every key, and run one"),
      Binding(.function(1), .help, "", "show every key, and run one"),
    ] + terminal

  /// What the terminal itself is asked for; works wherever the keyboard goes.
  static let terminal = [
    Binding(.ctrl("l"), .redraw, "", "paint the screen anew"),
    Binding(.ctrl("z"), .suspend, "", "suspend meshwork; fg brings it back"),
    Binding(.ctrl("c"), .cancel, "", "cancel what runs; again: ask to quit"),
  ]
}
