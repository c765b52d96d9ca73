package import MeshVision

/// What one version of a local model or operator computes: a struct each, beside its entry in the catalogue.
package protocol Operator: Sendable {
  /// The ids of all concepts that it can find; nil: it finds none, or passes on what others find.
  var concepts: [String]? { get }
  /// Whether what it gives are pictures of their own, which replies show.
  var givesPictures: Bool { get }

  /// The same with a node's parameters filled in, or which of them cannot be.
  func filled(with parameters: Parameters) throws(Parameters.Fault) -> Self

  /// What is found in each of `parts`, or the parts they are cut into. Runs on a thread of its own, and may take it.
  func run(on parts: [Part], of image: PixelImage) throws(PredictionFailure) -> [Part]
}

extension Operator {
  package var concepts: [String]? { nil }
  package var givesPictures: Bool { false }
}
