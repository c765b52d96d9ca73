extension StagedChange {
  /// What is sent, in words, before it is planned.
  public var words: String {
    switch self {
    case .create(let id): "create \(id)"
    case .patch(let id, let choice, let nodes): "\(choice.words) of \(nodes == nil ? id : "a part of \(id)")"
    case .rename(let id, let new): "rename \(id) to \(new)"
    case .delete(let ids): "delete \(ids.joined(separator: ", "))"
    case .deleteAll: "delete all"
    }
  }
}
