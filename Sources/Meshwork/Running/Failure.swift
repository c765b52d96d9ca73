import MeshCore
import MeshHTTP

/// Why the program cannot do what was asked, in words, and how it ends.
package struct Failure: WordedError, Hashable, CustomStringConvertible {
  package let ending: Ending
  /// *What failed: subject. Cause. Next step.*
  package let description: String

  package var message: String { description }

  package init(_ ending: Ending, _ description: String) {
    self.ending = ending
    self.description = description
  }

  package init(_ description: String) { self.init(.failure, description) }

  /// What anything that is thrown on the way to an answer comes to.
  package init(_ error: any Error) {
    switch error {
    case let error as Failure: self = error
    case is CancellationError: self.init(.interrupted, "Interrupted.")
    case _: self.init((error as? any EndingError)?.ending ?? .failure, error.inWords)
    }
  }
}

/// An error that says how the program ends after it; others end it as a failure.
protocol EndingError: Error {
  var ending: Ending { get }
}

extension APIError: EndingError {
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

extension TransportSetupError: EndingError {
  var ending: Ending {
    switch self {
    case .key: .authentication
    case .address, .proxy, .certificates: .failure
    }
  }
}

extension ContextError: EndingError {
  var ending: Ending {
    switch self {
    case .noKey: .authentication
    case .unknown: .notFound
    case .localTakesNo: .usage
    case .file: .failure
    }
  }
}
