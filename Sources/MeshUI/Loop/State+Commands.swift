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
    let effects = performInSheet(command) ?? carryOut(command)
    // What was said before a sheet was opened is not about it.
    if dialogs.count > depth, notice == before, before.kind == .plain || before.kind == .ok { notice = .plain("") }
    return effects
  }

  private mutating func carryOut(_ command: Command) -> [Effect] {
    switch command {
    case .down: move(.rows(1))
    case .up: move(.rows(-1))
    case .pageDown: move(.pages(1))
    case .pageUp: move(.pages(-1))
    case .first: keyContext == .graph ? walk(to: \.first) : move(.first)
    case .last: keyContext == .graph ? walk(to: \.last) : move(.last)
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
    case .back: goBackInPanes()
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
    case .take: leaveFilter()
    // What only sheets do.
    case .next, .previous, .suggestion, .nextTab, .previousTab, .apply, .decide, .takeMine, .takeTheirs, .takeBase,
      .restMine, .restTheirs, .reverse, .copyID, .copyCurl, .copyJSON, .copyYAML, .copyPython, .yes, .no:
      []
    }
  }
}
