internal import Glibc

/// A call to the system that failed, and why.
struct SystemError: Error, CustomStringConvertible {
  let call: String
  let number: CInt

  var description: String { "\(call): \(String(cString: strerror(number)))" }
}

/// Starts a program with all signals as they are at first. `arrange` says what its streams are.
func spawned(
  _ program: String, _ arguments: [String], environment: [String: String], flags: Int16 = 0,
  arrange: (inout posix_spawn_file_actions_t) -> Void
) throws -> pid_t {
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var signals = sigset_t()
  sigfillset(&signals)
  posix_spawnattr_setsigdefault(&attributes, &signals)
  sigemptyset(&signals)
  posix_spawnattr_setsigmask(&attributes, &signals)
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK) | flags)

  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  arrange(&actions)

  return try withCStrings([program] + arguments) { arguments in
    try withCStrings(environment.map { "\($0.key)=\($0.value)" }) { variables in
      var process: pid_t = 0
      let number = posix_spawn(&process, program, &actions, &attributes, arguments, variables)
      guard number == 0 else { throw SystemError(call: "posix_spawn \(program)", number: number) }
      return process
    }
  }
}

private func withCStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) throws -> Result
) rethrows -> Result {
  let copies = strings.map { strdup($0) }
  defer { copies.forEach { free($0) } }
  return try body(copies + [nil])
}
