import MeshCore
import Panels

/// Something that a number chooses.
struct LinearChoice: Hashable {
  enum Act: Hashable {
    case workflow(WorkflowID)
    case node(NodeID)
    case step(StagedStep.ID)
    /// A row of the open sheet, counted from 0.
    case row(Int)
    case command(Command)
  }

  let words: String
  let act: Act
}

extension State {
  /// The rows that can be chosen here, then what can be done.
  var linearChoices: [LinearChoice] { linearRows + linearCommands.map { LinearChoice(words: $0.words, act: $0.act) } }

  var linearRows: [LinearChoice] {
    if let dialog = dialogs.last {
      return dialog.linearRows(self).enumerated().map { LinearChoice(words: $0.element.spoken, act: .row($0.offset)) }
    }
    guard !filter.isOpen else { return [] }
    switch focus {
    case .workflows:
      return workflowIDs.prefix(Self.mostRows).map { id in
        let row = row(id)
        let mark = row.mark == .none ? "" : ", \(Self.word(row.mark))"
        return LinearChoice(
          words: "\(id.distinct), \(counted(row.nodes, "node"))\(mark)\(row.isMarked ? ", marked" : "")",
          act: .workflow(id))
      }
    case .nodes:
      return nodeRows.map { row in
        let version = row.node.model.versionID.map { " at \($0.prefix(8))" } ?? ""
        let inputs = row.node.inputs.isEmpty ? "the image" : row.node.inputs.map(\.distinct).joined(separator: " and ")
        let mark = row.mark == .none ? "" : ", \(Self.word(row.mark))"
        return LinearChoice(
          words: "\(row.id.distinct): \(row.node.model.id)\(version), reads \(inputs)\(mark)".oneLine,
          act: .node(row.id))
      }
    case .staged:
      return staged.map { step in
        LinearChoice(
          words: "\(step.change.words.subject), \(actionWords(step.change))\(step.isHeld ? ", held" : "")".oneLine,
          act: .step(step.id))
      }
    case .detail, .prediction: return []
    }
  }

  /// More are found by a part of their name.
  private static let mostRows = 20

  /// A mark in a word.
  private static func word(_ mark: Mark) -> String {
    switch mark {
    case .none: ""
    case .added: "new"
    case .changed: "changed"
    case .removed: "to be removed"
    case .conflict: "changed on both sides"
    }
  }

  /// What can be done here: each command once, those that only move over a screen left out. What applies or says yes has no
  /// number: it is typed as the key that it is.
  /// Those that are said with the place come first, so that their numbers follow those of the rows.
  var linearCommands: [(words: String, act: LinearChoice.Act)] {
    let told = linearTold
    let all = linearBindings
    return (all.filter { told.contains($0.command) } + all.filter { !told.contains($0.command) }).map { binding in
      let name = binding.label.isEmpty ? binding.keyNames : binding.label
      return (name == ":" ? binding.help : "\(name): \(binding.help)", .command(binding.command))
    }
  }

  /// The commands that are said with the place: those of the row of keys.
  var linearTold: Set<Command> {
    let hints = Set(keymap.hints(of: keyContext).prefix(8).map(\.label))
    return Set(linearBindings.filter { hints.contains($0.label) }.map(\.command))
  }

  /// One of each command; closing is left out where it is called as going back is, and does the same.
  private var linearBindings: [Binding] {
    let bindings = keymap.bindings(of: keyContext)
    let back = bindings.first { $0.command == .back }?.label
    var seen: Set<Command> = []
    return bindings.filter { binding in
      guard !binding.command.isOfScreen, ![.apply, .yes].contains(binding.command),
        binding.command != .close || binding.label != back
      else { return false }
      return seen.insert(binding.command).inserted
    }
  }
}

extension Command {
  /// Whether it is about a screen, which the linear mode has not.
  fileprivate var isOfScreen: Bool { Self.ofScreens.contains(self) }

  private static let ofScreens = Set(Motion.of.keys).union([
    .paneLeft, .paneRight, .nextPane, .previousPane, .zoom, .redraw, .suspend, .help, .toggleGraph, .walkLeft,
    .walkRight,
    .chooseTheme,
  ])
}

extension Dialog {
  /// What there is to choose in a sheet, in its order; none where it has only text, or is moved through by its keys.
  func linearRows(_ state: State) -> [String] {
    switch self {
    case .nodeForm(let form):
      switch form.focus {
      case .model: form.models(state.catalogue).prefix(20).map { "\($0.id)  of \($0.userID ?? "this app")" }
      case .version: form.versions(state.catalogue).prefix(20).map(\.id)
      case .inputs: ["the image alone"] + form.candidates(state.draftWorkflow(of: form)).map(\.id)
      case .id, .output, .parameters, .cancel: []
      }
    case .versions(let sheet):
      sheet.target.isFocused
        ? [
          "only in \(sheet.workflow)",
          "in all \(counted(Set(sheet.alike).union([sheet.workflow]).count, "workflow")) with this version",
          "in chosen ones",
        ]
          + sheet.candidates
        : state.versions(of: sheet).enumerated().map { $0.element.id + ($0.offset == 0 ? "  newest" : "") }
    case .predict:
      state.imageChoices.map(\.title)
    case .apps(let sheet): state.rows(of: sheet).prefix(20).map(\.id.name)
    case .workflowVersions, .uses, .history, .runs, .copy, .help, .newWorkflow, .comparison, .pin, .bisect, .plan,
      .conflict, .applied, .rename, .paste, .themes, .leave, .palette, .requests, .risk, .question:
      []
    }
  }
}
