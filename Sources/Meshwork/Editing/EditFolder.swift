import FoundationEssentials
import Glibc

/// Where texts lie while they are in the user's editor: readable by their user only, each named after the process that
/// waits for it, so that those of a process that died can be told.
struct EditFolder {
  private let path: String

  init(_ paths: Paths) throws(Failure) { path = try paths.state + "/edits" }

  /// Writes a text to a file of its own.
  func write(_ text: String, as name: String) throws(UserFileFault) -> String {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw UserFileFault("The folder \(path) cannot be made. Check who may write there.")
    }
    // A text that could not be read back keeps its name.
    var (file, descriptor, number): (String, Int32, Int) = ("", -1, 0)
    repeat {
      number += 1
      file = "\(path)/\(getpid())-\(number)-\(name)"
      descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    } while descriptor < 0 && errno == EEXIST && number < 1000
    guard descriptor >= 0 else { throw UserFileFault("\(file) cannot be written. Check who may write there.") }
    defer { close(descriptor) }
    if let failure = writeAll(text, to: descriptor) {
      throw UserFileFault("\(file) cannot be written: \(String(cString: strerror(failure))).")
    }
    return file
  }

  func remove(_ file: String) { unlink(file) }

  /// The texts that a process left which is no longer there, each said in a sentence.
  var leftBehind: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.sorted().compactMap { name in
      guard let id = pid_t(name.prefix { $0.isNumber }), kill(id, 0) != 0, errno == ESRCH else { return nil }
      return "A text was in your editor when meshwork ended: it is kept as \(path)/\(name)."
    }
  }
}
