import FoundationEssentials
import MeshCore
import MeshVision

extension Catalogue {
  /// The models that are computed on this machine. Those of clarifai/main stand in for the service's under its own ids, so
  /// that a workflow made of them can be applied to the service as it is.
  static let computed = standIns + ours

  private static let standIns = [
    CatalogueModel(
      id: "color-recognition", owner: clarifai, typeID: "image-color-recognizer",
      summary: "The main colours of a picture, their W3C names and shares: k-means in CIELAB on this machine. "
        + "Stands in for the service's model; its shares differ a little.",
      aliases: ["eeed0b6733a644cea07cf4c60f87ebb7"],
      versions: [
        .init(
          id: "b31bf8b3e8ba4af48ef7b67b6a1873d6", createdAt: released, summary: "12 groups of pixels; shares from 1%",
          computation: .colors(clusters: 12, minimumShare: 0.01)),
        .init(
          id: "5c0a4d1f9e3b47a28d6f0b7e2c91a384", createdAt: firstReleased,
          summary: "5 groups of pixels; shares from 3%. Exists on this machine only",
          computation: .colors(clusters: 5, minimumShare: 0.03)),
      ]),
    crop(margin: 110, version: "b9987421b40a46649566826ef9325303"),
    crop(margin: 100, version: "0af5cd8ad40e43ef92154e4f4bc76bef"),
  ]

  private static let ours = [
    CatalogueModel(
      id: "image-quality", owner: local, typeID: "visual-classifier",
      summary: "How a picture was taken: sharp, blurry, bright, dark, contrast, colorful, underexposed, overexposed. "
        + "Formulas over the pixels, nothing learned.",
      versions: [
        .init(
          id: "77aa0c45d2e84b6fa1937c58e60bd4f2", createdAt: released,
          summary: "By tiles and percentiles, less noise: a sharp subject before a soft background is sharp",
          computation: .quality(.tiled)),
        .init(
          id: "1e9b36f08c5d42a7b3f4610d95ac7e28", createdAt: firstReleased,
          summary: "One number for the whole picture: Laplacian variance, mean and deviation",
          computation: .quality(.global)),
      ]),
    CatalogueModel(
      id: "image-tiles", owner: local, typeID: "image-tiling-operator",
      summary: "Cuts a picture, or each region, into `rows` x `columns` tiles (1 to 8 each, 2 x 2 if not said).",
      versions: [.init(id: "a4c81f6e07d94b2593be5d10f8627c3a", createdAt: released, computation: .tiles)]),
    CatalogueModel(
      id: "image-center-crop", owner: local, typeID: "image-crop",
      summary:
        "The middle of a picture, or of each region: `share` of its height and width (0.1 to 1, 0.5 if not said).",
      versions: [.init(id: "d90e25b7c63f4818a7f2046b1be95d8c", createdAt: released, computation: .centerCrop)]),
    CatalogueModel(
      id: "concept-threshold", owner: local, typeID: "concept-thresholder",
      summary: "Lets through the concepts whose value is at least `threshold` (0 to 1, 0.5 if not said).",
      versions: [.init(id: "38f7d1a05be94c6e92406af8c5e37b1d", createdAt: released, computation: .threshold)]),
  ]

  private static func crop(margin: Int, version: VersionID) -> CatalogueModel {
    CatalogueModel(
      id: "margin-\(margin)-image-crop", owner: clarifai, typeID: "image-crop",
      summary:
        "Each region at \(margin)% of its size, within the picture; the whole picture if there are none. Computed "
        + "on this machine in place of the service's operator; gives the boxes, and pictures of the first 20.",
      versions: [
        .init(id: version, createdAt: released, computation: .marginCrop(scale: Double(margin) / 100))
      ])
  }

  static let firstReleased = Timestamp.date("2026-11-01T09:00:00Z")
  private static let released = Timestamp.date("2026-11-23T09:00:00Z")
}
