import Canvas
import MeshCore
import Panels

extension NodeForm: Sheet {
  static var allKeys: [KeyContext] { [.nodeForm] }
  static var place: SheetPlace { .besideWorkflows }

  var dialog: Dialog { .nodeForm(self) }

  var content: TextField.Content {
    switch focus {
    case .model: .place
    case .version, .id, .inputs, .output, .cancel: .id
    case .parameters: .parameters
    }
  }

  mutating func back(_ state: inout State) throws(Notice) -> Flow {
    state.keep(self)
    state.notice = .plain(
      state.kept.nodes.contains(self) ? "The form's text is kept: the same key brings it back." : "")
    return .close([state.keptEntry])
  }

  mutating func move(_ motion: Motion, _ state: inout State) {
    let count: Int
    switch focus {
    case .model: count = models(state.catalogue).count
    case .version: count = versions(state.catalogue).count
    case .inputs: count = candidates(state.draftWorkflow(of: self)).count + 1
    case .id, .output, .parameters, .cancel: return
    }
    choice = clamped(choice, by: motion.distance(page: state.page), count: count)
  }

  mutating func perform(_ command: Command, _ state: inout State) throws(Notice) -> Flow {
    if command == .suggestion { return .stay(takeSuggestedID(&state)) }
    if command == .dropText { return drop(&state) }
    guard command == .next || command == .previous else { return .pass }
    if command == .next, complete(state), !isWhole(state) { return .stay([state.keepOpen(self)]) }
    let leavesModel = focus == .model
    if leavesModel, !hasOwnID { id = TextField(suggestedID(state.draftWorkflow(of: self))) }
    focus = Field.allCases.element(command == .next ? 1 : -1, after: focus)
    choice = 0
    noteFocus(&state)
    return .stay([state.keepOpen(self)] + (leavesModel ? state.readVersions(for: self) : []))
  }

  /// Where letters are no text, says what the keys do; only there.
  func noteFocus(_ state: inout State) {
    switch focus {
    case .inputs, .output: state.notice = State.spaceWords
    case .model, .version, .id, .parameters, .cancel:
      if state.notice.text == State.spaceWords.text { state.notice = .plain("") }
    }
  }

  /// Typing into the focused field; Space in the fields that are not text.
  mutating func type(_ change: (inout TextField) -> Bool, _ state: inout State) -> Flow {
    switch focus {
    case .model:
      guard change(&model) else { return .stay() }
      owner = nil
      version = TextField()
      choice = 0
      // It follows from the model that is taken, not from each letter of it.
      if !hasOwnID { id = TextField() }
    case .version:
      guard change(&version) else { return .stay() }
      choice = 0
    case .id:
      guard change(&id) else { return .stay() }
      hasOwnID = !id.isEmpty
    case .parameters:
      guard change(&parameters) else { return .stay() }
    case .cancel: return .stay()
    case .inputs, .output:
      // A field to type into tells Space from other keys.
      var typed = TextField()
      guard change(&typed), typed.text == " " else { return .stay() }
      toggle(state.draftWorkflow(of: self))
    }
    return .stay([state.keepOpen(self)])
  }

  mutating func toggle(_ draft: Workflow) {
    guard focus == .inputs else {
      isShown.toggle()
      return
    }
    let lost = inputs.filter { draft[node: $0] == nil }
    guard lost.isEmpty else {
      inputs.removeAll(where: lost.contains)
      return
    }
    let candidates = candidates(draft)
    guard choice > 0, candidates.indices.contains(choice - 1) else {
      inputs = []
      return
    }
    let input = candidates[choice - 1].id
    if let index = inputs.firstIndex(of: input) {
      inputs.remove(at: index)
    } else {
      inputs.append(input)
    }
  }

  /// An old id answers with the model's new one: the form takes that, and its owner.
  mutating func hear(_ news: News, isOnTop: Bool, _ state: inout State) -> Flow {
    guard case .outcome(.versions(let asked, let model?, _)) = news, owner == nil, reference?.id == asked.id else {
      return .stay()
    }
    self.model = TextField(model.id)
    owner = model.owner
    if !hasOwnID { id = TextField(suggestedID(state.draftWorkflow(of: self))) }
    return .stay(state.keepTexts { $0.open = self })
  }

  func offers(_ command: Command, _ state: State) -> Bool {
    switch focus {
    case .model, .version, .inputs: true
    case .id, .output, .parameters, .cancel: command != .down && command != .up
    }
  }

  /// What Enter and Space do in the field that has the keyboard.
  func hints(_ usual: [Hint], _ state: State) -> [Hint] {
    var hints = usual
    if let place = hints.firstIndex(where: { $0.command == .take }) {
      hints[place] = Hint(keys: hints[place].keys, label: enterLabel(state), command: .take)
    }
    if focus == .inputs || focus == .output {
      hints.insert(Hint(keys: Key.char(" ").name, label: spaceLabel(state)), at: min(1, hints.count))
    }
    return hints
  }

  private func enterLabel(_ state: State) -> String {
    switch focus {
    case .model, .version: "take, next"
    case .id: "next"
    case .inputs where takesHighlighted(state): "take"
    case .inputs, .output, .parameters: purpose == .add ? "add" : "save"
    case .cancel: "drop"
    }
  }

  private func spaceLabel(_ state: State) -> String {
    guard focus == .inputs else { return isShown ? "hide" : "show" }
    let draft = state.draftWorkflow(of: self)
    let candidates = candidates(draft)
    if inputs.contains(where: { draft[node: $0] == nil }) { return "let go" }
    guard choice > 0, candidates.indices.contains(choice - 1) else { return "image" }
    return inputs.contains(candidates[choice - 1].id) ? "let go" : "take"
  }

  func view(_ state: State, size: Size) -> SheetView? { NodeFormView(self, state, size: size).sheet }
}
