import Synchronization

/// What was worked out last, and of what. Where the same is asked for again it is not worked out again; it is the same with
/// this and without.
package final class LastResult<Source: Equatable & Sendable, Value: Sendable>: Sendable {
  private struct Known: Sendable {
    let source: Source
    let value: Value
  }

  private let known = Mutex<Known?>(nil)

  package init() {}

  package func of(_ source: Source, _ work: (Source) -> Value) -> Value {
    known.withLock { known in
      if let known, known.source == source { return known.value }
      let value = work(source)
      known = Known(source: source, value: value)
      return value
    }
  }
}
