import MeshCore
import MeshVision

/// Lets through what of each part is certain enough.
struct ConceptThreshold: Operator {
  /// 0...1
  var threshold = 0.5

  static let model = CatalogueModel(
    id: "concept-threshold", owner: Catalogue.local, typeID: "concept-thresholder",
    summary: "Lets through the concepts whose value is at least `threshold` (0 to 1, 0.5 if not said).",
    versions: [
      .init(id: "38f7d1a05be94c6e92406af8c5e37b1d", createdAt: Catalogue.released, .computes(ConceptThreshold()))
    ])

  func filled(with parameters: Parameters) throws(Parameters.Fault) -> Self {
    try parameters.allow(["threshold"])
    return ConceptThreshold(threshold: try parameters.number("threshold", in: 0...1, or: threshold))
  }

  func run(on parts: [Part], of picture: Picture) -> [Part] {
    parts.map { part in Part(box: part.box, concepts: part.concepts.filter { $0.value >= threshold }) }
  }
}
