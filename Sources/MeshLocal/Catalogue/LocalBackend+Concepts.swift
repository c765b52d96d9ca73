import MeshCore
import MeshVision

extension LocalBackend {
  /// The concepts that a model can find; none where it finds something else, or where only the service knows.
  func listConcepts(of id: ModelID, at version: VersionID?, _ query: ConceptQuery, in app: AppScope) throws -> Reply {
    let (model, version) = try model(id, at: version, in: app)
    return try Reply().with("concepts", query.page(of: version.conceptDocuments(of: model)))
  }

  func listConcepts(_ query: ConceptQuery, in app: AppScope) throws -> Reply {
    try Reply().with("concepts", query.page(of: concepts(in: app)))
  }

  func getConcept(_ id: String, in app: AppScope) throws -> Reply {
    guard let concept = concepts(in: app).first(where: { $0.id == id }) else {
      throw Refusal(.noSuchResource, "There is no concept \(id) in \(app.name). List them to see which there are.")
    }
    return try Reply().with("concept", concept)
  }

  /// Each once, by its id.
  private func concepts(in app: AppScope) -> [ConceptDocument] {
    var seen: Set<String> = []
    return catalogue.models(in: app)
      .flatMap { model in model.versions.flatMap { $0.conceptDocuments(of: model) } }
      .filter { seen.insert($0.id).inserted }
  }
}

/// A concept of a model as lists give it; its value says nothing, but the service always writes one.
struct ConceptDocument: Encodable, Hashable, Sendable {
  let id: String
  let name: String
  let value = 1.0
  let language = "en"
  let userID: String
  let appID: String

  private enum CodingKeys: String, CodingKey {
    case id, name, value, language
    case userID = "user_id"
    case appID = "app_id"
  }
}

extension CatalogueModel.Version {
  func conceptDocuments(of model: CatalogueModel) -> [ConceptDocument] {
    (ability.worker?.concepts ?? []).map { concept in
      ConceptDocument(id: concept.id, name: concept.name, userID: model.owner.userID, appID: model.owner.appID)
    }
  }
}

/// Which concepts are listed.
struct ConceptQuery {
  let page: Page
  let name: Wildcard?

  init(_ query: Query) throws(Refusal) {
    page = try Page(query)
    name = query.text("search").map(Wildcard.init)
  }

  init(page: Page, name: String?) {
    self.page = page
    self.name = name.flatMap { $0.isEmpty ? nil : Wildcard($0) }
  }

  func page(of concepts: [ConceptDocument]) -> [ConceptDocument] {
    Array(page.slice(of: concepts.filter { name?.matches($0.name) ?? true }))
  }
}

/// The body of a search for concepts.
struct ConceptSearch: Decodable {
  private let wanted: Name?
  private let pagination: Page.Pagination?

  private struct Name: Decodable { let name: String? }
  private enum CodingKeys: String, CodingKey {
    case pagination
    case wanted = "concept_query"
  }

  func query() throws(Refusal) -> ConceptQuery {
    ConceptQuery(page: try Page(pagination), name: wanted?.name)
  }
}
