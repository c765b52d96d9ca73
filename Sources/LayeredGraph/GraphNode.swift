/// A node as the graph needs it.
package struct GraphNode: Hashable, Sendable {
  package let id: String
  /// The ids of the nodes that it reads, of which some may not be there; none reads the image.
  package let inputs: [String]
  /// It is still drawn, with edges that are of the past.
  package var isGone: Bool

  package init(id: String, inputs: [String], isGone: Bool = false) {
    self.id = id
    self.inputs = inputs
    self.isGone = isGone
  }
}
