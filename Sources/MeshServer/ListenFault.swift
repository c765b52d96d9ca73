import Foundation
import NIOCore

/// Why a server cannot listen where it was told to.
package enum ListenFault: Error, Hashable, Sendable {
  /// Somebody listens there already.
  case taken
  /// The address is not one of this machine.
  case elsewhere
  /// Ports below 1024 are for those with rights.
  case noRights
  /// What the system says.
  case other(String)

  init(_ error: IOError) {
    switch POSIXErrorCode(rawValue: error.errnoCode) {
    case .EADDRINUSE: self = .taken
    case .EADDRNOTAVAIL: self = .elsewhere
    case .EACCES, .EPERM: self = .noRights
    case _: self = .other(error.description)
    }
  }
}
