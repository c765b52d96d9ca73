/// A call that did not do what was asked: what failed, on what, why, and what to do next.
public struct APIError: Error, Hashable, Sendable {
  public enum Cause: Hashable, Sendable {
    case transport(TransportError)
    /// No key, a wrong key, or a key without the needed scopes.
    case unauthorized(Status)
    case notFound(Status)
    case throttled(Status)
    /// Refused for any other reason, with the HTTP status.
    case rejected(Status, http: Int)
    /// An answer that is not of the contract.
    case unreadable(String)
  }

  /// What was being done, as in ``Endpoint/operation``.
  public let operation: String
  public let cause: Cause

  public init(operation: String, cause: Cause) {
    self.operation = operation
    self.cause = cause
  }

  public var status: Status? {
    switch cause {
    case .unauthorized(let status), .notFound(let status), .throttled(let status), .rejected(let status, _): status
    case .transport, .unreadable: nil
    }
  }

  public var isNotFound: Bool { if case .notFound = cause { true } else { false } }

  /// A write that failed this way may have been carried out all the same.
  public var mayHaveArrived: Bool {
    switch cause {
    case .transport(let error): error.mayHaveArrived
    case .unreadable: true
    case .rejected(_, let http): http >= 500
    case .unauthorized, .notFound, .throttled: false
    }
  }

  /// *What failed: subject. Cause. Next step.*
  public var message: String {
    ["Could not \(operation).", reason, nextStep].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private var reason: String {
    switch cause {
    case .transport(let error): return error.message
    case .unreadable(let what): return "The answer is not of the Clarifai API: \(what)."
    case .unauthorized(let status), .notFound(let status), .throttled(let status), .rejected(let status, _):
      let text = status.text.hasSuffix(".") ? String(status.text.dropLast()) : status.text
      return "\(text) (\(status.code.rawValue))."
    }
  }

  private var nextStep: String {
    switch cause {
    case .transport: ""
    case .unreadable: "Check the base URL. If it is right, try again later."
    case .unauthorized: "Check CLARIFAI_PAT and its scopes."
    case .notFound(let status) where status.code == .modelDoesNotExist: "Check the model's id, owner and version."
    case .notFound: "R reads the list again."
    case .throttled: "Wait a few seconds, then try again."
    case .rejected(let status, let http):
      switch status.code {
      case .workflowDuplicate: "Choose another id."
      case .workflowInvalidGraph: "Mend the node it names."
      case .modelDoesNotExist: "Check the model's id, owner and version."
      case .inputInvalidURL, .inputConnectionFailed, .inputFailed: "Check the image's address."
      case .inputUnsupportedFormat, .inputInvalidBytes: "Use a JPEG, PNG or WebP image."
      case _ where http >= 500: "The service has a problem: try again later."
      case _: status.requestID.map { "Clarifai's support can look up request \($0)." } ?? "Mend it, then try again."
      }
    }
  }
}
