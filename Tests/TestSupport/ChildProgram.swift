internal import Dispatch
internal import Foundation
package import Glibc
internal import Synchronization

/// A program without a terminal. Foundation's `Process` crashes now and then where many run at once.
package final class ChildProgram: Sendable {
  package let id: pid_t
  /// Nil while it runs.
  private let status = Mutex<CInt?>(nil)
  private let ended = DispatchGroup()

  /// Starts it.
  /// - Parameters:
  ///   - environment: all of it.
  ///   - output: where it writes, and `errors`, where it says what is wrong: descriptors that it gets copies of.
  package init(
    _ program: String, _ arguments: [String], environment: [String: String], output: CInt, errors: CInt
  ) throws {
    id = try spawned(program, arguments, environment: environment) { actions in
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
      posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
      posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
    }
    ended.enter()
    // Waiting blocks, and the threads of tasks are few.
    Thread.detachNewThread { [self] in
      var word: CInt = 0
      while waitpid(id, &word, 0) < 0, errno == EINTR {}
      let signal = word & 0x7F
      status.withLock { $0 = signal == 0 ? word >> 8 & 0xFF : signal }
      ended.leave()
    }
  }

  /// Blocks until its end. Gives its code, or the number of the signal that ended it.
  package func waitExit() -> CInt {
    ended.wait()
    return status.withLock { $0 ?? 0 }
  }

  /// Does nothing once it has ended: its number may be that of another by then.
  package func signal(_ number: CInt) {
    status.withLock { if $0 == nil { kill(id, number) } }
  }

  /// Waits for the same, and blocks no thread.
  package func end() async -> CInt {
    await withCheckedContinuation { continuation in
      ended.notify(queue: .global()) { continuation.resume() }
    }
    return status.withLock { $0 ?? 0 }
  }
}

/// What a program writes, line by line.
package struct LinePipe: ~Copyable {
  /// For who writes.
  package let writer: CInt
  private let reader: CInt

  package init() throws {
    var ends: [CInt] = [0, 0]
    guard pipe(&ends) == 0 else { throw SystemError(call: "pipe", number: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reader, writer) = (ends[0], ends[1])
  }

  deinit {
    close(reader)
    close(writer)
  }

  /// The next line with its end, or what comes before the end of all.
  package func line() -> String {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while bytes.last != UInt8(ascii: "\n") {
      let count = read(reader, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
