package import Canvas
internal import Glibc

/// A program in a terminal of its own, and the screen it shows: to be driven by one test, from one thread.
///
/// Nothing here sleeps: every wait ends as soon as the terminal shows what is waited for, or fails at its deadline
/// with a picture of the screen.
package final class PseudoTerminal {
  package private(set) var screen: ScreenModel
  /// Bytes that the program has written.
  package private(set) var received = 0

  /// Where the terminal is opened by who is not started in it.
  package let path: String

  private let master: CInt
  private let child: pid_t?
  private let modesBefore: termios
  private var status: ExitStatus?
  /// How long anything is waited for: long enough for a machine that runs all tests at once beside other work.
  package static let patience = Duration.seconds(120)

  /// The window was closed.
  private var isHungUp = false
  /// The program's side was closed, or everything has been read.
  private var isClosed = false

  package enum ExitStatus: Hashable, Sendable {
    case code(Int32)
    case signal(Int32)
  }

  /// A terminal without a program: something else opens its `path`.
  package init(size: Size) throws {
    let pair = try Self.open(size)
    (master, path, child) = (pair.master, pair.path, nil)
    modesBefore = Self.modes(of: master)
    screen = ScreenModel(size: size)
  }

  /// Starts a program in a terminal.
  /// - Parameters:
  ///   - program: the path of its executable.
  ///   - environment: all of its environment but `PATH`, `HOME` and `LD_LIBRARY_PATH`, which it inherits, and
  ///     `TERM=xterm-256color` and `LC_ALL=C.UTF-8`, unless given otherwise.
  package init(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = [:],
    size: Size = Size(rows: 24, columns: 80)
  ) throws {
    let pair = try Self.open(size)
    (master, path) = (pair.master, pair.path)
    modesBefore = Self.modes(of: master)
    screen = ScreenModel(size: size)
    child = try Self.spawn(program, arguments, environment: environment, terminal: pair.path)
  }

  deinit {
    if let child, status == nil {
      _ = Glibc.kill(child, SIGKILL)
      waitpid(child, nil, 0)
    }
    if !isHungUp { close(master) }
  }

  // MARK: What a person does

  /// Types text, or the bytes of keys.
  package func send(_ text: String) {
    send(Array(text.utf8))
  }

  package func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  package func resize(to size: Size) {
    Self.setSize(size, of: master)
    screen.resize(to: size)
  }

  /// Tells the program another size than the model of its screen has.
  package func resize(window size: Size) {
    Self.setSize(size, of: master)
  }

  /// The number of the program's process; 0 where there is none.
  package var process: Int { Int(child ?? 0) }

  package func kill(_ signal: CInt) {
    guard let child else { return }
    _ = Glibc.kill(child, signal)
  }

  /// Closes the window: the program loses its terminal, and is only waited for from then on.
  package func hangUp() {
    guard !isHungUp else { return }
    close(master)
    (isHungUp, isClosed) = (true, true)
  }

  // MARK: What a person sees

  package func waitFor(_ text: String, within limit: Duration = PseudoTerminal.patience) throws {
    try waitFor("the text '\(text)'", within: limit) { $0.text.contains(text) }
  }

  /// Waits until the screen is as asked.
  /// - Parameter what: names it, should it never come.
  package func waitFor(
    _ what: String, within limit: Duration = PseudoTerminal.patience, where condition: (ScreenModel) -> Bool
  ) throws {
    let deadline = ContinuousClock.now + limit
    while !condition(screen) {
      guard try read(until: deadline) else { throw Timeout(awaited: what, screen: screen.text, isClosed: isClosed) }
    }
  }

  /// Reads what is written until nobody has the terminal open any more.
  package func waitClosed(within limit: Duration = PseudoTerminal.patience) throws {
    let deadline = ContinuousClock.now + limit
    while try read(until: deadline) {}
    if !isClosed { throw Timeout(awaited: "the end of its use", screen: screen.text, isClosed: false) }
  }

  /// Whether the program writes nothing for so long.
  package func staysSilent(for time: Duration) throws -> Bool {
    try !read(until: .now + time)
  }

  package func waitExit(within limit: Duration = PseudoTerminal.patience) throws -> ExitStatus {
    let deadline = ContinuousClock.now + limit
    while try read(until: deadline) {}
    while status == nil, ContinuousClock.now < deadline {
      reap()
      // The terminal is closed, so the end of the process is near, and nothing else tells of it.
      if status == nil { poll(nil, 0, 2) }
    }
    guard let status else { throw Timeout(awaited: "the end of the program", screen: screen.text, isClosed: isClosed) }
    return status
  }

  /// Whether the terminal is as the program found it: the main screen, a visible cursor, no modes, the same settings.
  package var isRestored: Bool {
    leftovers.isEmpty
  }

  /// What is not as the program found it, in words.
  package var leftovers: [String] {
    var found: [String] = []
    if screen.isAlternateScreen { found.append("the alternate screen") }
    if screen.title != ScreenModel(size: screen.size).title { found.append("the title \(screen.title)") }
    if !screen.isCursorVisible { found.append("a hidden cursor") }
    if screen.scrollRegion != 0..<screen.size.rows { found.append("a scroll region of \(screen.scrollRegion)") }
    // What shows the cursor of some has it blink too.
    found += screen.modes.subtracting([7, 12]).sorted().map { "mode \($0)" }
    let modes = Self.modes(of: master)
    if modes.c_lflag != modesBefore.c_lflag { found.append("local modes (echo, line editing, signals)") }
    if modes.c_iflag != modesBefore.c_iflag { found.append("input modes") }
    if modes.c_oflag != modesBefore.c_oflag { found.append("output modes") }
    return found
  }

  /// Feeds what the program has written to the screen; waits for it until the deadline. False if nothing more came.
  private func read(until deadline: ContinuousClock.Instant) throws -> Bool {
    guard !isClosed else { return false }
    let left = max(.zero, deadline - ContinuousClock.now)
    let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
    var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, Int32(clamping: milliseconds)) > 0 else { return false }
    var bytes: [UInt8] = Array(repeating: 0, count: 65536)
    let count = Glibc.read(master, &bytes, bytes.count)
    guard count > 0 else {
      isClosed = true
      return false
    }
    received += count
    screen.feed(bytes[..<count])
    return true
  }

  private func reap() {
    var raw: Int32 = 0
    guard let child, waitpid(child, &raw, WNOHANG) == child else { return }
    status = raw & 0x7F == 0 ? .code(raw >> 8 & 0xFF) : .signal(raw & 0x7F)
  }

  /// What was waited for did not come.
  package struct Timeout: Error, CustomStringConvertible {
    package let awaited: String
    package let screen: String
    package let isClosed: Bool

    package var description: String {
      "\(isClosed ? "the program closed the terminal" : "the deadline passed") before this came: \(awaited)\n\(screen)"
    }
  }
}
