import MeshCore

/// A kind of model as replies give it: what it reads and what it gives, by the names of the `Data` fields.
struct ModelTypeDocument: Encodable, Sendable {
  let id: String
  private let title: String
  private let inputFields: [String]
  private let outputFields: [String]

  fileprivate init(id: String) {
    let signature = ModelSignature(typeID: id)
    self.id = id
    title = id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
    inputFields = signature.map { [$0.reads.rawValue] } ?? []
    outputFields = signature.map { [$0.gives.rawValue] } ?? []
  }

  private enum CodingKeys: String, CodingKey {
    case id, title
    case inputFields = "input_fields"
    case outputFields = "output_fields"
  }
}

extension Catalogue {
  /// The types of the models, in their order.
  var types: [ModelTypeDocument] {
    var seen: Set<String> = []
    return models.map(\.typeID).filter { seen.insert($0).inserted }.map(ModelTypeDocument.init)
  }
}
