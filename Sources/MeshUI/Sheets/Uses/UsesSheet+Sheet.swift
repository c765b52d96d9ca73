import Canvas
import MeshCore
import Panels

extension State {
  /// `w`: where else the model of the selected node is used.
  mutating func openUses() throws(Notice) -> [Effect] {
    guard let workflow = selectedWorkflow, let row = selectedNode else {
      throw .plain("There is no node yet. \(key(.addNode, in: .nodes)) adds one.")
    }
    cursors.node = row.id
    let model = row.node.model
    let uses = uses(of: model)
    guard !uses.isEmpty else { throw .plain("No node here runs \(model.id).") }
    let own = ModelUse.Place(workflow: workflow, node: row.id)
    let isListed = uses.contains { $0.place == own }
    dialogs.append(.uses(UsesSheet(model: model, uses: uses, choice: isListed ? own : nil)))
    if case .read? = catalogue.versions(of: model) {} else { catalogue.set(.reading, for: ModelKey(model)) }
    return [start(.readVersions(model))]
  }

  /// The use that Enter goes to.
  func chosenUse(of sheet: UsesSheet) -> ModelUse? {
    let all = groups(of: sheet).flatMap(\.uses)
    return all.first { $0.place == sheet.choice } ?? all.first
  }
}

extension UsesSheet: Sheet {
  static var allKeys: [KeyContext] { [.uses] }
  static var place: SheetPlace { .besideWorkflows }

  var dialog: Dialog { .uses(self) }

  mutating func enter(_ state: inout State) throws(Notice) -> Flow { .close(go(&state)) }

  mutating func move(_ motion: Motion, _ state: inout State) {
    let all = state.groups(of: self).flatMap(\.uses)
    guard !all.isEmpty else { return }
    let place = all.firstIndex { $0.place == choice } ?? 0
    choice = all[clamped(place, by: motion.distance(page: state.page), count: all.count)].place
  }

  mutating func perform(_ command: Command, _ state: inout State) throws(Notice) -> Flow {
    guard command == .chooseVersion else { return .pass }
    let effects = go(&state)
    do throws(Notice) {
      return .close(effects + (try state.openVersions()))
    } catch {
      // It is where one went that has no versions to choose from.
      state.notice = error
      return .close(effects)
    }
  }

  /// After the workflows were read again.
  mutating func hear(_ news: News, isOnTop: Bool, _ state: inout State) -> Flow {
    if case .workflowsRead = news { uses = state.uses(of: model) }
    return .stay()
  }

  private func go(_ state: inout State) -> [Effect] {
    guard let place = state.chosenUse(of: self)?.place else { return [] }
    state.unhide(place.workflow)
    let effects = state.select(place.workflow)
    state.cursors.node = place.node
    state.focus = .nodes
    state.isZoomed = false
    return effects
  }

  func text(_ state: State) -> [TextLine] { UsesView(dialog: self, state: state, size: size(state)).text }

  mutating func show(hit line: Int, _ state: State) {
    choice = UsesView(dialog: self, state: state, size: size(state)).use(at: line)?.place ?? choice
  }

  func view(_ state: State, size: Size) -> SheetView? { UsesView(dialog: self, state: state, size: size).sheet }
}
