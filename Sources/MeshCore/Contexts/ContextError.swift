/// Why no context could be settled.
public enum ContextError: WordedError, Hashable, Sendable {
  case unknown(String, known: [String])
  /// No key for the service; whether the context says that the environment has it.
  case noKey(context: String, isExpectedInEnvironment: Bool)
  /// The embedded backend has one app, and no address.
  case localTakesNo(flag: String)
  /// The file that was needed to choose is damaged.
  case file(String, FileError)

  /// *What failed: subject. Cause. Next step.*
  public var message: String {
    switch self {
    case .unknown(let name, []): "There is no context \"\(name)\", and no other. `meshwork context add` adds one."
    case .unknown(let name, let known): "There is no context \"\(name)\". Known: \(known.joined(separator: ", "))."
    case .noKey(let context, isExpectedInEnvironment: true):
      "Context \(context) has no key: it says that the environment has it. Set CLARIFAI_PAT to a personal access token."
    case .noKey(Context.service.name, isExpectedInEnvironment: false):
      "There is no key for the service. Set CLARIFAI_PAT to a personal access token, or add a context with "
        + "`meshwork context add`."
    case .noKey(let context, isExpectedInEnvironment: false):
      "Context \(context) has no key. Set CLARIFAI_PAT to a personal access token, or store one with "
        + "`meshwork context add \(context)`."
    case .localTakesNo(let flag):
      "The embedded backend has one app, and no address: \(flag) is for the service. Set CLARIFAI_PAT for the service, "
        + "name its context with --context, or leave \(flag) out."
    case .file(let path, let error): "The settings cannot be understood: \(error.message(in: path))"
    }
  }
}
