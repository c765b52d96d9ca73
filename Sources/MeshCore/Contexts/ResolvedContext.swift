/// Where to work, settled: each field by itself, from a flag, else from the environment, else from the chosen context.
public struct ResolvedContext: Hashable, Sendable {
  /// Who had the say of a field.
  public enum Source: Hashable, Sendable {
    case flag(String)
    case variable(String)
    case context(String)
    case builtIn

    public var title: String {
      switch self {
      case .flag(let name): "flag \(name)"
      case .variable(let name): "environment, \(name)"
      case .context(let name): "context \(name)"
      case .builtIn: "built in"
      }
    }
  }

  public struct Field<Value: Hashable & Sendable>: Hashable, Sendable {
    public let value: Value
    public let source: Source

    public init(value: Value, source: Source) {
      self.value = value
      self.source = source
    }
  }

  /// Why this context was chosen.
  public enum Choice: Hashable, Sendable {
    /// `--context` names it.
    case asked
    /// It is `current` in our settings file.
    case current
    /// It is current in the official client's file.
    case officialCurrent
    /// Nothing else was said, and there is a key or an address in the environment or in a flag.
    case credentials
    /// Nothing was said at all.
    case nothingSaid

    public var title: String {
      switch self {
      case .asked: "named by --context"
      case .current: "current in the settings"
      case .officialCurrent: "current in the official client's settings"
      case .credentials: "no context is chosen, and the environment or a flag names a service"
      case .nothingSaid: "no context is chosen, and there are no credentials"
      }
    }
  }

  public let name: String
  public let choice: Choice
  public let place: Place
  public let isReadOnly: Bool
  public let badge: String?
  public let theme: String?

  public enum Place: Hashable, Sendable {
    /// The embedded backend.
    case local
    case service(Service)
  }

  /// A service over the network, and who one is there.
  public struct Service: Hashable, Sendable {
    public let base: Field<String>
    public let userID: Field<String>
    /// Nil where nothing names one.
    public let appID: Field<String>?
    public let key: Field<ServiceKey>
    public let rootCertificates: Field<String>?
  }
}
