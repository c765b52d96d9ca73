import MeshCore
import MeshVision

/// The colours of each part.
struct ColorRecognition: StandIn {
  /// Groups of pixels.
  let clusters: Int
  /// 0...1; colours that cover less are left out.
  let minimumShare: Double

  static let model = CatalogueModel(
    id: "color-recognition", owner: Catalogue.clarifai, typeID: "image-color-recognizer",
    summary: "The main colours of a picture, their W3C names and shares: k-means in CIELAB on this machine. "
      + "Stands in for the service's model; its shares differ a little.",
    aliases: ["eeed0b6733a644cea07cf4c60f87ebb7"],
    versions: [
      .init(
        id: "b31bf8b3e8ba4af48ef7b67b6a1873d6", createdAt: Catalogue.released,
        summary: "12 groups of pixels; shares from 1%",
        .computes(ColorRecognition(clusters: 12, minimumShare: 0.01))),
      .init(
        id: "5c0a4d1f9e3b47a28d6f0b7e2c91a384", createdAt: Catalogue.firstReleased,
        summary: "5 groups of pixels; shares from 3%. Exists on this machine only",
        .computes(ColorRecognition(clusters: 5, minimumShare: 0.03))),
    ])

  var partsAtOnce: Int? { 8 }

  func run(on parts: [Part], of picture: Picture) -> [Part] {
    parts.map { part in
      let colors = ColorModel.dominantColors(
        of: part.pixels(of: picture.image), clusters: clusters, minimumShare: minimumShare)
      return Part(
        box: part.box,
        colors: colors.map { .init(hex: $0.hex, w3cHex: $0.w3cHex, w3cName: $0.w3cName, share: $0.share) })
    }
  }
}
