import MeshCore
import MeshVision

/// How well each part was taken.
struct ImageQuality: Operator {
  let revision: QualityModel.Revision

  static let model = CatalogueModel(
    id: "image-quality", owner: Catalogue.local, typeID: "visual-classifier",
    summary: "How a picture was taken: sharp, blurry, bright, dark, contrast, colorful, underexposed, overexposed. "
      + "Formulas over the pixels, nothing learned.",
    versions: [
      .init(
        id: "77aa0c45d2e84b6fa1937c58e60bd4f2", createdAt: Catalogue.released,
        summary: "By tiles and percentiles, less noise: a sharp subject before a soft background is sharp",
        .computes(ImageQuality(revision: .tiled))),
      .init(
        id: "1e9b36f08c5d42a7b3f4610d95ac7e28", createdAt: Catalogue.firstReleased,
        summary: "One number for the whole picture: Laplacian variance, mean and deviation",
        .computes(ImageQuality(revision: .global))),
    ])

  var concepts: [Label]? {
    ["sharp", "blurry", "bright", "dark", "contrast", "colorful", "underexposed", "overexposed"].map {
      Label(id: $0, name: $0)
    }
  }
  var partsAtOnce: Int? { 8 }

  func filled(with parameters: Parameters) throws(Parameters.Fault) -> Self {
    try parameters.allow([])
    return self
  }

  func run(on parts: [Part], of picture: Picture) -> [Part] {
    parts.map { part in
      let scores = QualityModel.scores(of: part.pixels(of: picture.image), revision: revision)
      return Part(box: part.box, concepts: scores.map { Concept(id: $0.id, value: $0.value) })
    }
  }
}
