import Canvas
import MeshCore
import Panels

extension State {
  mutating func openWorkflowVersions() throws(Notice) -> [Effect] {
    let id = try neededWorkflow()
    guard library.contains(id) else {
      throw .plain(
        drafts[id]?.isNew == true
          ? "\(id) is only a draft: it has no versions before it is applied."
          : "\(id) is no longer on the service, and neither are its versions.")
    }
    dialogs.append(.workflowVersions(WorkflowVersionSheet(workflow: id)))
    return [start(.readWorkflowVersions(id))]
  }
}

extension WorkflowVersionSheet: Sheet {
  static var allKeys: [KeyContext] { [.workflowVersions] }
  static var place: SheetPlace { .besideWorkflows }

  var dialog: Dialog { .workflowVersions(self) }

  /// Makes the draft have the nodes of the chosen version, by one edit. Nothing is sent.
  mutating func enter(_ state: inout State) throws(Notice) -> Flow {
    guard let version = chosen else {
      if case .failed(let why) = phase { throw .error(why) }
      throw .plain(
        phase == .reading ? "The versions are not read yet." : "The service lists no versions of \(workflow).")
    }
    let (id, name) = (workflow, version.id.prefix(8))
    guard !version.nodes.isEmpty else {
      throw .error("The service lists version \(name) without its nodes, so it cannot be restored.")
    }
    guard let now = state.workflow(id) else {
      throw state.gone(id)
    }
    let wanted = Workflow(id: id, nodes: version.nodes, attributes: now.attributes)
    guard !WorkflowDiff(from: now, to: wanted).isEmpty else {
      let what = state.drafts[id]?.hasChanges == true ? "The draft of \(id)" : id
      throw .plain("\(what) has the nodes of version \(name) already.")
    }
    let effects =
      state.stop(.readWorkflowVersions) + state.select(id) + state.make(.replaceNodes(version.nodes), in: id)
    if state.drafts[id]?.result.nodes == version.nodes {
      state.focus = .nodes
      state.notice = Notice(
        .warn, "~", "\(id): version \(name) restored. Draft only. \(state.key(.undo, in: .nodes)) undoes."
      )
    }
    return .close(effects)
  }

  mutating func back(_ state: inout State) throws(Notice) -> Flow { .close(state.stop(.readWorkflowVersions)) }

  /// Versions are chosen one by one, or the first and last; a page scrolls the difference.
  mutating func move(_ motion: Motion, _ state: inout State) {
    if case .pages(let count) = motion {
      top = WorkflowVersionsView(self, state, size: size(state)).scrolled(pages: count)
    } else if !versions.isEmpty {
      choice = versions.id(motion, from: choice, page: 1)
      top = 0
    }
  }

  mutating func perform(_ command: Command, _ state: inout State) throws(Notice) -> Flow {
    if command == .compare { return .open(try comparing(state)) }
    if command == .nextTab || command == .previousTab {
      tab = tabs.element(command == .nextTab ? 1 : -1, after: tab)
      top = 0
    } else if command == .mark {
      try toggleMark(&state)
    } else if command == .refresh {
      // What is chosen stays chosen.
      choice = chosen?.id
      versions = []
      phase = .reading
      return .stay([state.start(.readWorkflowVersions(workflow))])
    } else {
      return .pass
    }
    return .stay()
  }

  /// The marked version, or else the current one, and the chosen one.
  private func comparing(_ state: State) throws(Notice) -> Dialog {
    guard let chosen else { throw .plain("The versions are not read yet.") }
    let other = marked ?? state.currentVersion(of: self)
    guard let other = versions.first(where: { $0.id == other }), other.id != chosen.id else {
      throw .plain(
        "It is the current version. Choose another, or mark one with \(state.key(.mark, in: .workflowVersions)).")
    }
    return state.comparing(
      of: workflow,
      [other, chosen].map { Variant(String($0.id.prefix(8)), nodes: $0.nodes, .stored(workflow, $0.id)) })
  }

  /// Marks the chosen version as the one to compare others with, or takes the mark away.
  private mutating func toggleMark(_ state: inout State) throws(Notice) {
    guard let chosen else { throw .plain("The versions are not read yet.") }
    guard marked != chosen.id else {
      unmark()
      state.notice = .plain("No version is marked.")
      return
    }
    marked = chosen.id
    tab = .marked
    top = 0
    state.notice = .plain(
      "\(chosen.id.prefix(8)) is marked: \(state.key(.down, in: .uses)) \(state.key(.up, in: .uses)) choose the version to compare with it, \(state.key(.mark, in: .workflowVersions)) unmarks."
    )
  }

  private mutating func unmark() {
    marked = nil
    if tab == .marked { tab = .current }
  }

  mutating func hear(_ news: News, isOnTop: Bool, _ state: inout State) -> Flow {
    switch news {
    case .outcome(.workflowVersions(let workflow, let page, let isLast)):
      add(page, of: workflow, isLast: isLast, &state)
    case .ended(.readWorkflowVersions, let reason): phase = .failed(reason)
    case .outcome, .ended, .workflowsRead, .shown, .edited: break
    }
    return .stay()
  }

  private mutating func add(_ page: [WorkflowVersion], of workflow: Workflow, isLast: Bool, _ state: inout State) {
    guard self.workflow == workflow.id, phase == .reading else { return }
    if versions.isEmpty { state.library.replace([workflow.id], with: [workflow.id: workflow]) }
    let known = Set(versions.map(\.id))
    versions += page.filter { !known.contains($0.id) }.prefix(Self.limit - versions.count)
    guard isLast else { return }
    phase = .read
    state.finish(.readWorkflowVersions)
    // A version that was marked may be gone.
    if !versions.contains(where: { $0.id == marked }) { unmark() }
  }

  func offers(_ command: Command, _ state: State) -> Bool {
    !versions.isEmpty || ![.take, .nextTab, .mark, .compare, .search].contains(command)
  }

  func text(_ state: State) -> [TextLine] { WorkflowVersionsView(self, state, size: size(state)).text }

  var textTop: Int { index }

  mutating func show(hit line: Int, _ state: State) {
    let rows = versions.count
    (choice, top) = line < rows ? (versions[line].id, 0) : (choice, max(0, line - rows - 2))
  }

  func view(_ state: State, size: Size) -> SheetView? { WorkflowVersionsView(self, state, size: size).sheet }
}
