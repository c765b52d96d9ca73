import FoundationEssentials
import Glibc
import MeshCore

/// A file that a user names: links are followed, pipes are read to their end, and what is neither a file nor a pipe is
/// refused in words. Every file of a user is read by this: workflows, images, themes, settings, texts to import.
struct UserFile {
  /// As it is opened: `~/` is the home folder.
  let path: String

  init(_ typed: String, _ environment: Environment = .current) {
    path = typed.hasPrefix("~/") ? (environment["HOME"] ?? "~") + typed.dropFirst() : typed
  }

  /// The most that is read of a text, in bytes.
  static let largestText = 4 * 1_048_576

  /// The path that names it from every folder: links in it stay.
  var whole: String {
    let isWhole = path.hasPrefix("/")
    var steps = isWhole ? [] : FileManager.default.currentDirectoryPath.split(separator: "/")
    var isBelow = isWhole
    for step in path.split(separator: "/") where step != "." {
      // The current folder has no links in its path: only there is the folder above known.
      if step == "..", !isBelow {
        _ = steps.popLast()
      } else {
        steps.append(step)
        isBelow = true
      }
    }
    return "/" + steps.joined(separator: "/")
  }

  /// Whether it is a folder, or a link to one.
  var isFolder: Bool { kind == S_IFDIR }
  var isPipe: Bool { kind == S_IFIFO }

  /// Whether it is a file with a size, or a link to one: no pipe.
  var isRegular: Bool { kind == S_IFREG }

  private var kind: mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  /// The whole file, of at most `limit` bytes. A pipe is waited for until its writer ends, or the task is cancelled.
  func bytes(limit: Int) throws(UserFileFault) -> Data {
    // A pipe without a writer must not stop the thread for ever: it is opened at once, and waited for below.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard descriptor >= 0 else { throw fault(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw fault(errno) }
    if let kind = Self.kind(status.st_mode) { throw UserFileFault("\(path) is \(kind), not a file. Name a file.") }
    var data = Data()
    var part = [UInt8](repeating: 0, count: 65_536)
    while data.count <= limit {
      let count = try Self.isReady(descriptor) ? read(descriptor, &part, min(part.count, limit + 1 - data.count)) : -1
      if count == 0 { return data }
      if count > 0 {
        data.append(contentsOf: part[..<count])
      } else if errno != EINTR, errno != EAGAIN {
        throw fault(errno)
      }
    }
    throw UserFileFault("\(path) is larger than \(limit / 1_048_576) MB, the most that is read.", isTooLarge: true)
  }

  /// The same as text, without the byte order mark that some editors put at the beginning.
  func text() throws(UserFileFault) -> String {
    try Self.text(try bytes(limit: Self.largestText), of: path)
  }

  /// The same of a file that nobody names at each start, and that has to be there at once.
  func textOfFile() throws(UserFileFault) -> String {
    if kind == S_IFIFO { throw UserFileFault("\(path) is a pipe, not a file. Put a file in its place.") }
    return try text()
  }

  /// The text of bytes that came from a file or a pipe of that name.
  static func text(_ bytes: Data, of name: String) throws(UserFileFault) -> String {
    guard bytes.count <= largestText else {
      throw UserFileFault(
        "\(name) is larger than \(largestText / 1_048_576) MB, the most that is read.", isTooLarge: true)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw UserFileFault("\(name) is not UTF-8 text. Save it as UTF-8.")
    }
    return text.withoutByteOrderMark
  }

  /// Whether something can be read, or the end is reached; false where it is not yet so.
  private static func isReady(_ descriptor: Int32) throws(UserFileFault) -> Bool {
    guard !Task.isCancelled else { throw UserFileFault("Reading was cancelled.") }
    var waited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&waited, 1, 200) > 0 else {
      errno = EAGAIN
      return false
    }
    return true
  }

  /// What a file is that is none; nil for files and pipes.
  private static func kind(_ mode: mode_t) -> String? {
    switch mode & S_IFMT {
    case S_IFREG, S_IFIFO: nil
    case S_IFDIR: "a folder"
    case S_IFSOCK: "a socket"
    case _: "a device"
    }
  }

  private func fault(_ number: Int32) -> UserFileFault {
    switch number {
    case ENOENT, ENOTDIR:
      let leadsNowhere = (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
      return UserFileFault(
        leadsNowhere
          ? "\(path) is a link to a file that is not there. Check the link."
          : "There is no file \(path). Check the path.",
        isMissing: !leadsNowhere)
    case EACCES, EPERM: return UserFileFault("\(path) cannot be read. Make the file readable.")
    case ELOOP: return UserFileFault("\(path) is a link that leads in a circle. Check the link.")
    case ENXIO: return UserFileFault("\(path) is a socket, not a file. Name a file.")
    case _: return UserFileFault("\(path) cannot be read: \(String(cString: strerror(number))). Check the file.")
    }
  }
}

/// Why a file of a user cannot be used, in sentences.
struct UserFileFault: WordedError, Hashable {
  let message: String
  var isMissing = false
  var isTooLarge = false

  init(_ message: String, isMissing: Bool = false, isTooLarge: Bool = false) {
    self.message = message
    self.isMissing = isMissing
    self.isTooLarge = isTooLarge
  }
}
