import MeshCore

extension State {
  mutating func openWorkflowVersions() -> [Effect] {
    guard let id = selectedWorkflow else {
      notice = .plain("Select a workflow first.")
      return []
    }
    guard library.contains(id) else {
      notice = .plain(
        drafts[id]?.isNew == true
          ? "\(id) is only a draft: it has no versions before it is applied."
          : "\(id) is no longer on the service, and neither are its versions.")
      return []
    }
    let sheet = WorkflowVersionSheet(id)
    dialogs.append(.workflowVersions(sheet))
    return readWorkflowVersions(for: sheet)
  }

  /// Reads them again; what is chosen stays chosen.
  mutating func readWorkflowVersions(for sheet: WorkflowVersionSheet) -> [Effect] {
    var sheet = sheet
    sheet.choice = sheet.chosen?.id
    sheet.versions = []
    sheet.phase = .reading
    replaceTop(.workflowVersions(sheet))
    return [start(.readWorkflowVersions(sheet.workflow))]
  }

  mutating func take(_ page: [WorkflowVersion], of workflow: Workflow, isLast: Bool) -> [Effect] {
    guard case (let place, var sheet)? = openVersionSheet else {
      // The sample app was restored under the sheet.
      finish(.readWorkflowVersions)
      return []
    }
    guard sheet.workflow == workflow.id, sheet.phase == .reading else { return [] }
    if sheet.versions.isEmpty { library.replace([workflow.id], with: [workflow.id: workflow]) }
    let known = Set(sheet.versions.map(\.id))
    sheet.versions += page.filter { !known.contains($0.id) }.prefix(WorkflowVersionSheet.limit - sheet.versions.count)
    if isLast {
      sheet.phase = .read
      finish(.readWorkflowVersions)
      // A version that was marked may be gone.
      if !sheet.versions.contains(where: { $0.id == sheet.marked }) { unmark(&sheet) }
    }
    dialogs[place] = .workflowVersions(sheet)
    return []
  }

  /// The reading ended without all of them, for this reason.
  mutating func stopReadingWorkflowVersions(_ reason: String) {
    guard case (let place, var sheet)? = openVersionSheet else { return }
    sheet.phase = .failed(reason)
    dialogs[place] = .workflowVersions(sheet)
  }

  /// The sheet, and where in the stack it is: the help may stand over it.
  private var openVersionSheet: (place: Int, sheet: WorkflowVersionSheet)? {
    for case (let place, .workflowVersions(let sheet)) in dialogs.enumerated() { return (place, sheet) }
    return nil
  }

  /// Versions are chosen one by one, or the first and last; a page scrolls the difference.
  mutating func move(_ sheet: WorkflowVersionSheet, by distance: Int) {
    var sheet = sheet
    if isPage(distance) {
      sheet.top = scrolledTop(of: sheet, pages: distance.signum())
    } else if !sheet.versions.isEmpty {
      sheet.choice = sheet.versions[clamped(sheet.place, by: distance, count: sheet.versions.count)].id
      sheet.top = 0
    }
    replaceTop(.workflowVersions(sheet))
  }

  mutating func moveTab(of sheet: WorkflowVersionSheet, by distance: Int) {
    var sheet = sheet
    let tabs = sheet.tabs
    let place = tabs.firstIndex(of: sheet.tab) ?? 0
    sheet.tab = tabs[(place + distance + tabs.count) % tabs.count]
    sheet.top = 0
    replaceTop(.workflowVersions(sheet))
  }

  /// Marks the chosen version as the one to compare others with, or takes the mark away.
  mutating func toggleMark(of sheet: WorkflowVersionSheet) -> [Effect] {
    guard let chosen = sheet.chosen else {
      notice = .plain("The versions are not read yet.")
      return []
    }
    var sheet = sheet
    if sheet.marked == chosen.id {
      unmark(&sheet)
      notice = .plain("No version is marked.")
    } else {
      sheet.marked = chosen.id
      sheet.tab = .marked
      sheet.top = 0
      notice = .plain("\(chosen.id.prefix(8)) is marked: j k choose the version to compare with it, Space unmarks.")
    }
    replaceTop(.workflowVersions(sheet))
    return []
  }

  private func unmark(_ sheet: inout WorkflowVersionSheet) {
    sheet.marked = nil
    if sheet.tab == .marked { sheet.tab = .current }
  }

  mutating func leaveWorkflowVersions() -> [Effect] {
    dialogs.removeLast()
    let reading = running.first { $0.kind == .readWorkflowVersions }
    finish(.readWorkflowVersions)
    return reading.map { [.cancel($0)] } ?? []
  }

  /// Enter: makes the draft have the nodes of the chosen version, by one edit. Nothing is sent.
  mutating func restoreVersion(of sheet: WorkflowVersionSheet) -> [Effect] {
    guard let version = sheet.chosen else {
      if case .failed(let why) = sheet.phase { notice = .error(why) } else { notice = Self.noVersion(of: sheet) }
      return []
    }
    let id = sheet.workflow
    guard !version.nodes.isEmpty else {
      notice = .error("The service lists version \(version.id.prefix(8)) without its nodes, so it cannot be restored.")
      return []
    }
    guard let now = workflow(id) else {
      notice = .error("\(id) is no longer there. R reads the workflows again.")
      return []
    }
    let wanted = Workflow(id: id, nodes: version.nodes, attributes: now.attributes)
    guard !WorkflowDiff(from: now, to: wanted).isEmpty else {
      let what = drafts[id]?.hasChanges == true ? "The draft of \(id)" : id
      notice = .plain("\(what) has the nodes of version \(version.id.prefix(8)) already.")
      return []
    }
    let effects = leaveWorkflowVersions() + select(id) + make(.replaceNodes(version.nodes), in: id)
    guard drafts[id]?.result.nodes == version.nodes else { return effects }
    focus = .nodes
    notice = Notice(
      .warn, "~", "\(id): version \(version.id.prefix(8)) restored. Draft only, nothing sent. u undoes.")
    return effects
  }

  private static func noVersion(of sheet: WorkflowVersionSheet) -> Notice {
    .plain(
      sheet.phase == .reading
        ? "The versions are not read yet." : "The service lists no versions of \(sheet.workflow).")
  }
}
