import MeshCore

/// What a request wants of the concepts that are found; it holds for every node (contract, section 4.3).
struct OutputConfig: Hashable, Sendable {
  /// Concepts with a lower value are left out, 0...1.
  var leastValue = 0.0
  /// So many of a node's concepts at most, the highest first; 1...200, 20 if nothing is said.
  var mostConcepts = 20
  /// Ids or names; empty: all concepts.
  var selected: Set<String> = []

  func check() throws(Refusal) {
    guard (0...1).contains(leastValue) else {
      throw Refusal(.badParameter, "output_config.min_value is \(leastValue). Give a number from 0 to 1.")
    }
    guard (1...200).contains(mostConcepts) else {
      throw Refusal(.badParameter, "output_config.max_concepts is \(mostConcepts). Give a whole number from 1 to 200.")
    }
  }

  /// `data`, whose concepts are sorted, as far as it is wanted.
  func applied(to data: OutputData) -> OutputData {
    var data = data
    data.concepts.removeAll { $0.value < leastValue || !selects($0) }
    data.concepts = Array(data.concepts.prefix(mostConcepts))
    for index in data.regions.indices { data.regions[index].data = applied(to: data.regions[index].data) }
    return data
  }

  private func selects(_ concept: Concept) -> Bool {
    selected.isEmpty || selected.contains(concept.id) || selected.contains(concept.name)
  }
}

extension OutputConfig: Decodable {
  private enum CodingKeys: String, CodingKey {
    case leastValue = "min_value"
    case mostConcepts = "max_concepts"
    case selected = "select_concepts"
  }

  private struct Choice: Decodable {
    let id: String?
    let name: String?
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    leastValue = try container.decodeIfPresent(Double.self, forKey: .leastValue) ?? 0
    let most = try container.decodeIfPresent(Int.self, forKey: .mostConcepts) ?? 0
    if most != 0 { mostConcepts = most }
    let choices = try container.decodeIfPresent([Choice].self, forKey: .selected) ?? []
    selected = Set(choices.flatMap { [$0.id, $0.name] }.compactMap(\.self).filter { !$0.isEmpty })
  }
}
