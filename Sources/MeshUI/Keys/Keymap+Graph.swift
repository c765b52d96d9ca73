import Canvas

/// The keys of the Nodes pane while it is a graph.
extension Keymap {
  static let graph = walking + nodes.filter { $0.command != .toggleGraph }

  /// `/` searches the text there.
  static let panesOfTexts = panes.filter { $0.command != .filter }

  /// Left and right are edges there, not panes.
  static let panesBesideGraph = panes.filter { $0.command != .paneLeft && $0.command != .paneRight }

  private static let walking = [
    Keys("h", .left, to: .walkLeft, "walk", "follow an edge to what the node reads"),
    Keys("j", .down, to: .down, "walk", "move down in the column"),
    Keys("k", .up, to: .up, "walk", "move up in the column"),
    Keys("l", .right, to: .walkRight, "walk", "follow an edge to what reads the node"),
    Keys("t", to: .toggleGraph, "table", "list the nodes in a table"),
  ]
}
