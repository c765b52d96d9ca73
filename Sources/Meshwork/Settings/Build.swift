import CBuild

/// Which program this is.
enum Build {
  /// `0.1.0 (commit 1f0c2ab34d5e)`; the commit where `make` built it.
  static let version = number + (commit.isEmpty ? "" : " (commit \(commit))")

  private static let number = "0.1.0"
  private static let commit = String(cString: meshwork_commit())
}
