/// Where a key is pressed: what has the keyboard.
package enum KeyContext: Hashable, Sendable, CaseIterable {
  case workflows, nodes, graph, staged, prediction, detail
  case filter, help, apps, nodeForm, versions, newWorkflow, predict, plan, contested, conflict, confirmation, applied,
    applying
  case uses, rename, workflowVersions, history, paste, importing, copy, risk, question

  package init(_ pane: Pane) {
    switch pane {
    case .detail: self = .detail
    case .workflows: self = .workflows
    case .nodes: self = .nodes
    case .staged: self = .staged
    case .prediction: self = .prediction
    }
  }

  /// What the help and README call it.
  package var title: String {
    switch self {
    case .workflows: "Workflows"
    case .nodes: "Nodes"
    case .graph: "Graph"
    case .staged: "Staged"
    case .prediction: "Prediction"
    case .detail: "Detail"
    case .filter: "Filter"
    case .help: "Help"
    case .apps: "Apps"
    case .nodeForm: "Node form"
    case .versions: "Versions"
    case .uses: "Where used"
    case .workflowVersions: "Workflow versions"
    case .newWorkflow: "New workflow"
    case .rename: "Rename"
    case .predict: "Predict"
    case .plan: "Plan"
    case .contested: "A contested step"
    case .conflict: "Conflict"
    case .confirmation: "Confirming a deletion"
    case .applied: "Applied"
    case .applying: "Applying"
    case .paste: "Paste"
    case .importing: "Import"
    case .copy: "Copy"
    case .history: "History"
    case .risk: "What may go"
    case .question: "Question"
    }
  }

  /// Whether it is one of the panes of the main screen, as it is at first.
  package var isPane: Bool {
    switch self {
    case .workflows, .nodes, .staged, .prediction, .detail: true
    case .graph, .filter, .help, .apps, .nodeForm, .versions, .newWorkflow, .predict, .plan, .confirmation, .applied,
      .applying, .question, .risk, .workflowVersions, .history, .paste, .importing, .copy, .contested, .conflict, .uses,
      .rename:
      false
    }
  }

  /// Whether letters are text there.
  package var takesText: Bool {
    switch self {
    case .filter, .help, .apps, .nodeForm, .newWorkflow, .predict, .confirmation, .importing, .rename: true
    case .workflows, .nodes, .graph, .staged, .prediction, .detail, .versions, .plan, .applied, .applying, .question,
      .risk,
      .workflowVersions, .history, .paste, .copy, .contested, .conflict, .uses:
      false
    }
  }
}

extension State {
  package var keyContext: KeyContext {
    switch dialogs.last {
    case .help: .help
    case .apps: .apps
    case .nodeForm: .nodeForm
    case .versions: .versions
    case .uses: .uses
    case .workflowVersions: .workflowVersions
    case .newWorkflow: .newWorkflow
    case .rename: .rename
    case .predict: .predict
    case .plan(let sheet):
      sheet.confirmation != nil ? .confirmation : sheet.contested != nil ? .contested : .plan
    case .conflict: .conflict
    case .applied(let sheet): sheet.sending == nil ? .applied : .applying
    case .paste(let sheet): sheet.isAsking || sheet.phase == .reading ? .importing : .paste
    case .copy: .copy
    case .history: .history
    case .question(.acceptRisk): .risk
    case .question: .question
    case nil: filter.isOpen ? .filter : drawsGraph ? .graph : KeyContext(focus)
    }
  }
}
