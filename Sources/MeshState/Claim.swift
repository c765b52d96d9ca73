import FoundationEssentials
import Glibc

/// The right to edit one app in one state folder. One process has it, until it gives it up or ends, however it ends.
///
/// Two editors on one app would overwrite each other's staged steps and forms.
package struct Claim: ~Copyable {
  private let descriptor: CInt

  /// Fails with the process that has it. `folder` is made where it is missing.
  package init(scope: String, in folder: String) throws(JournalError) {
    let name = String(scope.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    let path = folder + "/" + name + ".claim"
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw JournalError(.open, path, JournalError.Cause.notWritable(String(cString: strerror(errno))))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      // A file system without such locks refuses with another error: then there is no claim to be had, or to respect.
      guard errno == EWOULDBLOCK else { return }
      let holder = Self.process(in: descriptor)
      close(descriptor)
      throw JournalError(.open, path, JournalError.Cause.claimed(by: holder))
    }
    let process = Array("\(getpid())\n".utf8)
    ftruncate(descriptor, 0)
    _ = write(descriptor, process, process.count)
  }

  deinit { close(descriptor) }

  /// Gives it up; called where its holder leaves, it also says how long it is held.
  package consuming func end() {}

  private static func process(in descriptor: CInt) -> Int? {
    var bytes = [UInt8](repeating: 0, count: 20)
    let count = read(descriptor, &bytes, bytes.count)
    guard count > 0 else { return nil }
    return Int(String(decoding: bytes[..<count].prefix { $0 != 10 }, as: UTF8.self))
  }
}
