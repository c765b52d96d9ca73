/// A node as the graph needs it.
struct GraphNode: Hashable, Sendable {
  let id: String
  /// The ids of the nodes that it reads, of which some may not be there; none reads the image.
  let inputs: [String]
  /// It is still drawn, with edges that are of the past.
  var isGone = false
}
