/// A place to work: where a service is, who one is there, and what may be done. What it does not say is asked of the
/// environment, then of the built-in values.
public struct Context: Hashable, Sendable {
  /// Who says what the context is.
  public enum Origin: Hashable, Sendable {
    /// `local`, the embedded backend, and `clarifai`, the service as flags and environment describe it.
    case builtIn
    /// Our settings file.
    case own
    /// The official client's file, which is never written here.
    case official
  }

  public enum Key: Hashable, Sendable {
    case stored(ServiceKey)
    /// Written as `ENVVAR`: it has to come from the environment.
    case fromEnvironment
  }

  /// Those of the official client's file begin with `clarifai:`.
  public var name: String
  public var origin: Origin
  public var base: String?
  public var userID: String?
  public var appID: String?
  public var key: Key?
  /// The path of a PEM file whose certificates are trusted beside the system's.
  public var rootCertificates: String?
  public var isReadOnly = false
  /// A word for the title, such as `PROD`.
  public var badge: String?
  public var theme: String?

  public init(name: String, origin: Origin) {
    self.name = name
    self.origin = origin
  }

  public static let local = Context(name: "local", origin: .builtIn)
  public static let service = Context(name: "clarifai", origin: .builtIn)

  static let officialPrefix = "clarifai:"
  /// What the official client writes where a value has to come from the environment.
  static let environmentMark = "ENVVAR"

  /// Whether it can be the name of a context of our own: a word, and none that means another.
  public static func isUsableName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 64 && name != local.name && name != service.name
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
  }
}
