public struct ConceptList: Decodable, Sendable {
  public let concepts: [Concept]

  private enum CodingKeys: String, CodingKey { case concepts }

  public init(from decoder: any Decoder) throws {
    concepts = try decoder.container(keyedBy: CodingKeys.self).list(.concepts)
  }
}

public struct SingleConcept: Decodable, Sendable {
  public let concept: Concept
}

extension Endpoint<ConceptList> {
  /// What a model can find, of its newest version where none is named. There is no short form of this path.
  public static func listModelConcepts(
    of id: ModelID, version: VersionID? = nil, in app: AppScope, page: Int = 1, perPage: Int = 1000
  ) -> Self {
    let path = version.map { app.path("models", id, "versions", $0, "concepts") }
    return Self(
      APIRequest(.get, path ?? app.path("models", id, "concepts"), query: .page(page, perPage)),
      "list the concepts of model \(id) of \(app.name)")
  }

  /// The concepts of the app itself, which its own models and searches use.
  public static func listConcepts(in app: AppScope, page: Int = 1, perPage: Int = 1000) -> Self {
    Self(
      APIRequest(.get, app.path("concepts"), query: .page(page, perPage)), "list the concepts of \(app.name)")
  }

  /// Finds concepts by their name, in which `*` stands for any letters.
  public static func searchConcepts(
    named name: String, in app: AppScope, page: Int = 1, perPage: Int = 128
  ) -> Self {
    Self(
      APIRequest(
        .post, app.path("concepts", "searches"),
        body: ["concept_query": .texts(["name": name]), "pagination": .page(page, perPage)]),
      "search the concepts of \(app.name)")
  }
}

extension Endpoint<SingleConcept> {
  public static func getConcept(_ id: String, in app: AppScope) -> Self {
    Self(APIRequest(.get, app.path("concepts", id)), "read concept \(id) of \(app.name)")
  }
}
