import FoundationEssentials
import Glibc

extension CommandHost {
  /// The streams of this process.
  static var standard: CommandHost {
    CommandHost(
      environment: .current, output: DescriptorSink.data,
      messages: DescriptorSink.messages, input: StandardInput(),
      columns: terminalColumns,
      showsProgress: isatty(STDERR_FILENO) == 1 && Environment.current["TERM"] != "dumb", now: { Date() })
  }

  /// Those of the terminal that the output goes to; nil where it goes elsewhere.
  static var terminalColumns: Int? { isatty(STDOUT_FILENO) == 1 ? columns(of: STDOUT_FILENO) : nil }

  private static func columns(of descriptor: CInt) -> Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}

enum StandardStreams {
  /// Puts something in the place of streams that were closed before the program began: else the next file that is opened,
  /// the journal perhaps, would be one of them, and be written over. Nothing can be read from it, nor written to it.
  static func fillClosed() {
    // The lowest free number is taken, so in this order none is taken by another.
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}

/// A stream of this process. Where nobody reads any more, what is written is dropped: what a command does to a service
/// does not depend on who listens.
struct DescriptorSink: TextSink {
  static let data = DescriptorSink(descriptor: STDOUT_FILENO)
  static let messages = DescriptorSink(descriptor: STDERR_FILENO)

  let descriptor: CInt

  func write(_ text: String) {
    if let failure = writeAll(text, to: descriptor) { giveUp(failure) }
  }
}

extension DescriptorSink {
  /// Data that does not reach the disk is a failure; that nobody reads it is not.
  private func giveUp(_ failure: Int32) {
    guard descriptor == STDOUT_FILENO, failure != EPIPE else { return }
    let (cause, nextStep) =
      failure == EBADF
      ? ("It is closed", "Send it to a file, or to /dev/null.")
      : (String(cString: strerror(failure)), "Make room, then try again.")
    Self.messages.write("Error: The output could not be written. \(cause). \(nextStep)\n")
    Glibc.exit(Ending.failure.rawValue)
  }
}

private struct StandardInput: CommandInput {
  var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

  func readAll(limit: Int) -> Data {
    var data = Data()
    while data.count <= limit {
      guard let part = next(min(65_536, limit + 1 - data.count)) else { break }
      data.append(contentsOf: part)
    }
    return data
  }

  /// The terminal's own line editing; a secret is not echoed, however the reading ends.
  func readLine(isSecret: Bool, asking: () -> Void) -> String? {
    var modes = termios()
    let isHidden = isSecret && tcgetattr(STDIN_FILENO, &modes) == 0
    if isHidden {
      var hidden = modes
      hidden.c_lflag &= ~tcflag_t(ECHO)
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
    }
    defer { if isHidden { tcsetattr(STDIN_FILENO, TCSAFLUSH, &modes) } }
    asking()
    // Reading would not end when Ctrl-C cancels the command, and the terminal would be left without an echo.
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    while poll(&input, 1, 200) <= 0 {
      guard !Task.isCancelled else { return nil }
    }
    return Swift.readLine(strippingNewline: true)
  }

  private func next(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var read = Glibc.read(STDIN_FILENO, &bytes, count)
    while read < 0, errno == EINTR { read = Glibc.read(STDIN_FILENO, &bytes, count) }
    return read > 0 ? Array(bytes[..<read]) : nil
  }
}
