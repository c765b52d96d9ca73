/// A call that did not do what was asked: what failed, on what, why, and what to do next.
public struct APIError: WordedError, Hashable, Sendable {
  public enum Cause: Hashable, Sendable {
    case transport(TransportError)
    /// No key, a wrong key, or a key without the needed scopes.
    case unauthorized(Status)
    case notFound(Status)
    /// Too many requests, also after waiting; with the wait the service asks for, if it does.
    case throttled(Status, retryAfter: Duration? = nil)
    /// A write of which only a part was done (10010).
    case partial(Status)
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
    case .unauthorized(let status), .notFound(let status), .throttled(let status, _), .partial(let status),
      .rejected(let status, _):
      status
    case .transport, .unreadable: nil
    }
  }

  /// The id to give to the service's support, where the answer had one.
  public var requestID: String? { status?.requestID }

  /// Whether the service says that what was asked for is not there. An HTTP status alone never says so: a gateway
  /// answers 404 too.
  public var isNotFound: Bool {
    switch cause {
    case .notFound: true
    case .rejected(let status, let http): http < 400 && status.code.saysNotThere
    case .transport, .unauthorized, .throttled, .partial, .unreadable: false
    }
  }

  /// Whether the key was refused.
  public var isAboutKey: Bool {
    switch cause {
    case .unauthorized: true
    case .rejected(let status, _): status.code.isAboutKey
    case .transport, .notFound, .throttled, .partial, .unreadable: false
    }
  }

  /// A write that failed this way may have been carried out all the same: only an answer that proves a refusal, HTTP 4xx
  /// with a code of the contract or a throttling, rules that out.
  public var mayHaveArrived: Bool {
    switch cause {
    case .transport(let error): error.mayHaveArrived
    case .unreadable, .partial: true
    case .throttled: false
    case .unauthorized(let status), .notFound(let status): !status.code.refuses
    case .rejected(let status, let http):
      !((400..<500).contains(http) && http != Self.timedOut && status.code.refuses)
    }
  }

  /// HTTP 408: the time ran out, at whatever place.
  static let timedOut = 408

  /// *What failed: subject. Cause. Next step.* Long ids in it are cut.
  public var message: String {
    ["Could not \(operation.withShortWords).", reason, nextStep].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private var reason: String {
    switch cause {
    case .transport(let error): error.message
    case .unreadable(let what): "The answer is not of the Clarifai API: \(what)."
    case .partial(let status): "Only a part of it was done: \(status.sentence)"
    case .unauthorized(let status), .notFound(let status), .throttled(let status, _), .rejected(let status, _):
      status.sentence
    }
  }

  /// Our own backend says what to do in its details: nothing is said twice.
  private var nextStep: String {
    let said = status?.details ?? ""
    return advice.isEmpty || said.contains(advice) ? "" : advice
  }

  private var advice: String {
    switch cause {
    case .transport: ""
    case .unreadable: "Check the base URL. If it is right, try again later."
    case .unauthorized: "Check CLARIFAI_PAT and its scopes."
    case .notFound(let status) where status.code == .modelDoesNotExist: "Check the model's id, owner and version."
    case .notFound: "Check the id, or read the list again."
    case .throttled(_, let time?): "Wait \(counted(Int(max(1, time.components.seconds)), "second")), then try again."
    case .throttled(_, nil): "Wait a few seconds, then try again."
    case .partial: "Read what is there now."
    case .rejected(let status, let http):
      switch status.code {
      case .workflowDuplicate, .databaseDuplicateKey: "Choose another id."
      case .workflowInvalidGraph: "Fix the node it names."
      case .modelDoesNotExist: "Check the model's id, owner and version."
      case .inputInvalidURL, .inputConnectionFailed, .inputFailed: "Check the image's address."
      case .inputUnsupportedFormat, .inputInvalidBytes: "Use a JPEG, PNG, WebP, GIF or BMP image."
      case let code where code.isAboutKey: "Check CLARIFAI_PAT and its scopes."
      case let code where code.isModelStarting: "The model is not ready: try again in some minutes."
      case _ where http < 400: "Read what is there now.\(traced)"
      case _ where http >= 500: "The service has a problem: try again later.\(traced)"
      case _: "Fix it, then try again.\(traced)"
      }
    }
  }

  /// By which whoever runs the service finds the call.
  private var traced: String { requestID.map { " Its request has the id \($0)." } ?? "" }
}
