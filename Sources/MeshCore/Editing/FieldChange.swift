/// One field of a node, before and after.
///
/// The values are compared, never their words: a node called `image` is not the picture, and a version called `newest`
/// is not the newest one.
public struct FieldChange: Hashable, Sendable {
  public enum Field: String, Hashable, Sendable, Codable { case id, model, owner, version, from, output, parameters }

  public enum Value: Hashable, Sendable {
    case id(String)
    /// Nil, in either: that of the workflow's own app.
    case owner(user: String?, app: String?)
    /// Nil: the newest.
    case version(VersionID?)
    /// Empty: the input of the request.
    case inputs([NodeID])
    case isHidden(Bool)
    case parameters(JSON?)
  }

  public let field: Field
  public let before: Value
  public let after: Value

  /// The values as text.
  public var old: String { before.title }
  public var new: String { after.title }

  /// The values with ids shortened to eight digits.
  public var oldShort: String { before.shortTitle }
  public var newShort: String { after.shortTitle }

  /// How a node's inputs read: their ids, or `image` for the input of the request.
  public static func inputs(_ ids: [NodeID]) -> String {
    ids.isEmpty ? "image" : ids.map(plain).joined(separator: ", ")
  }

  /// An id in running text: in quotes where it could be taken for a list of ids, or for a word of ours.
  public static func plain(_ id: String) -> String {
    let isWord = ["image", "newest", "this app", "this user", "none"].contains(id)
    return isWord || id.isEmpty || id.contains(where: { ", \"/".contains($0) }) ? JSON.quoted(id) : id
  }
}

extension FieldChange.Value {
  var title: String {
    switch self {
    case .id(let id): id
    case .owner(nil, nil): "this app"
    case .owner(let user, let app):
      (user.map(FieldChange.plain) ?? "this user") + "/" + (app.map(FieldChange.plain) ?? "this app")
    case .version(let id): id.map(FieldChange.plain) ?? "newest"
    case .inputs(let ids): FieldChange.inputs(ids)
    case .isHidden(let isHidden): isHidden ? "hidden" : "shown"
    case .parameters(let override): override?.compact ?? "none"
    }
  }

  fileprivate var shortTitle: String {
    switch self {
    case .version(let id?): FieldChange.plain(String(id.prefix(8)))
    case .id, .owner, .version, .inputs, .isHidden, .parameters: title
    }
  }
}
