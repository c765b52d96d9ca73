extension Command {
  /// Whether it changes drafts, what is staged, or the service: refused while another editor has the app.
  var edits: Bool {
    switch self {
    case .newWorkflow, .deleteWorkflow, .renameWorkflow, .addNode, .editNode, .chooseVersion, .chooseInputs,
      .removeNode, .moveNodeDown,
      .moveNodeUp, .undo, .redo, .discard, .stage, .plan, .overwrite, .merge, .remove, .mergeThenRemove, .orderDown,
      .orderUp, .hold, .unstage, .paste, .editText, .apply, .decide, .takeMine, .takeTheirs, .takeBase, .restMine,
      .restTheirs, .reverse, .resetSample:
      true
    case .down, .up, .pageDown, .pageUp, .first, .last, .paneLeft, .paneRight, .nextPane, .previousPane, .jumpDetail,
      .jumpWorkflows, .jumpNodes, .jumpStaged, .jumpPrediction, .zoom, .toggleGraph, .walkLeft, .walkRight, .enter,
      .back, .close, .help, .filter, .refresh,
      .redraw, .suspend, .cancel, .openApps, .takeOver, .mark, .markRange, .markAll, .sortWorkflows, .whereUsed, .copy,
      .copyID, .copyCurl, .copyJSON,
      .copyYAML, .copyPython, .workflowVersions, .history, .planAll,
      .predict, .thresholdDown,
      .thresholdUp, .rawPrediction, .next, .previous, .take, .suggestion, .nextTab, .previousTab, .yes, .no:
      false
    }
  }
}
