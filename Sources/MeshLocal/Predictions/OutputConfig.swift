import MeshCore
import MeshVision

/// What a request wants of the concepts that are found; in a prediction by a workflow it holds for every node (contract,
/// section 4.3).
struct OutputConfig: Hashable, Sendable {
  /// Concepts with a lower value are left out, 0...1.
  private var leastValue = 0.0
  /// So many of a node's concepts at most, the highest first; 1...200, 20 if nothing is said.
  private var mostConcepts = 20
  /// Empty: all concepts.
  private var selected: [Selection] = []

  /// A concept that is wanted, by its id or its name, letter by letter.
  struct Selection: Hashable, Sendable, Decodable {
    let id: String?
    let name: String?

    fileprivate func names(id: String, name: String) -> Bool { self.id == id || self.name == name }
    fileprivate var title: String { id ?? name ?? "" }
  }

  init() {}

  func check() throws(Refusal) {
    guard (0...1).contains(leastValue) else {
      throw Refusal(.badParameter, "output_config.min_value is \(leastValue). Give a number from 0 to 1.")
    }
    guard (1...200).contains(mostConcepts) else {
      throw Refusal(
        .badParameter, "output_config.max_concepts is \(mostConcepts). Give a whole number from 0 to 200.")
    }
  }

  /// `data`, whose concepts are sorted, as far as it is wanted.
  func applied(to data: FoundDocument) -> FoundDocument {
    var data = data
    data.concepts.removeAll { $0.value < leastValue || !selects($0) }
    data.concepts = Array(data.concepts.prefix(mostConcepts))
    for index in data.regions.indices { data.regions[index].data = applied(to: data.regions[index].data) }
    return data
  }

  private func selects(_ concept: Concept) -> Bool {
    selected.isEmpty || selected.contains { $0.names(id: concept.id, name: concept.name) }
  }

  /// What becomes of an output of a model: mixed (10010) where it knows some of the concepts that are selected, and no
  /// output at all where it knows none.
  func status(of worker: any Operator) throws(PredictionFailure) -> Status {
    // Whoever selects nothing does not make a thousand of them be read.
    guard !selected.isEmpty, let concepts = worker.concepts else { return .ok }
    let unknown = selected.filter { selection in !concepts.contains { selection.names(id: $0.id, name: $0.name) } }
    guard !unknown.isEmpty else { return .ok }
    let names = unknown.map(\.title).joined(separator: ", ")
    guard unknown.count < selected.count else {
      throw PredictionFailure(
        code: .modelInvalidArgument, summary: "Invalid model argument",
        details: "The model knows none of the selected concepts: \(names). It knows \(Self.listed(concepts)).")
    }
    return Status(code: .mixed, summary: "Mixed Status", details: "The model does not know these concepts: \(names).")
  }

  private static func listed(_ concepts: [Label]) -> String {
    let most = 20
    let names = concepts.prefix(most).map(\.name).joined(separator: ", ")
    return concepts.count > most ? "\(names) and \(concepts.count - most) more" : names
  }
}

extension OutputConfig: Decodable {
  private enum CodingKeys: String, CodingKey {
    case leastValue = "min_value"
    case mostConcepts = "max_concepts"
    case selected = "select_concepts"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    leastValue = try container.decodeIfPresent(Double.self, forKey: .leastValue) ?? 0
    let most = try container.decodeIfPresent(Int.self, forKey: .mostConcepts) ?? 0
    if most != 0 { mostConcepts = most }
    let selected = try container.decodeIfPresent([Selection].self, forKey: .selected) ?? []
    self.selected = selected.filter { !$0.title.isEmpty }
  }
}
