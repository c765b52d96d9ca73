extension NodePatch {
  /// What a node may say of its model beside the id.
  public enum ModelPart: Hashable, Sendable, CaseIterable { case user, app, version }

  /// The model with what the node leaves to the service as `old` has it, and without what it says to be empty: no user
  /// and no app are those of the workflow itself, no version is the newest.
  func completed(_ model: ModelReference, by old: ModelReference) -> ModelReference {
    func kept(_ part: ModelPart, _ value: String?) -> String? { emptied.contains(part) ? nil : value }
    let changesOwner = emptied.contains(.user) && old.userID != nil || emptied.contains(.app) && old.appID != nil
    // A version is of one model only, and that of another owner is another model.
    let version = model.versionID ?? (changesOwner ? nil : old.versionID)
    return ModelReference(
      id: old.id, userID: kept(.user, model.userID ?? old.userID), appID: kept(.app, model.appID ?? old.appID),
      versionID: kept(.version, version))
  }

  /// The parts that are said to be empty and are not on the service, in words.
  func clearing(_ old: ModelReference) -> [String] {
    ModelPart.allCases.filter(emptied.contains).compactMap { part in
      switch part {
      case .user: old.userID.map { _ in "user_id" }
      case .app: old.appID.map { _ in "app_id" }
      case .version: old.versionID.map { _ in "model_version" }
      }
    }
  }
}

/// What a text says to be empty of a model. To a service an empty text is one that is not sent; a user who writes it
/// means it.
struct EmptiedModel: Decodable {
  let parts: Set<NodePatch.ModelPart>

  private enum CodingKeys: String, CodingKey {
    case userID = "user_id"
    case appID = "app_id"
    case version = "model_version"
  }
  private enum VersionKeys: String, CodingKey { case id }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    var parts: Set<NodePatch.ModelPart> = []
    if try container.decodeIfPresent(String.self, forKey: .userID) == "" { parts.insert(.user) }
    if try container.decodeIfPresent(String.self, forKey: .appID) == "" { parts.insert(.app) }
    if container.contains(.version), try !container.decodeNil(forKey: .version) {
      let version = try container.nestedContainer(keyedBy: VersionKeys.self, forKey: .version)
      if try version.decodeIfPresent(String.self, forKey: .id) == "" { parts.insert(.version) }
    }
    self.parts = parts
  }
}

extension NodePatch {
  /// What a merge is asked to clear of a node that is there, and cannot, in words.
  func clearedInVain(of old: WorkflowNode) -> [String] {
    var names: [String] = []
    if inputs?.isEmpty == true, !old.inputs.isEmpty { names.append("node_inputs") }
    if suppressesOutput == false, old.suppressesOutput { names.append("suppress_output") }
    if let override, let stored = old.override {
      names += override.clearedInVain(in: stored, "output_info_override", isMergeable: !override.isEmpty)
    }
    return names.map { "\($0) of node \(id)" } + clearing(old.model).map { "\($0) of the model of node \(id)" }
  }
}

extension JSON {
  /// The fields, below `name`, that this says to be empty, that are not so in `stored`, and that a merge leaves as they
  /// are: null changes nothing. `isMergeable`: this itself is merged, and not left out.
  func clearedInVain(in stored: JSON, _ name: String, isMergeable: Bool) -> [String] {
    guard isMergeable else { return stored.isEmpty ? [] : [name] }
    switch (self, stored) {
    case (.null, .null): return []
    case (.null, _): return [name]
    case (.object(let mine), .object(let theirs)):
      return mine.flatMap { key, value in
        theirs[key].map { value.clearedInVain(in: $0, "\(name).\(key)", isMergeable: true) } ?? []
      }.sorted()
    case (.object, _), (.bool, _), (.number, _), (.whole, _), (.string, _), (.array, _): return []
    }
  }
}
