import FoundationEssentials
import Glibc

/// Why a file could not be written, and what helps.
enum WriteFault: Hashable {
  case diskFull
  case readOnly
  case notAllowed
  case other(Int32)

  /// An error of the system.
  init(_ number: Int32) {
    self =
      switch number {
      case ENOSPC, EDQUOT: .diskFull
      case EROFS: .readOnly
      case EACCES, EPERM: .notAllowed
      case _: .other(number)
      }
  }

  /// What making a folder threw.
  init(_ error: any Error) {
    let error = error as? CocoaError
    if let cause = error?.underlying as? POSIXError {
      self = WriteFault(cause.code.rawValue)
      return
    }
    self =
      switch error?.code {
      case .fileWriteOutOfSpace?: .diskFull
      case .fileWriteVolumeReadOnly?: .readOnly
      case .fileWriteFileExists?: .other(ENOTDIR)
      case _: .notAllowed
      }
  }

  /// To go on after a colon.
  var why: String {
    switch self {
    case .diskFull: "the disk is full"
    case .readOnly: "the file system is read-only"
    case .notAllowed: "its folder cannot be written"
    case .other(let number): String(cString: strerror(number))
    }
  }

  /// A sentence without its point.
  var nextStep: String {
    switch self {
    case .diskFull: "Free some space"
    case .readOnly, .notAllowed: "Make the folder writable"
    case .other: "Check the folder"
    }
  }
}
