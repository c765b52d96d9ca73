import Canvas
import MeshCore
import Panels

extension State {
  mutating func openPalette() -> [Effect] {
    let compiled = Theme.shipped.map { NamedTheme(name: $0.name, place: "compiled in", theme: $0, faults: []) }
    dialogs.append(.palette(PaletteSheet(themes: themes(amid: appearance.known ?? compiled))))
    let listsThemes = dialogs.count == 1 && !session.isChoosing
    return listsThemes && appearance.known == nil ? [start(.readThemes(appearance.name))] : []
  }
}

extension PaletteSheet: Sheet {
  static var allKeys: [KeyContext] { [.palette] }

  var dialog: Dialog { .palette(self) }

  mutating func enter(_ state: inout State) throws(Notice) -> Flow {
    let entries = entries(state)
    guard entries.indices.contains(choice) else { return .stay() }
    switch entries[choice].action {
    case .run(let command, let context): return .close(state.run(command, in: context))
    case .goTo(let workflow, let node): return .close(state.go(to: workflow, node))
    case .add(let model, let owner): return .close(try state.addNode(running: model, of: owner))
    case .open(let name): return .close(try state.open(context: name))
    case .wear(let name): return .close(try state.wear(themes.first { $0.name == name }))
    case .openRun(let id): return .close(try state.open(runsOf: id))
    case .write(let minutes): return .close(try state.openWriting(minutes: minutes))
    case .endWriting: return .close(try state.closeWriting())
    case .refuse(let why): throw .error(why)
    }
  }

  mutating func back(_ state: inout State) throws(Notice) -> Flow {
    state.clearError()
    return .close()
  }

  mutating func move(_ motion: Motion, _ state: inout State) {
    choice = clamped(choice, by: motion.distance(page: state.page), count: entries(state).count)
  }

  mutating func type(_ change: (inout TextField) -> Bool, _ state: inout State) -> Flow {
    if change(&text) { choice = 0 }
    return .stay()
  }

  mutating func perform(_ command: Command, _ state: inout State) throws(Notice) -> Flow {
    guard command == .nextTab || command == .previousTab else { return .pass }
    let kinds: [PaletteEntry.Kind?] = [nil] + PaletteEntry.Kind.allCases
    only = kinds.element(command == .nextTab ? 1 : -1, after: only)
    choice = 0
    return .stay()
  }

  /// The files of themes are read by now: what is chosen stays chosen.
  mutating func hear(_ news: News, isOnTop: Bool, _ state: inout State) -> Flow {
    guard case .outcome(.themes(let read)) = news else { return .stay() }
    let before = entries(state)
    themes = state.themes(amid: read)
    guard before.indices.contains(choice) else { return .stay() }
    choice = entries(state).firstIndex(of: before[choice]) ?? 0
    return .stay()
  }

  func view(_ state: State, size: Size) -> SheetView? { PaletteView(dialog: self, state: state, size: size).sheet }
}

extension State {
  /// Does what a command means in a place: a pane is gone to first.
  fileprivate mutating func run(_ command: Command, in context: KeyContext) -> [Effect] {
    let moved = Pane.allCases.first { KeyContext($0) == context && context != keyContext }.map { go(to: $0) } ?? []
    return moved + perform(command)
  }

  fileprivate mutating func go(to workflow: WorkflowID, _ node: NodeID?) -> [Effect] {
    unhide(workflow)
    let effects = select(workflow)
    if let node { cursors.node = node }
    return effects + go(to: node == nil ? .workflows : .nodes)
  }

  /// Opens the form that adds a node, with the model taken.
  fileprivate mutating func addNode(running model: ModelID, of owner: String) throws(Notice) -> [Effect] {
    let effects = try openAddNode()
    guard case .nodeForm(var form)? = dialogs.popLast() else { return effects }
    form.adopt(model, of: owner, in: draftWorkflow(of: form))
    dialogs.append(.nodeForm(form))
    return effects + [keepOpen(form)] + readVersions(for: form)
  }

  /// Goes to the prediction, as the sheet of runs does.
  fileprivate mutating func open(runsOf id: PredictionRun.ID) throws(Notice) -> [Effect] {
    guard let group = runGroups.first(where: { $0.id == id }) else { throw .plain("That run is not kept any more.") }
    let effects = try open(group.first)
    notice = .plain("\(group.words), \(clock.moment(group.first.at)).")
    return effects
  }

  fileprivate mutating func open(context name: String) throws(Notice) -> [Effect] {
    guard unsaved == nil else { throw .error("Not everything is saved yet: the context stays open until it is.") }
    guard !running.contains(where: \.writes) else {
      throw .warn("A write is under way: wait for its answer, then go to another context.")
    }
    return [.leave(.context(name))]
  }
}
