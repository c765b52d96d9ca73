/// Which of the concepts found a prediction answers with (contract, section 4.3), and how a model is to find them.
public struct OutputOptions: Hashable, Sendable {
  /// Concepts of a lower value are left out; 0 to 1, nil for all.
  public var minValue: Double?
  /// So many at most, the highest first; 1 to 200, nil for the service's 20.
  public var maxConcepts: Int?
  /// Ids or names, as they are written; empty for all. Where some do not exist the answer is a mixed one.
  public var selectConcepts: [String]
  /// The parameters of a model in place of its own (`output_info.params`); a workflow has them at its nodes.
  public var parameters: JSON?

  public init(
    minValue: Double? = nil, maxConcepts: Int? = nil, selectConcepts: [String] = [], parameters: JSON? = nil
  ) {
    self.minValue = minValue
    self.maxConcepts = maxConcepts
    self.selectConcepts = selectConcepts
    self.parameters = parameters
  }

  /// The message `OutputConfig`; nil where nothing is asked for.
  var json: JSON? {
    var fields: [String: JSON] = [:]
    fields["min_value"] = minValue.map(JSON.number)
    fields["max_concepts"] = maxConcepts.map { .number(Double($0)) }
    if !selectConcepts.isEmpty { fields["select_concepts"] = .array(selectConcepts.map(Self.concept)) }
    return fields.isEmpty ? nil : .object(fields)
  }

  /// The public models' concepts have ids of one form, those of the nets on this machine are WordNet's synsets
  /// (`n02123045`); all else is a name, and ids of one's own are named alike. The
  /// value is not looked at, but a concept without one is not a whole concept (contract, section 2.1).
  private static func concept(_ text: String) -> JSON {
    let isSynset =
      text.utf8.count == 9 && text.hasPrefix("n") && text.utf8.dropFirst().allSatisfy { (48...57).contains($0) }
    return [text.hasPrefix("ai_") || isSynset ? "id" : "name": .string(text), "value": 1]
  }
}
