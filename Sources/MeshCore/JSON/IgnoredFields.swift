import Synchronization

/// The fields of one request that nothing asked for, by name: `workflows.nodes.colour`, whichever item of a list it is in.
///
/// At most ``most`` names are looked after; a request may be made of others.
public final class IgnoredFields: Sendable {
  private struct Object {
    var held: Set<String> = []
    var asked: Set<String> = []
  }

  private struct Noted {
    var objects: [String: Object] = [:]
    var room = IgnoredFields.most
  }

  public static let most = 1000

  private let noted = Mutex(Noted())

  public init() {}

  /// In order.
  public var names: [String] {
    let noted = noted.withLock(\.objects)
    return noted.flatMap { path, object in object.held.subtracting(object.asked).map { path + $0 } }.sorted()
  }

  /// What an object has; `path` ends in a dot, or is empty.
  package func hold(_ names: some Collection<String>, in path: String = "") {
    noted.withLock { noted in
      for name in names.prefix(noted.room) where noted.objects[path, default: .init()].held.insert(name).inserted {
        noted.room -= 1
      }
    }
  }

  /// One of them that is looked for, be it there or not.
  package func ask(_ name: String, in path: String = "") {
    noted.withLock { _ = $0.objects[path, default: .init()].asked.insert(name) }
  }

  /// Those that were read and dropped.
  package func ignore(_ names: some Collection<String>, in path: String) {
    noted.withLock { $0.objects[path, default: .init()].asked.subtract(names) }
  }
}
