/// What a start of the program says of the context it wants, in flags and in variables.
public struct ContextRequest: Hashable, Sendable {
  public var context: String?
  public var userID: String?
  public var appID: String?
  public var base: String?
  public var isReadOnly = false
  /// An empty variable counts as not set.
  public var environment: [String: String]

  public init(environment: [String: String]) { self.environment = environment }

  func variable(_ name: String) -> String? {
    guard let value = environment[name], !value.isEmpty else { return nil }
    return value
  }
}
