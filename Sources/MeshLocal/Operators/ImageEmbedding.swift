import MeshCore
import MeshVision

/// Each part as numbers, alike where pictures are.
struct ImageEmbedding: NetOperator {
  let net: Net

  static func model(_ shelf: NetShelf) -> CatalogueModel {
    let versions: [(VersionID, NetShelf.Weights)] = [
      ("bb186755eda04f9cbb6fe32e816be104", .lite0), ("c818bad42dbdd2d6a5139104e9af148b", .lite1),
      ("c79152efc4d108755f593952b9628a58", .lite2),
    ]
    return CatalogueModel(
      id: "general-image-embedding", owner: Catalogue.clarifai, typeID: "visual-embedder",
      summary:
        "A picture as 1280 numbers, alike where pictures are: the last layer of EfficientNet-Lite, on this machine. "
        + "Stands in for the service's model, whose numbers are others.",
      aliases: ["bbb5f41425b8468d9b7a554ff10f8581"],
      versions: versions.map { version, weights in
        let net = Net(shelf: shelf, weights: weights)
        // Of the second net's only the classes have a public version.
        let isOurs = weights != .lite0
        return .init(
          id: version, createdAt: isOurs ? Catalogue.firstReleased : net.date,
          summary: isOurs ? net.ownSummary : net.summary, .computes(ImageEmbedding(net: net)))
      })
  }

  func run(on parts: [Part], of picture: Picture) throws(PredictionFailure) -> [Part] {
    let (sights, _) = try net.sights(of: parts, of: picture)
    return zip(parts, sights).map { part, sight in
      var found = Part(box: part.box)
      found.embeddings = [sight.embedding]
      return found
    }
  }
}
