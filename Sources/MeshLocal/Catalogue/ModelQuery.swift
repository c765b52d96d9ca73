import MeshCore

/// Which models are listed, and in which order; without a sort in that of the catalogue.
///
/// Of the contract's parameters those are read that can matter here. Nothing is starred, featured or bookmarked on this
/// machine, so who asks for such models gets none.
struct ModelQuery {
  private let page: Page
  private var name: Wildcard?
  private var words: [Wildcard] = []
  private var typeID: String?
  private var onlyTrained = false
  private var onlyDistinguished = false
  private var sortsByName = false
  private var isAscending = false

  init(_ query: Query) throws(Refusal) {
    page = try Page(query)
    name = query.text("name").map(Wildcard.init)
    words = [query.text("search"), query.text("query")].compactMap(\.self)
      .flatMap { $0.split(separator: " ").map { Wildcard(String($0)) } }
    typeID = query.text("model_type_id")
    onlyTrained = try query.flag("trained_only")
    onlyDistinguished = try query.asksForDistinguished()
    sortsByName = try query.flag("sort_by_name")
    isAscending = try query.flag("sort_ascending")
  }

  init(page: Page, name: String?, typeID: String?) {
    self.page = page
    self.name = name.flatMap { $0.isEmpty ? nil : Wildcard($0) }
    self.typeID = typeID.flatMap { $0.isEmpty ? nil : $0 }
  }

  func page(of models: [CatalogueModel]) -> [CatalogueModel] {
    guard !onlyDistinguished else { return [] }
    var found = models.filter(matches)
    if sortsByName { found.sort { isAscending ? $0.id < $1.id : $0.id > $1.id } }
    return Array(page.slice(of: found))
  }

  private func matches(_ model: CatalogueModel) -> Bool {
    (name?.matches(model.id) ?? true)
      && words.allSatisfy { $0.matches(model.id) || $0.matches(model.summary) }
      && (typeID == nil || model.typeID == typeID)
      && (!onlyTrained || model.versions.contains { $0.ability.worker != nil })
  }
}

/// The body of a search for models.
struct ModelSearch: Decodable {
  private let wanted: Names?
  private let pagination: Page.Pagination?

  private struct Names: Decodable {
    let name: String?
    let typeID: String?
    private enum CodingKeys: String, CodingKey {
      case name
      case typeID = "model_type_id"
    }
  }
  private enum CodingKeys: String, CodingKey {
    case pagination
    case wanted = "model_query"
  }

  func query() throws(Refusal) -> ModelQuery {
    ModelQuery(page: try Page(pagination), name: wanted?.name, typeID: wanted?.typeID)
  }
}
