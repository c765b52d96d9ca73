/// Why the embedded backend does not start, or could not start over.
package enum LocalBackendError: Error, Hashable, Sendable {
  /// The file at `path` cannot be opened or made; `cause` in SQLite's words.
  case cannotOpen(path: String, cause: String)
  /// The file was written by a later release of this program.
  case madeByNewerRelease(path: String)
  case cannotReset(cause: String)

  package var message: String {
    switch self {
    case .cannotOpen(let path, let cause):
      "Could not open the local database: \(path). \(cause). Check that it can be written, or move it away to start anew."
    case .madeByNewerRelease(let path):
      "Could not open the local database: \(path). A newer release wrote it. Update, or move the file away."
    case .cannotReset(let cause):
      "Could not restore the sample app. \(cause). Check the disk and try again."
    }
  }
}
