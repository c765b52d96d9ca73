import LayeredGraph
import MeshCore
import Panels

extension State {
  /// Does what a key, or an entry of the help, asks for.
  mutating func perform(_ command: Command) -> [Effect] {
    forgetFullField()
    turns.begin()
    let (depth, before) = (dialogs.count, notice)
    let effects: [Effect]
    do throws(Notice) {
      if session.holder != nil, command.edits { throw lookingOnly }
      if session.kiosk != nil, command.isOwners { throw Self.notInKiosk }
      if isSearching, command == .take || command == .back {
        effects = leaveSearch(keeping: command == .take)
      } else if let done = performInSheet(command) {
        effects = done
      } else {
        effects = try carryOut(command)
      }
    } catch {
      notice = error
      effects = []
    }
    if dialogs.count < search.depth { search = TextSearch() }
    // What was said before a sheet was opened is not about it.
    if dialogs.count > depth, notice == before, before.kind != .running { notice = .plain("") }
    return effects
  }

  private mutating func carryOut(_ command: Command) throws(Notice) -> [Effect] {
    switch command {
    case .down: move(.rows(1))
    case .up: move(.rows(-1))
    case .pageDown: move(.pages(1))
    case .pageUp: move(.pages(-1))
    case .first: keyContext == .graph ? walk(to: \.first) : move(.first)
    case .last: keyContext == .graph ? walk(to: \.last) : move(.last)
    case .paneLeft: go(to: focus.left)
    case .paneRight: go(to: paneAtRight)
    case .nextPane: go(to: focus.next)
    case .previousPane: go(to: focus.previous)
    case .jumpDetail: jump(to: .detail)
    case .jumpWorkflows: jump(to: .workflows)
    case .jumpNodes: jump(to: .nodes)
    case .jumpStaged: jump(to: .staged)
    case .jumpPrediction: jump(to: .prediction)
    case .zoom: zoom()
    case .unzoom: try unzoom()
    case .enter: go(to: .nodes)
    case .back: goBackInPanes()
    case .close: close()
    case .help: openHelp()
    case .chooseTheme: openThemes()
    case .leaveKiosk: try openLeave()
    case .palette: openPalette()
    case .toggleMouse: toggleMouse()
    case .requestLog: openRequests()
    case .search: openSearch()
    case .nextHit: try searchNext(by: 1)
    case .previousHit: try searchNext(by: -1)
    case .filter: openFilter()
    case .refresh: refresh()
    case .redraw: redraw()
    case .suspend: [.suspend]
    case .cancel: try cancel()
    case .openApps: try openApps()
    case .resetSample: try askToResetSample()
    case .copy: try openCopy()
    case .paste: openImport()
    case .takeOver: try askToTakeOver()
    case .newWorkflow: openNewWorkflow()
    case .deleteWorkflow: try stageDeletion()
    case .renameWorkflow: try openRename()
    case .sortWorkflows: sortWorkflows()
    case .mark: try toggleMark()
    case .markRange: try markRange()
    case .markAll: toggleAllMarks()
    case .workflowVersions: try openWorkflowVersions()
    case .addNode: try openAddNode()
    case .editNode: try openEditNode(at: .model)
    case .chooseVersion: try openVersions()
    case .whereUsed: try openUses()
    case .chooseInputs: try openEditNode(at: .inputs)
    case .removeNode: try removeNode()
    case .moveNodeDown: try moveNode(by: 1)
    case .moveNodeUp: try moveNode(by: -1)
    case .toggleGraph: toggleGraph()
    case .walkLeft: walk(.left)
    case .walkRight: walk(.right)
    case .undo: focus == .staged ? try undoTurn() : undo()
    case .redo: focus == .staged ? try redoTurn() : redo()
    case .discard: try askToDiscard()
    case .stage: try stageCurrent()
    case .plan: try planSelected()
    case .planAll: try planAll()
    case .editText: try editText()
    case .overwrite: try choose(.chosen(.overwrite))
    case .merge: try choose(.chosen(.merge))
    case .remove: try choose(.chosen(.remove))
    case .mergeThenRemove: try choose(.mergeThenRemove)
    case .orderDown: moveStep(by: 1)
    case .orderUp: moveStep(by: -1)
    case .hold: try toggleHold()
    case .unstage: try unstage()
    case .history: try openHistory()
    case .predict: try openPredict()
    case .twin: try openTwin()
    case .pin: try openPin()
    case .compare: try openComparison()
    case .bisect: try openBisect()
    case .thresholdDown: moveThreshold(by: -1)
    case .thresholdUp: moveThreshold(by: 1)
    case .rawPrediction: toggleRawPrediction()
    case .fold: try fold()
    case .nextNode: try walkResults(by: 1)
    case .previousNode: try walkResults(by: -1)
    case .nextImage: try walkImages(by: 1)
    case .previousImage: try walkImages(by: -1)
    case .runs: try openRuns()
    case .retry: try retry()
    case .togglePictures: togglePictures()
    case .take: leaveFilter()
    // What only sheets do.
    case .next, .previous, .suggestion, .dropText, .nextTab, .previousTab, .apply, .decide, .takeMine, .takeTheirs,
      .takeBase, .restMine, .restTheirs, .reverse, .copyID, .copyCurl, .copyJSON, .copyYAML, .copyPython, .export,
      .forget, .yes, .no:
      []
    }
  }
}
