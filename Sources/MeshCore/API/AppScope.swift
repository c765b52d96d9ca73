/// The app whose things are meant.
///
/// As in the service's `UserAppIDSet`, an empty id is one that is not said. Without an app, the paths cover all apps of
/// the user, for lists of workflows and models; without both, the app that the key belongs to, for an app key only.
public struct AppScope: Hashable, Sendable, Codable {
  public let userID: String
  public let appID: String

  public init(userID: String, appID: String) {
    self.userID = userID
    self.appID = appID
  }

  /// All apps of a user; `me` is the owner of the key.
  public static func allApps(of userID: String) -> AppScope { AppScope(userID: userID, appID: "") }

  /// The app that the key belongs to.
  public static let ofKey = AppScope(userID: "", appID: "")

  public var name: String {
    switch (userID.isEmpty, appID.isEmpty) {
    case (false, false): userID + "/" + appID
    case (false, true): "all apps of " + userID
    case (true, false): "me/" + appID
    case (true, true): "the key's app"
    }
  }

  /// Whether what names this owner is of the app. What names none is, and `me` may be anybody.
  package func owns(userID: String?, appID: String?) -> Bool {
    func isSame(_ own: String, _ other: String?) -> Bool {
      guard let other = other?.nonEmpty, !own.isEmpty else { return true }
      return own == other
    }
    // However the path spells the user.
    let isOwnUser =
      self.userID == "me" || userID == "me" || isSame(self.userID.lowercased(), userID?.lowercased())
    return isSame(self.appID, appID) && isOwnUser
  }

  func path(_ rest: String...) -> [String] {
    switch (userID.isEmpty, appID.isEmpty) {
    case (true, true): ["v2"] + rest
    case (false, true): ["v2", "users", userID] + rest
    case (_, false): ["v2", "users", userID.isEmpty ? "me" : userID, "apps", appID] + rest
    }
  }
}
