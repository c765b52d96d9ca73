import MeshCore

/// Why the embedded backend does not start, or could not start over.
package enum LocalBackendError: WordedError, Hashable, Sendable {
  /// The file at `path` cannot be opened or made.
  case cannotOpen(path: String, StoreFault)
  /// The file was written by a later release of this program.
  case madeByNewerRelease(path: String)
  case cannotReset(path: String, StoreFault)

  package var message: String {
    switch self {
    case .cannotOpen(let path, let fault):
      "Could not open the local database: \(path). \(fault.why). \(fault.nextStep(path))"
    case .madeByNewerRelease(let path):
      "Could not open the local database: \(path). A newer release wrote it. Update, or set XDG_DATA_HOME to another folder."
    case .cannotReset(let path, let fault):
      "Could not restore the sample app. \(fault.why). \(fault.nextStep(path))"
    }
  }
}
