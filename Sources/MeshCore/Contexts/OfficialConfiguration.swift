/// What the official command line client has stored in `~/.config/clarifai/config` (contract, section 5). It is read and
/// never written; what it says beside its contexts is not looked at.
public struct OfficialConfiguration: Hashable, Sendable {
  /// The name of its current context, as it appears here: `clarifai:alice`.
  public let current: String?
  public let contexts: [Context]

  public init(_ text: String) throws(FileError) {
    guard let root = try YAMLValue.documents(text).first, !root.isNull else {
      (current, contexts) = (nil, [])
      return
    }
    let fields = try YAMLFields(root, of: "the official client's settings")
    var contexts: [Context] = []
    if let value = fields["contexts"], !value.isNull {
      guard case .fields(let entries) = value.content else {
        throw FileError(line: value.line, "contexts has to be a list of names. `clarifai login` writes the file anew.")
      }
      // An empty context is what the client has before anybody logged in.
      for entry in entries where entry.name != Self.emptyName { contexts.append(try Self.context(entry)) }
    }
    self.contexts = contexts
    current = try fields.text("current_context").flatMap { $0 == Self.emptyName ? nil : Context.officialPrefix + $0 }
  }

  private static let emptyName = "_empty_"

  private static func context(_ entry: YAMLValue.Field) throws(FileError) -> Context {
    var context = Context(name: Context.officialPrefix + entry.name, origin: .official)
    guard !entry.value.isNull else { return context }
    let fields = try YAMLFields(entry.value, of: "context \(entry.name)")
    func text(_ name: String) -> String? {
      for name in ["CLARIFAI_" + name.uppercased(), name] {
        if case .scalar(let text, _)? = fields[name]?.content, !text.isEmpty { return text }
      }
      return nil
    }
    // Of any value `ENVVAR` says that the environment has it, which is asked first in any case.
    func stored(_ name: String) -> String? { text(name).flatMap { $0 == Context.environmentMark ? nil : $0 } }
    context.base = stored("api_base")
    context.userID = stored("user_id")
    context.appID = stored("app_id")
    context.key = text("pat").map(Context.Key.init)
    return context
  }
}
