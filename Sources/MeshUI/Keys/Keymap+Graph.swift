import Canvas

/// The keys of the Nodes pane while it is a graph.
extension Keymap {
  static let graph = walking + nodes.filter { $0.command != .toggleGraph }

  /// Left and right are edges there, not panes.
  static let panesBesideGraph = panes.filter { $0.command != .paneLeft && $0.command != .paneRight }

  private static let walking = [
    Binding("h", .walkLeft, "walk", "follow an edge to what the node reads"),
    Binding("j", .down, "walk", "move down in the column"),
    Binding("k", .up, "walk", "move up in the column"),
    Binding("l", .walkRight, "walk", "follow an edge to what reads the node"),
    Binding(.left, .walkLeft, "walk", "follow an edge to what the node reads"),
    Binding(.down, .down, "walk", "move down in the column"),
    Binding(.up, .up, "walk", "move up in the column"),
    Binding(.right, .walkRight, "walk", "follow an edge to what reads the node"),
    Binding("t", .toggleGraph, "table", "list the nodes in a table"),
  ]
}
