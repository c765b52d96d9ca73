extension ModelReference {
  /// The same model, its owner named as `other` names it, which is of the workflow that the service answered with: `me`
  /// is the owner of that workflow, and a model of the workflow's own app may have its owner left out.
  func named(as other: ModelReference, in answered: Workflow) -> ModelReference {
    var named = self
    if named.userID == Self.ownUser, let owner = answered.userID { named.userID = owner }
    guard other.userID == nil, other.appID == nil, isSameModel(as: other) else { return named }
    let isOwn = (named.userID == nil || named.userID == answered.userID) && named.appID == answered.appID
    if isOwn { (named.userID, named.appID) = (nil, nil) }
    return named
  }

  private static let ownUser = "me"
}
