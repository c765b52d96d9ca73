import Canvas
import MeshCore
import Panels

extension VersionSheet: Sheet {
  static var allKeys: [KeyContext] { [.versions] }
  static var place: SheetPlace { .besideWorkflows }

  var dialog: Dialog { .versions(self) }

  mutating func enter(_ state: inout State) throws(Notice) -> Flow {
    let all = state.versions(of: self)
    guard all.indices.contains(choice), var node = state.workflow(workflow)?[node: node] else {
      switch state.catalogue.versions(of: model) {
      case .absent(let why), .failed(let why): throw .error(why)
      case .read: throw .plain("\(model.id) has no versions to choose from.")
      case .reading, nil: throw .plain("The versions are not read yet.")
      }
    }
    guard target.scope == .here else { return try set(all[choice].id, &state) }
    guard all[choice].id != node.model.versionID else {
      state.notice = .plain("\(self.node) runs this version already.")
      return .close()
    }
    node.model.versionID = all[choice].id
    return .close(state.make(.updateNode(self.node, to: node), in: workflow))
  }

  mutating func back(_ state: inout State) throws(Notice) -> Flow {
    // What the keys do there is no longer true.
    if state.notice.kind == .plain { state.notice = .plain("") }
    return .close()
  }

  mutating func move(_ motion: Motion, _ state: inout State) {
    let distance = motion.distance(page: state.page)
    if target.isFocused {
      target.row = clamped(target.row, by: distance, count: VersionTarget.scopes + candidates.count)
    } else {
      choice = clamped(choice, by: distance, count: state.versions(of: self).count)
    }
  }

  mutating func perform(_ command: Command, _ state: inout State) throws(Notice) -> Flow {
    if command == .twin {
      return .open(try comparing(state))
    } else if command == .mark {
      try toggle(state)
    } else if command == .next || command == .previous {
      target.isFocused.toggle()
      state.notice = .plain(
        target.isFocused
          ? "\(state.key(.down, in: .uses)) \(state.key(.up, in: .uses)) choose where, \(state.key(.take, in: .versions)) uses the version there."
          : "\(state.key(.down, in: .uses)) \(state.key(.up, in: .uses)) choose the version.")
    } else {
      return .pass
    }
    return .stay()
  }

  /// The version that the node runs, and the chosen one: each model is called by itself.
  private func comparing(_ state: State) throws(Notice) -> Dialog {
    let all = state.versions(of: self)
    guard all.indices.contains(choice), let node = state.workflow(workflow)?[node: node] else {
      throw .plain("The versions are not read yet.")
    }
    guard all[choice].id != node.model.versionID else {
      throw .plain("\(self.node) runs this version. Choose another to compare it with.")
    }
    func variant(_ version: VersionID?) -> Variant {
      var model = node.model
      model.versionID = version
      let alone = WorkflowNode(id: self.node, model: model, override: node.override)
      return Variant(version.map { String($0.prefix(8)) } ?? "newest", nodes: [alone], .unstored)
    }
    return state.comparing(of: workflow, [variant(node.model.versionID), variant(all[choice].id)])
  }

  mutating func hear(_ news: News, isOnTop: Bool, _ state: inout State) -> Flow {
    switch news {
    case .outcome(.versions(let asked, _, let versions)) where ModelKey(asked) == ModelKey(model):
      // What is chosen stays chosen.
      let chosen = state.chosenVersion(of: self)
      choice = versions.firstIndex { $0.id == chosen } ?? 0
    case .workflowsRead: users = state.library.users(of: model.id)
    case .outcome, .ended, .shown, .edited: break
    }
    return .stay()
  }

  func offers(_ command: Command, _ state: State) -> Bool {
    !state.versions(of: self).isEmpty || ![.take, .twin, .next, .mark, .search].contains(command)
  }

  func text(_ state: State) -> [TextLine] { VersionsView(dialog: self, state: state, size: size(state)).text }

  var textTop: Int { choice }

  mutating func show(hit line: Int, _ state: State) { choice = line }

  func view(_ state: State, size: Size) -> SheetView? { VersionsView(dialog: self, state: state, size: size).sheet }
}
