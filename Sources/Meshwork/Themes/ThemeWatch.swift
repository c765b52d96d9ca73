import Dispatch
import Glibc

/// Tells when a theme file in one of some folders was written, came or went: the kernel says so, nobody looks.
final class ThemeWatch {
  private let source: any DispatchSourceRead

  /// - Parameter folders: those that are not there are not watched.
  init?(_ folders: [String], tell: @escaping @Sendable () -> Void) {
    let descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    guard descriptor >= 0 else { return nil }
    let events = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE)
    guard folders.count(where: { inotify_add_watch(descriptor, $0, events) >= 0 }) > 0 else {
      close(descriptor)
      return nil
    }
    source = DispatchSource.makeReadSource(fileDescriptor: descriptor)
    source.setEventHandler {
      if Self.names(in: descriptor).contains(where: { $0.hasSuffix(".yaml") }) { tell() }
    }
    source.setCancelHandler { close(descriptor) }
    source.activate()
  }

  deinit { source.cancel() }

  /// The names of the files of which there is something to tell, until there is nothing more.
  private static func names(in descriptor: CInt) -> [String] {
    var names: [String] = []
    var bytes = [UInt8](repeating: 0, count: 4096)
    while case let count = read(descriptor, &bytes, bytes.count), count > 0 {
      var rest = bytes[..<count]
      // A head of sixteen bytes, the last four of which are the length of the name behind it, which zeros end.
      while rest.count >= headLength {
        let length = rest.dropFirst(12).prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        let name = rest.dropFirst(headLength).prefix(length).prefix { $0 != 0 }
        names.append(String(decoding: name, as: UTF8.self))
        rest = rest.dropFirst(headLength + length)
      }
    }
    return names
  }

  private static let headLength = 16
}
