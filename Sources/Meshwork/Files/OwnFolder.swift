import FoundationEssentials
import Glibc

/// A folder that files are written to, and nothing beside it: every name is looked up in the folder that was opened, and
/// no link is followed, so that what somebody puts in the way leads nowhere else.
final class OwnFolder {
  /// For messages.
  let path: String
  private let descriptor: Int32

  /// What stands under a name.
  enum Found: Hashable {
    case nothing
    case text(String)
    /// Something else, in words: *a link*.
    case other(String)
  }

  /// The folder at a path, which is made where it is missing; nil where it is missing and `isMade` is false. The path
  /// must not be a link itself. Held for this process alone until it is let go.
  static func open(_ path: String, isMade: Bool) throws(Failure) -> OwnFolder? {
    var path = path
    // A slash behind a link would have it followed.
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    var status = stat()
    if lstat(path, &status) != 0, errno == ENOENT {
      guard isMade else { return nil }
      do {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      } catch {
        let fault = WriteFault(error)
        throw Failure("The folder \(path) cannot be made: \(fault.why). \(fault.nextStep), or name another one.")
      }
    }
    let folder = OwnFolder(path, try descriptor(of: path, in: AT_FDCWD, named: path))
    guard flock(folder.descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
      throw Failure("Another meshwork is writing to \(path). Wait for it, then try again.")
    }
    return folder
  }

  /// A folder in this one; nil where it is missing and `isMade` is false.
  func folder(_ name: String, isMade: Bool) throws(Failure) -> OwnFolder? {
    var status = stat()
    if fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) != 0, errno == ENOENT {
      guard isMade else { return nil }
      guard mkdirat(descriptor, name, 0o777) == 0 else { throw fault(name) }
    }
    return OwnFolder(path + "/" + name, try Self.descriptor(of: path + "/" + name, in: descriptor, named: name))
  }

  private init(_ path: String, _ descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  private static func descriptor(of path: String, in folder: Int32, named name: String) throws(Failure) -> Int32 {
    let descriptor = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor < 0 else { return descriptor }
    let number = errno
    var status = stat()
    let isLink =
      fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && status.st_mode & S_IFMT == S_IFLNK
    if isLink { throw Failure("\(path) is a link, and nothing is written through one. Name the folder itself.") }
    switch number {
    case ENOTDIR: throw Failure("\(path) is not a folder. Name a folder.")
    case _: throw Failure("The folder \(path) cannot be opened: \(String(cString: strerror(number))). Check it.")
    }
  }

  /// The names in it but for hidden ones and those that are not UTF-8, sorted.
  func names() throws(Failure) -> [String] {
    let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0, let stream = fdopendir(copy) else { throw fault(".") }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let name, !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// What stands under a name. A file that is no text, or larger than any that is written here, is something else.
  func found(_ name: String) throws(Failure) -> Found {
    var status = stat()
    guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      guard errno == ENOENT else { throw fault(name) }
      return .nothing
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFLNK: return .other("a link")
    case S_IFDIR: return .other("a folder")
    case _: return .other("a device")
    }
    let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw fault(name) }
    defer { close(file) }
    var (data, part) = (Data(), [UInt8](repeating: 0, count: 65_536))
    while data.count <= UserFile.largestText {
      let count = read(file, &part, part.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw fault(name) }
      guard count > 0 else { return String(validating: data, as: UTF8.self).map(Found.text) ?? .other("not a text") }
      data.append(contentsOf: part[..<count])
    }
    return .other("too large")
  }

  /// Writes a text under a name, whole or not at all. What stands there is replaced, or, with `isNew`, kept, and then the
  /// writing fails.
  func write(_ text: String, as name: String, isNew: Bool) throws(Failure) {
    // One of an earlier run that was killed: nobody else is at work here.
    unlinkat(descriptor, Self.temporary, 0)
    let file = openat(
      descriptor, Self.temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw fault(name) }
    let failure = writeAll(text, to: file)
    let ending = close(file) == 0 ? nil : errno
    if let failure = failure ?? ending {
      errno = failure
      throw discarded(name)
    }
    // A link is never made over what is there, and a rename is.
    if isNew, linkat(descriptor, Self.temporary, descriptor, name, 0) == 0 {
      unlinkat(descriptor, Self.temporary, 0)
      return
    }
    // Not every file system has links; then it was looked before.
    guard !isNew || errno != EEXIST, renameat(descriptor, Self.temporary, descriptor, name) == 0 else {
      throw discarded(name)
    }
  }

  func remove(_ name: String) throws(Failure) {
    guard unlinkat(descriptor, name, 0) == 0 else { throw fault(name) }
  }

  private static let temporary = ".meshwork-pull.tmp"

  /// The fault, with nothing left behind.
  private func discarded(_ name: String) -> Failure {
    let failure = fault(name)
    unlinkat(descriptor, Self.temporary, 0)
    return failure
  }

  private func fault(_ name: String) -> Failure {
    Failure("\(path)/\(name) cannot be read or written: \(String(cString: strerror(errno))). Check the folder.")
  }
}
