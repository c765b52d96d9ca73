import MeshCore
import MeshVision

/// What each part shows, by the classes of ImageNet.
struct ImageClasses: NetOperator {
  let net: Net
  let subject: Subject

  /// Which of the classes count.
  enum Subject: Hashable, Sendable {
    case anything
    /// Dishes, fruit, vegetables and drinks. Where all of them together stay under 0.3 there is no food in the picture.
    case food

    private static let leastFood: Float = 0.3
    private static let foods = Set(924...957).union(959...967).union([969, 987])

    func includes(_ index: Int) -> Bool { self == .anything || Self.foods.contains(index) }

    /// The classes that are found with these probabilities, which are left as they are; the likeliest first.
    func found(in probabilities: [Float]) -> [Int] {
      let indices = probabilities.indices.filter(includes)
      let isFound = self == .anything || indices.reduce(0) { $0 + probabilities[$1] } >= Self.leastFood
      guard isFound else { return [] }
      // Sorted here, where several processors share the work, and not when the reply is written.
      return indices.sorted { probabilities[$0] > probabilities[$1] }
    }
  }

  static func models(_ shelf: NetShelf) -> [CatalogueModel] {
    [
      model(
        "general-image-recognition", .anything, "What a picture shows: the 1000 classes of ImageNet", shelf,
        alias: "aaa03c23b3724a16a56b629203edc62c",
        versions: [
          ("aa7f35c01e0642fda5cf400f543e7c40", .lite0), ("aa9ca48295b37401f8af92ad1af0d91d", .lite1),
          ("cceb325ecd1be248ecc9940729e4ea29", .lite2),
        ]),
      model(
        "food-item-recognition", .food, "Food in a picture: the 45 classes of ImageNet that are food", shelf,
        alias: "bd367be194cf45149e75f01d59f77ba7",
        versions: [
          ("1d5fd481e0cf4826aa72ec3ff049e044", .lite0), ("dfebc169854e429086aceb8368662641", .lite1),
          ("d90767c0cde3b5b353e392c0aa0b5d66", .lite2),
        ]),
    ]
  }

  private static func model(
    _ id: ModelID, _ subject: Subject, _ what: String, _ shelf: NetShelf, alias: ModelID,
    versions: [(VersionID, NetShelf.Weights)]
  ) -> CatalogueModel {
    CatalogueModel(
      id: id, owner: Catalogue.clarifai, typeID: "visual-classifier",
      summary:
        "\(what), by EfficientNet-Lite on this machine. Stands in for the service's model, whose concepts are others.",
      aliases: [alias],
      versions: versions.map { version, weights in
        let net = Net(shelf: shelf, weights: weights)
        return .init(
          id: version, createdAt: net.date, summary: net.summary, .computes(ImageClasses(net: net, subject: subject)))
      })
  }

  var concepts: [Label]? {
    net.labels.map { labels in labels.indices.filter(subject.includes).map { labels[$0] } }
  }

  func run(on parts: [Part], of picture: Picture) throws(PredictionFailure) -> [Part] {
    let (sights, labels) = try net.sights(of: parts, of: picture)
    return zip(parts, sights).map { part, sight in
      Part(
        box: part.box,
        concepts: subject.found(in: sight.probabilities).map { index in
          Concept(id: labels[index].id, name: labels[index].name, value: Double(sight.probabilities[index]))
        })
    }
  }
}
