import FoundationEssentials
import Glibc

/// The right to edit one app in one state folder. One process has it, until it gives it up or ends, however it ends.
///
/// Two editors on one app would overwrite each other's staged steps and forms.
package struct Claim: ~Copyable {
  private let descriptor: CInt

  /// What holds it: a command is soon done, an editor is not.
  package enum Role: String, Hashable, Sendable { case editor, command }

  /// Who has a claim, as far as its file says.
  package struct Holder: Hashable, Sendable {
    package let process: Int?
    package let role: Role?
    /// The terminal it was started on, such as `pts/3`.
    package let terminal: String?
    /// When it took the claim, in nanoseconds: two that hold it one after the other are told apart.
    fileprivate(set) package var since: Int?

    package var title: String {
      guard let process else { return "another meshwork" }
      return "process \(process)" + (terminal.map { " on \($0)" } ?? "")
    }

    /// This process.
    static func own(_ role: Role) -> Holder {
      let terminal = ttyname(STDIN_FILENO).map { String(cString: $0) }
      return Holder(
        process: Int(getpid()), role: role,
        terminal: terminal.map { String($0.dropFirst($0.hasPrefix("/dev/") ? 5 : 0)) })
    }

    private init(process: Int?, role: Role?, terminal: String?) {
      self.process = process
      self.role = role
      self.terminal = terminal
    }

    /// As it stands in a file: the process, its role, and its terminal if it has one. The file may be empty still:
    /// the holder writes it once it has the claim.
    init(_ line: String) {
      let words = line.split(separator: " ", maxSplits: 2).map(String.init)
      process = words.first.flatMap { Int($0) }
      role = words.dropFirst().first.flatMap(Role.init)
      terminal = words.dropFirst(2).first
    }

    var line: String {
      [process.map(String.init), role?.rawValue, terminal].compactMap(\.self).joined(separator: " ") + "\n"
    }
  }

  /// Fails with the process that has it. `folder` is made where it is missing.
  package init(scope: String, in folder: String, as role: Role = .editor) throws(JournalError) {
    let path = Self.path(scope: scope, in: folder, "claim")
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    // Kept in a variable until it is held: what is a property is closed a second time where this throws.
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw JournalError(.open, path, JournalError.Cause.notWritable(String(cString: strerror(errno))))
    }
    // A file system without such locks refuses with another error: then there is no claim to be had, or to respect.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
      let holder = Self.holder(in: descriptor)
      close(descriptor)
      throw JournalError(.open, path, JournalError.Cause.claimed(by: holder))
    }
    self.descriptor = descriptor
    let line = Array(Holder.own(role).line.utf8)
    ftruncate(descriptor, 0)
    _ = write(descriptor, line, line.count)
  }

  deinit { close(descriptor) }

  /// Gives it up; called where its holder leaves, it also says how long it is held.
  package consuming func end() {}

  /// Whether some process has it now.
  package static func isHeld(scope: String, in folder: String) -> Bool {
    let descriptor = open(path(scope: scope, in: folder, "claim"), O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
  }

  static func path(scope: String, in folder: String, _ kind: String) -> String {
    folder + "/" + fileName(of: scope) + "." + kind
  }

  /// A file name that no other scope has: letters and digits stand for themselves, every other byte as `_` and its two
  /// digits. A long one ends with digits made of the whole scope.
  private static func fileName(of scope: String) -> String {
    var name = ""
    for byte in scope.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        name.unicodeScalars.append(Unicode.Scalar(byte))
      case _: name += (byte < 16 ? "_0" : "_") + String(byte, radix: 16)
      }
    }
    guard name.utf8.count > longestName else { return name }
    // FNV-1a, in both directions.
    func digest(_ bytes: some Sequence<UInt8>) -> String {
      String(bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }, radix: 16)
    }
    return "\(name.prefix(longestName / 2))_x\(digest(scope.utf8))_x\(digest(scope.utf8.reversed()))"
  }

  /// File systems take 255 bytes, with the ending.
  private static let longestName = 200

  private static func holder(in descriptor: CInt) -> Holder {
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = max(0, read(descriptor, &bytes, bytes.count))
    var holder = Holder(String(decoding: bytes[..<count].prefix { $0 != 10 }, as: UTF8.self))
    var status = stat()
    if fstat(descriptor, &status) == 0 {
      holder.since = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
    }
    return holder
  }
}
