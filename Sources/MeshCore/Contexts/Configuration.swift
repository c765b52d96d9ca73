/// What the user has set in our settings file, `config.yaml`:
/// ```yaml
/// theme: light
/// window_title: false
/// mouse: false
/// current: prod
/// contexts:
///   prod:
///     user: alice
///     app: street
///     key: ENVVAR            # or the key itself
///     base_url: https://api.clarifai.com
///     root_certificates: /etc/ssl/own.pem
///     read_only: true
///     badge: PROD
///     theme: high-contrast
/// keys:                      # see KeySetting
///   nodes: {add-node: [a, ctrl-t]}
/// ```
public struct Configuration: Hashable, Sendable {
  public var theme: String?
  /// Whether the window of the terminal is called what the editor shows; nil is yes.
  public var windowTitle: Bool?
  /// Whether the editor takes the mouse from the start; nil is yes.
  public var mouse: Bool?
  /// The name of the context that is opened where none is asked for.
  public var current: String?
  /// In the order of the file.
  public var contexts: [Context]
  /// In the order of the file.
  public var keys: [KeySetting] = []

  public init(theme: String? = nil, current: String? = nil, contexts: [Context] = []) {
    self.theme = theme
    self.current = current
    self.contexts = contexts
  }

  /// Reads the file strictly: a setting that is silently ignored is a surprise later. An empty text is no settings.
  public init(_ text: String) throws(FileError) {
    let documents = try YAMLValue.documents(text)
    guard documents.count <= 1 else { throw FileError("the settings are one document, not several. Take out `---`.") }
    self.init()
    guard let root = documents.first, !root.isNull else { return }
    guard case .fields = root.content else {
      throw FileError(line: root.line, "the settings are not names with values, such as `theme: light`. Fix it.")
    }
    let fields = try YAMLFields(root, of: "the settings")
    try fields.require(only: ["theme", "window_title", "mouse", "current", "contexts", "keys"])
    theme = try fields.text("theme")
    windowTitle = try fields.flag("window_title")
    mouse = try fields.flag("mouse")
    current = try fields.text("current")
    keys = try fields["keys"].map { value throws(FileError) in try KeySetting.settings(value) } ?? []
    guard let value = fields["contexts"], !value.isNull else { return }
    guard case .fields(let entries) = value.content else {
      throw FileError(line: value.line, "contexts has to be a list of names, each with its fields. Fix it.")
    }
    for entry in entries { contexts.append(try Self.context(entry)) }
  }

  private static let fieldNames = [
    "base_url", "user", "app", "key", "root_certificates", "read_only", "badge", "theme",
  ]

  private static func context(_ entry: YAMLValue.Field) throws(FileError) -> Context {
    guard Context.isUsableName(entry.name) else {
      throw FileError(
        line: entry.line,
        "\"\(entry.name)\" cannot name a context: use letters, digits, - and _, but not local or clarifai.")
    }
    let fields = try YAMLFields(entry.value, of: "context \(entry.name)")
    try fields.require(only: fieldNames)
    var context = Context(name: entry.name, origin: .own)
    context.base = try fields.text("base_url")
    context.userID = try fields.text("user")
    context.appID = try fields.text("app")
    context.key = try fields.text("key").map(Context.Key.init)
    context.rootCertificates = try fields.text("root_certificates")
    context.isReadOnly = try fields.flag("read_only") ?? false
    context.badge = try fields.text("badge")
    context.theme = try fields.text("theme")
    return context
  }
}

extension Context.Key {
  init(_ text: String) {
    self = text == Context.environmentMark ? .fromEnvironment : .stored(ServiceKey(text))
  }

  var text: String {
    switch self {
    case .stored(let secret): secret.text
    case .fromEnvironment: Context.environmentMark
    }
  }
}
