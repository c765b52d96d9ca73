import Canvas

/// Where a key is pressed: what has the keyboard, and which keys work there.
struct KeyContext: Sendable {
  /// What the help and `meshwork keys` call it; no two have the same.
  let title: String
  /// Whether letters are text there.
  let takesText: Bool
  /// Whether it is one of the panes of the main screen, as it is at first.
  let isPane: Bool
  /// Those of its own before those it shares. Their order is the order of the hints.
  let bindings: [Binding]

  init(_ title: String, takesText: Bool = false, isPane: Bool = false, _ keys: [Keys]) {
    self.title = title
    self.takesText = takesText
    self.isPane = isPane
    bindings = keys.flatMap(\.bindings)
  }
}

extension KeyContext {
  /// As the settings call it: `node-form`.
  var name: String { title.lowercased().replacing(" ", with: "-") }

  /// Whether these keys can ask for something there: where letters are text, what edits text cannot.
  func takes(_ keys: [Key]) -> Bool { !takesText || !keys.contains(where: \.editsText) }
}

extension KeyContext: Hashable {
  static func == (one: Self, other: Self) -> Bool { one.title == other.title }
  func hash(into hasher: inout Hasher) { hasher.combine(title) }
}

extension KeyContext: CaseIterable {
  /// The panes, then the sheets.
  static let allCases =
    [workflows, nodes, graph, staged, prediction, detail, filter, search] + Dialog.sheets.flatMap { $0.allKeys }

  static let workflows = KeyContext(
    "Workflows", isPane: true, Keymap.workflows + Keymap.draft + Keymap.openApps + Keymap.panes + Keymap.everywhere)
  static let nodes = KeyContext(
    "Nodes", isPane: true, Keymap.nodes + Keymap.draft + Keymap.openApps + Keymap.panes + Keymap.everywhere)
  static let graph = KeyContext(
    "Graph", Keymap.graph + Keymap.draft + Keymap.openApps + Keymap.panesBesideGraph + Keymap.everywhere)
  static let staged = KeyContext("Staged", isPane: true, Keymap.staged + Keymap.panes + Keymap.everywhere)
  static let prediction = KeyContext(
    "Prediction", isPane: true,
    Keymap.prediction + Keymap.searching + Keymap.openApps + Keymap.panesBesidePrediction + Keymap.everywhere)
  static let detail = KeyContext(
    "Detail", isPane: true,
    Keymap.searching + Keymap.draft + Keymap.openApps + Keymap.panesOfTexts + Keymap.everywhere)
  static let search = KeyContext("Search", takesText: true, Keymap.search)
  static let filter = KeyContext("Filter", takesText: true, Keymap.filter)

  init(_ pane: Pane) {
    switch pane {
    case .detail: self = .detail
    case .workflows: self = .workflows
    case .nodes: self = .nodes
    case .staged: self = .staged
    case .prediction: self = .prediction
    }
  }
}

extension State {
  var keyContext: KeyContext {
    isSearching ? .search : topSheet?.keys ?? (filter.isOpen ? .filter : drawsGraph ? .graph : KeyContext(focus))
  }
}
