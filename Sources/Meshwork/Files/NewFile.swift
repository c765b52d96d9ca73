import Glibc

/// A file that is written anew: it comes to be with all that it holds, or not at all, and never in the place of another.
struct NewFile {
  let path: String

  /// Why it was not written, to go on a sentence, and what to do.
  struct Fault: Error, Hashable {
    let reason: String
    let nextStep: String
    let isTaken: Bool
  }

  func write(_ text: String) throws(Fault) {
    // A name that is free, beside it: the last step is one of the same folder.
    let draft = path + ".\(getpid()).new"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw fault(errno) }
    let failure = writeAll(text, to: descriptor)
    let ending = close(descriptor) == 0 ? nil : errno
    defer { unlink(draft) }
    if let failure = failure ?? ending { throw fault(failure) }
    guard link(draft, path) != 0 else { return }
    // Not every file system has links.
    guard [EPERM, ENOTSUP, ENOSYS].contains(errno), access(path, F_OK) != 0 else { throw fault(errno) }
    guard rename(draft, path) == 0 else { throw fault(errno) }
  }

  private func fault(_ number: Int32) -> Fault {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    func fault(_ reason: String, _ nextStep: String, isTaken: Bool = false) -> Fault {
      Fault(reason: reason, nextStep: nextStep, isTaken: isTaken)
    }
    return switch number {
    case EEXIST where UserFile(path).isFolder: fault("it is a folder", "Name a file in it.", isTaken: true)
    case EEXIST: fault("it exists", "Choose another path.", isTaken: true)
    case ENOENT, ENOTDIR: fault("there is no folder \(folder)", "Make it, or choose another path.")
    case EACCES, EPERM: fault("the folder is not writable", "Make it writable, or choose another path.")
    case EROFS: fault("the file system is read-only", "Choose another path.")
    case ENOSPC, EDQUOT: fault("the disk is full", "Make room, or choose another path.")
    case ENAMETOOLONG: fault("its name is too long", "Choose a shorter one.")
    case _: fault(String(cString: strerror(number)), "Choose another path.")
    }
  }
}
