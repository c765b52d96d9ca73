/// The files of an open database as they were seen first, so that it is noticed when somebody removes or replaces one:
/// SQLite would go on writing into files that no longer have a name.
package struct SeenFiles: Sendable {
  private let paths: [String]
  private var seen: [String: FileIdentity] = [:]

  package init(_ paths: [String]) {
    self.paths = paths
    for path in paths { seen[path] = FileIdentity(path) }
  }

  /// Whether a file is there, and is the one that was seen.
  package func isSame(_ path: String) -> Bool { seen[path].map { $0 == FileIdentity(path) } ?? false }

  /// Whether all are the ones that were seen.
  package mutating func areSame() -> Bool {
    paths.allSatisfy { path in
      // The log may be begun after the file was opened.
      guard seen[path] == nil else { return isSame(path) }
      seen[path] = FileIdentity(path)
      return true
    }
  }
}
