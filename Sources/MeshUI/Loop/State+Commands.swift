import MeshCore

extension State {
  /// Does what a key, or an entry of the help, asks for.
  mutating func perform(_ command: Command) -> [Effect] {
    if session.holder != nil, command.edits {
      notice = lookingOnly
      return []
    }
    forgetFullField()
    let (depth, before) = (dialogs.count, notice)
    let effects = carryOut(command)
    // What was said before a sheet was opened is not about it.
    if dialogs.count > depth, notice == before, before.kind == .plain || before.kind == .ok { notice = .plain("") }
    return effects
  }

  private mutating func carryOut(_ command: Command) -> [Effect] {
    switch command {
    case .down: move(by: 1)
    case .up: move(by: -1)
    case .pageDown: move(by: page)
    case .pageUp: move(by: -page)
    case .first: keyContext == .graph ? walk(to: \.first) : move(by: -Self.farAway)
    case .last: keyContext == .graph ? walk(to: \.last) : move(by: Self.farAway)
    case .paneLeft: go(to: focus.left)
    case .paneRight: go(to: focus.right)
    case .nextPane: go(to: focus.next)
    case .previousPane: go(to: focus.previous)
    case .jumpDetail: jump(to: .detail)
    case .jumpWorkflows: jump(to: .workflows)
    case .jumpNodes: jump(to: .nodes)
    case .jumpStaged: jump(to: .staged)
    case .jumpPrediction: jump(to: .prediction)
    case .zoom: zoom()
    case .enter: go(to: .nodes)
    case .back: goBack()
    case .close: close()
    case .help: openHelp()
    case .filter: openFilter()
    case .refresh: refresh()
    case .redraw: [.repaint]
    case .suspend: [.suspend]
    case .cancel: cancel()
    case .openApps: openApps()
    case .resetSample: askToResetSample()
    case .copy: openCopy()
    case .paste: openImport()
    case .takeOver: askToTakeOver()
    case .newWorkflow: openNewWorkflow()
    case .deleteWorkflow: stageDeletion()
    case .renameWorkflow: openRename()
    case .sortWorkflows: sortWorkflows()
    case .mark: toggleMark()
    case .markRange: markRange()
    case .markAll: toggleAllMarks()
    case .workflowVersions: openWorkflowVersions()
    case .addNode: openAddNode()
    case .editNode: openEditNode(at: .model)
    case .chooseVersion: openVersions()
    case .whereUsed: openUses()
    case .chooseInputs: openEditNode(at: .inputs)
    case .removeNode: removeNode()
    case .moveNodeDown: moveNode(by: 1)
    case .moveNodeUp: moveNode(by: -1)
    case .toggleGraph: toggleGraph()
    case .walkLeft: walk(.left)
    case .walkRight: walk(.right)
    case .undo: undo()
    case .redo: redo()
    case .discard: askToDiscard()
    case .stage: stageCurrent()
    case .plan: planSelected()
    case .planAll: planAll()
    case .editText: editText()
    case .overwrite: choose(.chosen(.overwrite))
    case .merge: choose(.chosen(.merge))
    case .remove: choose(.chosen(.remove))
    case .mergeThenRemove: choose(.mergeThenRemove)
    case .orderDown: moveStep(by: 1)
    case .orderUp: moveStep(by: -1)
    case .hold: toggleHold()
    case .unstage: unstage()
    case .history: openHistory()
    case .predict: openPredict()
    case .thresholdDown: moveThreshold(by: -1)
    case .thresholdUp: moveThreshold(by: 1)
    case .rawPrediction: toggleRawPrediction()
    case .next: moveFocus(by: 1)
    case .previous: moveFocus(by: -1)
    case .take: take()
    case .suggestion: takeSuggestedID()
    case .nextTab: moveTab(by: 1)
    case .previousTab: moveTab(by: -1)
    case .apply: applyPlan()
    case .decide: openConflict()
    case .takeMine: takeSide(.mine)
    case .takeTheirs: takeSide(.theirs)
    case .takeBase: takeSide(.base)
    case .restMine: takeRest(.mine)
    case .restTheirs: takeRest(.theirs)
    case .reverse: stageReverse()
    case .copyID: copy(.id)
    case .copyCurl: copy(.curl)
    case .copyJSON: copy(.json)
    case .copyYAML: copy(.yaml)
    case .copyPython: copy(.python)
    case .yes: answer(true)
    case .no: answer(false)
    }
  }

  /// Enter in a form or sheet.
  private mutating func take() -> [Effect] {
    switch dialogs.last {
    case nil:
      filter.isOpen = false
      return []
    case .help(let sheet): return runEntry(of: sheet)
    case .apps(let sheet): return openChosen(of: sheet)
    case .nodeForm(let form): return take(form)
    case .versions(let sheet): return takeVersion(of: sheet)
    case .uses(let sheet): return goToUse(of: sheet)
    case .workflowVersions(let sheet): return restoreVersion(of: sheet)
    case .newWorkflow(let field): return startWorkflow(field.text)
    case .rename(let form): return stageRename(form)
    case .predict(let form): return run(form)
    case .plan(let sheet): return confirm(sheet)
    case .paste(let sheet): return take(sheet)
    case .copy(let sheet): return take(sheet)
    case .conflict(let sheet): return settleConflict(sheet)
    case .history(let sheet):
      sayReverse(of: sheet)
      return []
    case .applied, .question: return []
    }
  }

  /// Tab in a form or sheet.
  private mutating func moveFocus(by distance: Int) -> [Effect] {
    if case .versions(let sheet) = dialogs.last { return toggleTargetFocus(of: sheet) }
    return moveFormFocus(by: distance)
  }

  private static let farAway = 1_000_000_000
}
