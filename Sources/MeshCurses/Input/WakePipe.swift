internal import CNcurses
internal import Glibc

/// A pipe whose reading end becomes readable when a waiting thread should look around. Mailboxes write `m` into it;
/// signal handlers write another byte, and note which signal it was elsewhere.
package final class WakePipe: Sendable {
  let reader: CInt
  let writer: CInt

  package init() throws(WakePipeError) {
    var (reader, writer): (CInt, CInt) = (-1, -1)
    guard mw_wake_pipe(&reader, &writer) else { throw WakePipeError(reason: String(cString: strerror(errno))) }
    self.reader = reader
    self.writer = writer
  }

  deinit {
    close(reader)
    close(writer)
  }

  private static let mailbox = UInt8(ascii: "m")

  func wake() {
    var byte = Self.mailbox
    // A full pipe wakes the reader all the same.
    _ = write(writer, &byte, 1)
  }

  /// Sleeps until somebody has written into it, and empties it.
  package func wait() {
    var source = pollfd(fd: reader, events: Int16(POLLIN), revents: 0)
    while poll(&source, 1, -1) < 0, errno == EINTR {}
    _ = drain()
  }

  /// Empties the pipe.
  /// - Returns: whether a mailbox wrote into it.
  package func drain() -> Bool {
    var bytes: [UInt8] = Array(repeating: 0, count: 64)
    var hasMail = false
    while case let count = read(reader, &bytes, bytes.count), count > 0 {
      hasMail = hasMail || bytes[..<count].contains(Self.mailbox)
    }
    return hasMail
  }
}

/// The system gave no pipe, in its own words.
package struct WakePipeError: Error, Hashable, CustomStringConvertible {
  package let reason: String

  package var description: String {
    "The editor cannot start: the system gives it no pipe (\(reason)). Close other programs, or raise `ulimit -n`."
  }
}
