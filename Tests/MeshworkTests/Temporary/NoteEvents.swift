import Glibc
import TestSupport

/// What happens to a note of a temporary workflow.
enum NoteEvent: CaseIterable {
  /// It is there under a name that does not count, gets its name, goes.
  case made, named, removed

  fileprivate var mask: Int32 {
    switch self {
    case .made: IN_CREATE
    case .named: IN_MOVED_TO
    case .removed: IN_DELETE
    }
  }
}

/// Waits for what happens in a folder, from when it is made.
final class NoteEvents: Sendable {
  struct Failed: Error { let code: CInt }

  private let descriptor: CInt

  init(in folder: String) throws {
    descriptor = inotify_init1(Int32(IN_CLOEXEC))
    let mask = UInt32(bitPattern: IN_CREATE | IN_MOVED_TO | IN_DELETE)
    guard descriptor >= 0, inotify_add_watch(descriptor, folder, mask) >= 0 else { throw Failed(code: errno) }
  }

  deinit { close(descriptor) }

  @TerminalThread func wait(for event: NoteEvent) throws {
    var bytes = [UInt8](repeating: 0, count: 65536)
    while true {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 120_000) == 1 else { throw Failed(code: ETIMEDOUT) }
      let count = read(descriptor, &bytes, bytes.count)
      guard count > 0 else { throw Failed(code: errno) }
      var start = 0
      while start + MemoryLayout<inotify_event>.size <= count {
        let (mask, length) = bytes.withUnsafeBytes { bytes in
          let header = bytes.loadUnaligned(fromByteOffset: start, as: inotify_event.self)
          return (header.mask, Int(header.len))
        }
        let end = start + MemoryLayout<inotify_event>.size + length
        let name = String(decoding: bytes[(end - length)..<end].prefix { $0 != 0 }, as: UTF8.self)
        if name.contains(".temporary"), mask & UInt32(bitPattern: event.mask) != 0 { return }
        start = end
      }
    }
  }
}
