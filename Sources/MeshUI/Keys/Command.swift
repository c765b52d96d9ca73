/// Everything a user can ask for, once.
enum Command: String, CaseIterable, Hashable, Sendable {
  // Moving
  case down, up, pageDown, pageUp, first, last
  case paneLeft, paneRight, nextPane, previousPane
  case jumpDetail, jumpWorkflows, jumpNodes, jumpStaged, jumpPrediction
  case zoom, unzoom, enter, back, close
  // Everywhere
  case copy, paste
  case help, palette, toggleMouse, requestLog, search, nextHit, previousHit, filter, refresh, redraw, suspend, cancel,
    openApps, resetSample, takeOver, chooseTheme, leaveKiosk
  // Workflows
  case newWorkflow, deleteWorkflow, mark, markAll, workflowVersions, renameWorkflow, sortWorkflows, markRange
  // Nodes
  case addNode, editNode, chooseVersion, chooseInputs, whereUsed, removeNode, moveNodeDown, moveNodeUp
  case toggleGraph, walkLeft, walkRight
  // The draft
  case undo, redo, discard, stage, plan, planAll, editText
  // Staged
  case overwrite, merge, remove, mergeThenRemove, orderDown, orderUp, hold, unstage, history
  // Prediction
  case predict, export, twin, pin, compare, bisect, thresholdDown, thresholdUp, rawPrediction, fold, nextNode,
    previousNode, nextImage, previousImage, runs, retry, forget, togglePictures
  // Forms and sheets
  case next, previous, take, suggestion, dropText
  case nextTab, previousTab, apply, reverse
  // Conflicts
  case decide, takeMine, takeTheirs, takeBase, restMine, restTheirs
  case copyID, copyCurl, copyJSON, copyYAML, copyPython
  case yes, no
}

extension Command {
  /// As the settings and the palette call it: `add-node`, `copy-id`.
  var name: String {
    var name = ""
    for character in rawValue {
      if character.isUppercase, name.last?.isUppercase == false { name += "-" }
      name.append(character)
    }
    return name.lowercased()
  }

  /// Those that leave the place they are pressed in.
  static let waysBack: Set<Command> = [.back, .close, .no]

  /// Whether it changes drafts, what is staged, or the service: refused while another editor has the app.
  var edits: Bool {
    switch self {
    case .newWorkflow, .deleteWorkflow, .renameWorkflow, .addNode, .editNode, .chooseVersion, .chooseInputs,
      .removeNode, .moveNodeDown,
      .moveNodeUp, .undo, .redo, .discard, .stage, .plan, .overwrite, .merge, .remove, .mergeThenRemove, .orderDown,
      .orderUp, .hold, .unstage, .paste, .editText, .apply, .decide, .takeMine, .takeTheirs, .takeBase, .restMine,
      .restTheirs, .reverse, .resetSample, .forget:
      true
    case .down, .up, .pageDown, .pageUp, .first, .last, .paneLeft, .paneRight, .nextPane, .previousPane, .jumpDetail,
      .jumpWorkflows, .jumpNodes, .jumpStaged, .jumpPrediction, .zoom, .unzoom, .toggleGraph, .walkLeft, .walkRight,
      .enter, .back, .close, .help, .palette, .toggleMouse, .requestLog, .search, .nextHit, .previousHit, .filter,
      .refresh, .redraw, .suspend, .cancel, .openApps, .takeOver, .chooseTheme, .leaveKiosk, .mark, .markRange,
      .markAll, .sortWorkflows, .whereUsed, .copy, .copyID, .copyCurl, .copyJSON, .copyYAML, .copyPython,
      .workflowVersions, .history, .planAll, .predict, .export, .twin, .pin, .compare, .bisect, .thresholdDown,
      .thresholdUp, .rawPrediction, .fold, .nextNode, .previousNode, .nextImage, .previousImage, .runs, .retry,
      .togglePictures, .next, .previous, .take, .suggestion, .dropText, .nextTab,
      .previousTab, .yes, .no:
      false
    }
  }
}
