import Canvas
import MeshCore
import Panels

extension State {
  /// What the place is called, and what is in it.
  var linearTitle: String {
    if let sheet = dialogs.last?.sheet {
      let view = sheet.view(self, size: Self.linearSize)
      let title = view.map { TextLine($0.main.rule.title).spoken } ?? ""
      return title.nonEmpty ?? sheet.keys.title
    }
    if filter.isOpen { return "Filter" }
    switch focus {
    case .workflows: return "Workflows of \(session.app.name)"
    case .nodes: return "Nodes of \(selectedWorkflow ?? "no workflow")"
    case .staged: return "Staged"
    case .detail: return "Detail of \(selectedWorkflow ?? "no workflow")"
    case .prediction: return "Prediction of \(selectedWorkflow ?? "no workflow")"
    }
  }

  /// The text of the place, besides what can be chosen.
  var linearText: [String] {
    if let dialog = dialogs.last {
      // What its rows say is said with their numbers.
      let text = dialog.sheet.view(self, size: Self.linearSize)?.spoken ?? []
      return linearRows.isEmpty ? text : text.filter { line in !linearRows.contains { line.contains($0.words) } }
    }
    switch focus {
    case .detail: return detailLines(self, columns: Self.linearSize.columns).map(\.spoken).filter { !$0.isEmpty }
    case .prediction: return currentRun == nil ? ["No prediction yet."] : linearPrediction
    case .workflows, .nodes, .staged:
      if linearRows.isEmpty { return ["There is nothing here yet."] }
      let chosen =
        focus == .workflows ? selectedWorkflow : focus == .nodes ? selectedNode?.id : selectedStep?.change.words.subject
      let more = focus == .workflows ? workflowIDs.count - linearRows.count : 0
      return (chosen.map { ["Chosen is \($0)."] } ?? [])
        + (more > 0 ? ["\(counted(more, "workflow")) more: filter finds them by a part of their name."] : [])
    }
  }

  /// What the last run of the selected workflow gave.
  var linearPrediction: [String] {
    guard let run = currentRun else { return [] }
    return ["\(run.workflow) on \(run.image.title): \(run.verdict.text)."]
      + predictionLines(self, columns: Self.linearSize.columns).map(\.spoken).filter { !$0.isEmpty }
  }

  /// Nothing is scrolled, and little is cut.
  static let linearSize = Size(rows: 400, columns: 140)

  /// What is asked for in the notice row of a screen; nil where nothing is.
  var linearQuestion: String? {
    switch topSheet?.prompt(self) {
    case .question(let text): "\(text) Type \(key(.yes)) or \(key(.no))."
    case .phrase(let phrase, _, let wasRefused):
      "\(wasRefused ? "That is not the same. " : "")Type \(phrase.oneLine) to go on, or :back."
    case nil: nil
    }
  }

  /// Does what a typed line asks for.
  mutating func takeLine(_ line: String) -> [Effect] {
    let typed = line.trimmed
    if keyContext.takesText { return takeText(line) }
    if typed.isEmpty { return press(.enter) }
    if let number = Int(typed) {
      let choices = linearChoices
      guard choices.indices.contains(number - 1) else { return refuse(typed) }
      return follow(choices[number - 1].act)
    }
    let bindings = keymap.bindings(of: keyContext)
    if let binding = bindings.first(where: { $0.keyNames == typed }) { return press(binding.keys) }
    let wanted = typed.lowercased()
    let rows = linearRows.filter { $0.words.lowercased().hasPrefix(wanted) }
    if let command = bindings.first(where: { $0.label.lowercased() == wanted && ![.apply, .yes].contains($0.command) })
    {
      return follow(.command(command.command))
    }
    if dialogs.isEmpty, let pane = Pane.allCases.first(where: { $0.title.lowercased() == wanted }) {
      return go(to: pane)
    }
    if rows.count == 1 { return follow(rows[0].act) }
    let meant = bindings.filter { $0.help.lowercased().hasPrefix(wanted) && ![.apply, .yes].contains($0.command) }
    guard let command = meant.first?.command, meant.allSatisfy({ $0.command == command }) else { return refuse(typed) }
    return follow(.command(command))
  }

  private mutating func refuse(_ typed: String) -> [Effect] {
    notice = .plain("\(typed.oneLine) is not a choice here. ? says them all.")
    return []
  }

  /// Where letters are text: a number takes a row, a word after a colon is a command, nothing is Enter, and all else is what
  /// the field holds from now on.
  private mutating func takeText(_ line: String) -> [Effect] {
    let typed = line.trimmed
    if typed.isEmpty { return press(.enter) }
    if let number = Int(typed), linearRows.indices.contains(number - 1) { return follow(.row(number - 1)) }
    if typed.hasPrefix(":") {
      let wanted = typed.dropFirst().lowercased()
      let found = keymap.bindings(of: keyContext).first {
        $0.command.rawValue.lowercased() == wanted || $0.label.lowercased() == wanted
          || $0.keyNames.lowercased() == wanted
      }
      return found.map { press($0.keys) } ?? refuse(typed)
    }
    return press([.ctrl("e"), .ctrl("u")]) + handle(.paste(typed)) + press(.enter)
  }

  private mutating func follow(_ act: LinearChoice.Act) -> [Effect] {
    switch act {
    case .workflow(let id):
      let effects = select(id)
      focus = .nodes
      notice = .plain("\(id) is chosen.")
      return effects
    case .node(let id):
      cursors.node = id
      notice = .plain("\(id) is chosen.")
      return []
    case .step(let id):
      cursors.staged = id
      notice = .plain("\(selectedStep?.change.words.subject ?? "The step") is chosen.")
      return []
    case .row(let index): return takeRow(index)
    case .command(let command): return perform(command)
    }
  }

  /// Goes to a row of the open sheet. Where one types it is taken at once, as Enter does it; an input is put in or out.
  private mutating func takeRow(_ index: Int) -> [Effect] {
    let words = linearRows.indices.contains(index) ? linearRows[index].words : ""
    var effects = perform(.first)
    for _ in 0..<index { effects += perform(.down) }
    if case .nodeForm(let form) = dialogs.last, form.focus == .inputs {
      notice = .plain("")
      return effects + press(" ")
    }
    if keyContext.takesText { return effects + press(.enter) }
    if case .versions(let sheet) = dialogs.last, sheet.target.isFocused, index >= VersionTarget.scopes {
      return effects + press(" ")
    }
    notice = .plain("\(words) is chosen.")
    return effects
  }

  private mutating func press(_ keys: [Key]) -> [Effect] { keys.flatMap { handle(.key($0)) } }
  private mutating func press(_ key: Key) -> [Effect] { handle(.key(key)) }
}
