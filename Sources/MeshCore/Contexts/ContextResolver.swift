/// What is known of contexts: our settings file and the official client's.
public struct ContextResolver: Sendable {
  public let own: Configuration
  /// The official client's file where there is one. A damaged one matters only where it has to be asked.
  public let official: Result<OfficialConfiguration, ContextError>?

  public init(own: Configuration, official: Result<OfficialConfiguration, ContextError>?) {
    self.own = own
    self.official = official
  }

  /// Our own, then the official client's, then those that are built in.
  public var contexts: [Context] {
    own.contexts + ((try? official?.get().contexts) ?? []) + [.service, .local]
  }

  public func resolve(_ request: ContextRequest) throws(ContextError) -> ResolvedContext {
    let (context, choice) = try chosen(request)
    return ResolvedContext(
      name: context.name, choice: choice,
      place: context == .local ? try local(request) : .service(try service(context, request)),
      isReadOnly: request.isReadOnly || context.isReadOnly, badge: context.badge, theme: context.theme)
  }

  /// `--context`, else the current one of ours, else the official client's; then whatever the environment allows.
  private func chosen(_ request: ContextRequest) throws(ContextError) -> (Context, ResolvedContext.Choice) {
    if let name = request.context { return (try context(name), .asked) }
    if let name = own.current { return (try context(name), .current) }
    if let official, let name = try official.get().current { return (try context(name), .officialCurrent) }
    // Who names an address means a service: without a key that is an error, and nothing is written here instead.
    let hasCredentials =
      request.variable("CLARIFAI_PAT") != nil || request.base != nil || request.variable("CLARIFAI_API_BASE") != nil
    return hasCredentials ? (.service, .credentials) : (.local, .nothingSaid)
  }

  private func context(_ name: String) throws(ContextError) -> Context {
    if let found = contexts.first(where: { $0.name == name }) { return found }
    if let official, name.hasPrefix(Context.officialPrefix) { _ = try official.get() }
    throw .unknown(name, known: contexts.map(\.name))
  }

  /// Variables are for the service and stay without effect; flags that are typed for nothing are refused.
  private func local(_ request: ContextRequest) throws(ContextError) -> ResolvedContext.Place {
    for (flag, value) in [("--user", request.userID), ("--app", request.appID), ("--base-url", request.base)] {
      guard value == nil else { throw .localTakesNo(flag: flag) }
    }
    return .local
  }

  private func service(
    _ context: Context, _ request: ContextRequest
  ) throws(ContextError) -> ResolvedContext.Service {
    func field(_ flag: String?, _ flagName: String, _ variable: String, _ own: String?) -> ResolvedContext.Field<
      String
    >? {
      if let flag { return .init(value: flag, source: .flag(flagName)) }
      if let value = request.variable(variable) { return .init(value: value, source: .variable(variable)) }
      return own.map { .init(value: $0, source: .context(context.name)) }
    }
    return ResolvedContext.Service(
      base: field(request.base, "--base-url", "CLARIFAI_API_BASE", context.base)
        ?? .init(value: Self.standardBase, source: .builtIn),
      userID: field(request.userID, "--user", "CLARIFAI_USER_ID", context.userID)
        ?? .init(value: Self.ownUser, source: .builtIn),
      appID: field(request.appID, "--app", "CLARIFAI_APP_ID", context.appID),
      key: try key(of: context, request),
      rootCertificates: field(nil, "", "CLARIFAI_ROOT_CERTIFICATES_PATH", context.rootCertificates))
  }

  private func key(
    of context: Context, _ request: ContextRequest
  ) throws(ContextError) -> ResolvedContext.Field<ServiceKey> {
    if let text = request.variable("CLARIFAI_PAT") {
      return .init(value: ServiceKey(text), source: .variable("CLARIFAI_PAT"))
    }
    switch context.key {
    case .stored(let secret): return .init(value: secret, source: .context(context.name))
    case .fromEnvironment: throw .noKey(context: context.name, isExpectedInEnvironment: true)
    case nil: throw .noKey(context: context.name, isExpectedInEnvironment: false)
    }
  }

  public static let standardBase = "https://api.clarifai.com"
  /// The literal that stands for whoever the key belongs to.
  static let ownUser = "me"
}
