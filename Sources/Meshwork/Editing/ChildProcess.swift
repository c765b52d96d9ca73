import Glibc

/// Another program on this terminal, waited for. It has the keyboard, and its own handling of signals.
enum ChildProcess {
  enum Ending: Hashable {
    case code(Int32)
    case signal(Int32)
  }

  struct StartFailure: Error {
    let reason: String
  }

  static func run(_ program: String, _ arguments: [String]) throws(StartFailure) -> Ending {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // What this program ignores meanwhile is not for the other to ignore.
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    let words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var process: pid_t = 0
    let number = posix_spawn(&process, program, nil, &attributes, words, environ)
    guard number == 0 else { throw StartFailure(reason: String(cString: strerror(number))) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw StartFailure(reason: String(cString: strerror(errno))) }
    }
    return status & 0x7F == 0 ? .code(status >> 8 & 0xFF) : .signal(status & 0x7F)
  }
}
