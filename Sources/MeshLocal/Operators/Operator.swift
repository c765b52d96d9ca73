package import MeshVision

/// What one version of a local model or operator computes: a struct each, beside its entry in the catalogue.
package protocol Operator: Sendable {
  /// All concepts that it can find; nil: it finds none, or passes on what others find.
  var concepts: [Label]? { get }
  /// Whether what it gives are pictures of their own, which replies show.
  var givesPictures: Bool { get }
  /// What it cannot compute without and this machine does not have, and what to do about it, in whole sentences; nil: it
  /// computes.
  var lacks: String? { get }
  /// How many parts it is given at once at most, so that several processors can share many of them: what it finds in one
  /// does not depend on the others. Nil: all.
  var partsAtOnce: Int? { get }

  /// The same with a node's parameters filled in, or which of them cannot be.
  func filled(with parameters: Parameters) throws(Parameters.Fault) -> Self

  /// What is found in each of `parts`, or the parts they are cut into. Runs on a thread of its own, and may take it.
  func run(on parts: [Part], of picture: Picture) throws(PredictionFailure) -> [Part]
}

/// One that answers in the place of a model of the service: parameters of that which we do not know are let pass.
protocol StandIn: Operator {}

extension StandIn {
  func filled(with parameters: Parameters) -> Self { self }
}

extension Operator {
  package var concepts: [Label]? { nil }
  package var givesPictures: Bool { false }
  package var lacks: String? { nil }
  package var partsAtOnce: Int? { nil }
}
