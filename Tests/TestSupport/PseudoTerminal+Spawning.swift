internal import Canvas
internal import Glibc

extension PseudoTerminal {
  /// A call to the system that failed, and why.
  struct SystemError: Error, CustomStringConvertible {
    let call: String
    let number: CInt

    var description: String { "\(call): \(String(cString: strerror(number)))" }
  }

  static func open(_ size: Size) throws -> (master: CInt, path: String) {
    let master = Glibc.open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var (isLocked, number): (CInt, CUnsignedInt) = (0, 0)
    guard master >= 0, ioctl(master, setLock, &isLocked) == 0, ioctl(master, getNumber, &number) == 0 else {
      throw SystemError(call: "/dev/ptmx", number: errno)
    }
    setSize(size, of: master)
    return (master, "/dev/pts/\(number)")
  }

  /// `TIOCSPTLCK` and `TIOCGPTN`: what `unlockpt` and `ptsname` do, which the headers keep to those who ask for
  /// extensions.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  static func setSize(_ size: Size, of master: CInt) {
    var size = winsize(ws_row: UInt16(size.rows), ws_col: UInt16(size.columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  static func modes(of master: CInt) -> termios {
    var modes = termios()
    tcgetattr(master, &modes)
    return modes
  }

  /// Starts the program as the leader of a session whose controlling terminal is the one at that path: the first that
  /// a session leader opens becomes it.
  static func spawn(
    _ program: String, _ arguments: [String], environment: [String: String], terminal: String
  ) throws -> pid_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK) | Self.startsSession)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO)

    let variables = inherited.merging(environment) { _, given in given }.map { "\($0.key)=\($0.value)" }
    return try withCStrings([program] + arguments) { arguments in
      try withCStrings(variables) { variables in
        var process: pid_t = 0
        let number = posix_spawn(&process, program, &actions, &attributes, arguments, variables)
        guard number == 0 else { throw SystemError(call: "posix_spawn \(program)", number: number) }
        return process
      }
    }
  }

  /// `POSIX_SPAWN_SETSID`, which the headers keep to those who ask for GNU extensions.
  private static let startsSession: Int16 = 0x80

  private static var inherited: [String: String] {
    var variables = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]
    for name in ["PATH", "HOME", "LD_LIBRARY_PATH"] {
      if let value = getenv(name) { variables[name] = String(cString: value) }
    }
    return variables
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) throws -> Result
  ) rethrows -> Result {
    let copies = strings.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return try body(copies + [nil])
  }
}
