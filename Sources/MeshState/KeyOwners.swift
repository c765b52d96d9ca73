import FoundationEssentials
import GRDB

/// Whom keys belong to, as the service said once: beside the journals, in the same file.
///
/// Of a key only a mark is kept, from which there is no way back to it. Every call is synchronous.
package struct KeyOwners: Sendable {
  package let path: String
  private let database: DatabaseQueue

  /// Opens the file, and makes it (mode 0600) and its folder (mode 0700) where they are missing.
  package init(path: String) throws(JournalError) {
    self.path = path
    database = try JournalFile.open(path)
  }

  /// A mark of this text: others have another one, but for one chance in 2^64.
  package static func mark(of text: String) -> String {
    // FNV-1a, of 64 bits: a key has 128.
    let digest = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    let digits = String(digest, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The id of the user that the key of this mark belongs to, where it was noted.
  package func owner(of mark: String) throws(JournalError) -> String? {
    do {
      return try database.read { database in
        try String.fetchOne(database, sql: "SELECT user FROM key_owners WHERE mark = ?", arguments: [mark])
      }
    } catch {
      throw JournalError(.read, path, error)
    }
  }

  /// Notes whom a key belongs to. What was kept for the key alone, in scopes that end in `ending`, is of its owner from
  /// then on, in scopes that end in `newEnding`.
  package func note(
    _ user: String, of mark: String, movingScopes ending: String, to newEnding: String
  ) throws(JournalError) {
    var scopes: [String] = []
    do {
      try database.inTransaction(.immediate) { database in
        try database.run("INSERT OR REPLACE INTO key_owners VALUES (?, ?)", [mark, user])
        let tables = ["drafts", "staged", "forms", "history", "runs"].map { "SELECT scope FROM \($0)" }
        scopes = try String.fetchAll(database, sql: tables.joined(separator: " UNION ")).filter { $0.hasSuffix(ending) }
        return .commit
      }
    } catch {
      throw JournalError(.write, path, error)
    }
    for scope in scopes {
      let owned = String(scope.dropLast(ending.count)) + newEnding
      try Journal(path: path, scope: owned, earlierScopes: [scope]).claimEarlier()
    }
  }
}
