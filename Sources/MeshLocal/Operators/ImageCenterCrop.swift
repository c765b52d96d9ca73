import MeshCore
import MeshVision

/// The middle of each part.
struct ImageCenterCrop: Operator {
  /// Of the part's height and width, 0.1...1.
  var share = 0.5

  static let model = CatalogueModel(
    id: "image-center-crop", owner: Catalogue.local, typeID: "image-crop",
    summary:
      "The middle of a picture, or of each region: `share` of its height and width (0.1 to 1, 0.5 if not said).",
    versions: [
      .init(id: "d90e25b7c63f4818a7f2046b1be95d8c", createdAt: Catalogue.released, .computes(ImageCenterCrop()))
    ])

  var givesPictures: Bool { true }

  func filled(with parameters: Parameters) throws(Parameters.Fault) -> Self {
    try parameters.allow(["share"])
    return ImageCenterCrop(share: try parameters.number("share", in: 0.1...1, or: share))
  }

  func run(on parts: [Part], of picture: Picture) -> [Part] { parts.map { Part(box: $0.frame.scaled(by: share)) } }
}
