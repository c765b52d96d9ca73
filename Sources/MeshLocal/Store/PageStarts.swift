import GRDB
import MeshCore
import Synchronization

/// Where pages of lists began that were read since the file was last written: the next page is read from there, and
/// SQLite need not step over all that is before it.
///
/// Kept for each connection by itself, since only one that never writes can tell, within its own transaction, whether
/// what it sees is what it saw before. Connections have to stay open for as long as this lives.
final class PageStarts: Sendable {
  /// A list, whatever page of it is asked for.
  struct List: Hashable, Sendable {
    private let app: AppScope
    private let order: WorkflowQuery.Order
    private let isAscending: Bool
    private let words: [String]
    private let idPattern: String?
    private let visibility: String?

    /// Nil where a place in the list cannot be told by what is indexed: such a list is sorted anew for each page.
    init?(_ query: WorkflowQuery, in app: AppScope) {
      switch query.order {
      case .modified, .id: break
      case .created, .relevance: return nil
      }
      self.app = app
      order = query.order
      isAscending = query.isAscending
      words = query.words
      idPattern = query.idPattern
      visibility = query.visibility
    }
  }

  /// A place in a list.
  struct Start: Hashable, Sendable {
    /// Workflows before it, and the last of them.
    let offset: Int
    let modified: Int64
    let id: WorkflowID
  }

  /// What a connection sees in its transaction.
  struct Moment: Sendable {
    let connection: ObjectIdentifier
    /// Another number after every change that somebody else has committed.
    let version: Int
  }

  private struct Seen {
    let version: Int
    var count = 0
    /// By their place.
    var starts: [List: [Start]] = [:]
  }

  /// Places a connection, of about a hundred bytes each; with more all begin anew.
  private static let most = 10_000

  private let seen = Mutex<[ObjectIdentifier: Seen]>([:])

  /// The nearest place at `offset` or before it.
  func nearest(to offset: Int, in list: List, at moment: Moment) -> Start? {
    seen.withLock { seen in
      guard let seen = seen[moment.connection], seen.version == moment.version, let starts = seen.starts[list] else {
        return nil
      }
      let next = starts.index(after: offset)
      return next == 0 ? nil : starts[next - 1]
    }
  }

  func keep(_ start: Start, in list: List, at moment: Moment) {
    seen.withLock { all in
      var seen = all.removeValue(forKey: moment.connection) ?? Seen(version: moment.version)
      if seen.version != moment.version || seen.count == Self.most { seen = Seen(version: moment.version) }
      var starts = seen.starts.removeValue(forKey: list) ?? []
      let next = starts.index(after: start.offset)
      if next == 0 || starts[next - 1].offset != start.offset {
        starts.insert(start, at: next)
        seen.count += 1
      }
      seen.starts[list] = starts
      all[moment.connection] = seen
    }
  }
}

extension PageStarts.Moment {
  init(of db: Database) throws {
    connection = ObjectIdentifier(db)
    version = try Int.fetchOne(db.cachedStatement(sql: "PRAGMA data_version")) ?? 0
  }
}

extension [PageStarts.Start] {
  /// Of the first one that is behind `offset`.
  fileprivate func index(after offset: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if self[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
