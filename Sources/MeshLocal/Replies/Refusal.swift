import MeshCore

/// Why a request is not carried out: what the reply's status says, and in `details` what failed, on what, what next.
package struct Refusal: Error, Hashable {
  let reason: Reason
  let details: String
  /// The methods that the address takes, where another one is refused.
  private let allowed: [APIRequest.Method]
  /// The list that the reply would have held: it is there all the same, and empty (contract, section 2.1).
  var list: String?

  package init(_ reason: Reason, _ details: String) {
    self.reason = reason
    self.details = details
    allowed = []
  }

  /// `path` takes `allowed` only.
  init(method: String, of path: String, allowed: [APIRequest.Method]) {
    reason = .methodNotAllowed
    let names = allowed.map(\.rawValue).joined(separator: ", ")
    details = "\(path) does not take \(method). Use \(names)."
    self.allowed = allowed
  }

  var status: Status { Status(code: reason.code, summary: reason.summary, details: details) }

  /// The answer to the request; each has an id of its own.
  package func answer() -> LocalAnswer {
    let reply = Reply(http: reason.http, status: status)
    return (list.map { reply.with($0, documents: []) } ?? reply).answer(requestID: HexID.random(), allowed: allowed)
  }

  package enum Reason: Hashable, Sendable {
    /// No key at all or not in the form of a header, and one that is not the server's.
    case noKey, unknownKey
    case bodyTooLarge, tooSlow
    /// Too much is being done for others.
    case busy
    case badFormat, badQuery, methodNotAllowed, noSuchResource
    /// A model that a path names, and one that a node names: the second is a fault of the request, not of the address.
    case noSuchModel, unknownNodeModel
    case badParameter
    case noSuchWorkflow, duplicateWorkflow, badWorkflow, badGraph, badWorkflowRequest
    case badInput, tooManyInputs
    case cancelled, storeFailed
  }
}

extension Refusal.Reason {
  /// The HTTP status that goes with the code (contract, section 6.2).
  var http: Int {
    switch self {
    case .badFormat, .badQuery, .unknownNodeModel, .badParameter, .duplicateWorkflow, .badWorkflow, .badGraph,
      .badWorkflowRequest, .badInput, .tooManyInputs:
      400
    case .noKey, .unknownKey: 401
    case .noSuchResource, .noSuchModel, .noSuchWorkflow: 404
    case .methodNotAllowed: 405
    case .tooSlow: 408
    case .bodyTooLarge: 413
    case .storeFailed: 500
    case .cancelled: 503
    case .busy: 429
    }
  }

  var code: StatusCode {
    switch self {
    case .noKey, .badQuery: .invalidRequest
    case .unknownKey: .keyNotFound
    case .bodyTooLarge: .messageTooLarge
    case .tooSlow: .requestTimeout
    case .badFormat: .badRequestFormat
    case .methodNotAllowed: .methodNotAllowed
    case .noSuchResource: .doesNotExist
    case .noSuchModel, .unknownNodeModel: .modelDoesNotExist
    case .badParameter: .modelInvalidArgument
    case .noSuchWorkflow: .workflowDoesNotExist
    case .duplicateWorkflow: .workflowDuplicate
    case .badWorkflow: .workflowInvalidArgument
    case .badGraph: .workflowInvalidGraph
    case .badWorkflowRequest: .workflowInvalidRequest
    case .badInput: .inputInvalidArgument
    case .tooManyInputs: .inputOverLimit
    case .cancelled: .tryAgain
    case .busy: .throttled
    case .storeFailed: .internalUncategorized
    }
  }

  var summary: String {
    switch self {
    case .noKey: "Empty or malformed authorization header"
    case .unknownKey: "API key not found"
    case .bodyTooLarge: "Request too large"
    case .tooSlow: "Request timed out"
    case .badFormat: "Malformed request"
    case .badQuery: "Invalid request"
    case .methodNotAllowed: "Method not allowed"
    case .noSuchResource: "Resource does not exist"
    case .noSuchModel, .unknownNodeModel: "Model does not exist"
    case .badParameter: "Invalid model argument"
    case .noSuchWorkflow: "Workflow does not exist"
    case .duplicateWorkflow: "Workflow already exists"
    case .badWorkflow: "Invalid workflow argument"
    case .badGraph: "Invalid workflow graph"
    case .badWorkflowRequest: "Invalid workflow request"
    case .badInput: "Invalid input"
    case .tooManyInputs: "Too many inputs"
    case .cancelled: "Cancelled"
    case .busy: "Too many requests"
    case .storeFailed: "Internal error"
    }
  }
}

extension StatusCode {
  static let keyNotFound = StatusCode(rawValue: 11009)
  static let requestTimeout = StatusCode(rawValue: 40032)
  static let messageTooLarge = StatusCode(rawValue: 40033)
  static let tryAgain = StatusCode(rawValue: 10030)
}
