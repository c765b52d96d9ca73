import MeshCore
import MeshVision

/// Each part with a margin around it, as far as the picture goes.
struct MarginCrop: Operator {
  /// The part's own size is 100.
  let percent: Int

  static let models = [
    model(percent: 110, version: "b9987421b40a46649566826ef9325303"),
    model(percent: 100, version: "0af5cd8ad40e43ef92154e4f4bc76bef"),
  ]

  private static func model(percent: Int, version: VersionID) -> CatalogueModel {
    CatalogueModel(
      id: "margin-\(percent)-image-crop", owner: Catalogue.clarifai, typeID: "image-crop",
      summary:
        "Each region at \(percent)% of its size, within the picture; the whole picture if there are none. Computed "
        + "on this machine in place of the service's operator; gives the boxes, and pictures of the first 20.",
      versions: [.init(id: version, createdAt: Catalogue.released, .computes(MarginCrop(percent: percent)))])
  }

  var givesPictures: Bool { true }

  /// Those of the service's operator that we do not know are let pass.
  func filled(with parameters: Parameters) -> Self { self }

  func run(on parts: [Part], of picture: Picture) -> [Part] {
    parts.map { Part(box: $0.frame.scaled(by: Double(percent) / 100)) }
  }
}
