internal import Canvas
internal import Glibc

extension PseudoTerminal {
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
    try spawned(
      program, arguments, environment: inherited.merging(environment) { _, given in given }, flags: startsSession
    ) { actions in
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, terminal, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
      posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO)
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
}
