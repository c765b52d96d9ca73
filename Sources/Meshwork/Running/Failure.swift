import MeshCore
import MeshHTTP
import MeshLocal
import MeshState

/// Why the program cannot do what was asked, in words, and how it ends.
package struct Failure: Error, Hashable, CustomStringConvertible {
  package let ending: Ending
  /// *What failed: subject. Cause. Next step.*
  package let description: String

  package init(_ ending: Ending, _ description: String) {
    self.ending = ending
    self.description = description
  }

  package init(_ description: String) { self.init(.failure, description) }

  /// What anything that is thrown on the way to an answer comes to.
  package init(_ error: any Error) {
    switch error {
    case let error as Failure: self = error
    case let error as APIError: self.init(error.ending, error.message)
    case let error as ContextError: self.init(error.ending, error.message)
    case let error as ImageFailure: self.init(error.message)
    case let error as UserFileFault: self.init(error.message)
    case let error as LocalBackendError: self.init(error.message)
    case let error as JournalError: self.init(error.message)
    case is CancellationError: self.init(.interrupted, "Interrupted.")
    case _: self.init("\(error)")
    }
  }
}

extension APIError {
  var ending: Ending {
    switch cause {
    case .transport(.cancelled): .interrupted
    case .transport(.readOnly): .gateRefused
    case .partial: .partialSuccess
    case .unauthorized: .authentication
    case .notFound: .notFound
    case .rejected where isNotFound: .notFound
    case .rejected where isAboutKey: .authentication
    case .rejected(let status, _) where status.code == .modelDoesNotExist: .notFound
    case .rejected(let status, _) where [.workflowDuplicate, .databaseDuplicateKey].contains(status.code): .conflict
    case .transport, .throttled, .rejected, .unreadable: .failure
    }
  }
}

extension TransportSetupError {
  var ending: Ending {
    switch self {
    case .key: .authentication
    case .address, .proxy, .certificates: .failure
    }
  }
}

extension ContextError {
  fileprivate var ending: Ending {
    switch self {
    case .noKey: .authentication
    case .unknown: .notFound
    case .localTakesNo: .usage
    case .file: .failure
    }
  }
}
