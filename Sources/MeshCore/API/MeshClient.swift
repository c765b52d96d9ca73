public import FoundationEssentials

/// The one way to a workflow service: sends endpoints over a transport and understands the answers.
public struct MeshClient: Sendable {
  public let app: AppScope
  let transport: any Transport

  public init(app: AppScope, transport: any Transport) {
    self.app = app
    self.transport = transport
  }

  /// Sends the call once. HTTP status and status code both count: an answer is a value only if both are good.
  public func send<Output>(_ endpoint: Endpoint<Output>) async throws(APIError) -> Reply<Output> {
    func failure(_ cause: APIError.Cause) -> APIError { APIError(operation: endpoint.operation, cause: cause) }
    if let id = endpoint.request.misleadingID {
      throw failure(.rejected(Status(code: .invalidRequest, summary: "\"\(id)\" is not an id"), http: 400))
    }
    let response: APIResponse
    do {
      response = try await transport.send(endpoint.request)
    } catch {
      throw failure(.transport(error))
    }
    let envelope: Envelope<Output>
    do {
      envelope = try endpoint.read(response.body)
    } catch {
      throw failure(.init(unreadable: response, UnreadableAnswer.reason(error)))
    }
    let status = envelope.status
    let isGood = (200..<300).contains(response.status) && (status.code == .success || status.code == .mixed)
    guard isGood || (endpoint.keepsFailedItems && status.code == .failure) else {
      throw failure(.init(status, response))
    }
    // Of a call whose items say themselves what became of them a part is a value; of any other it is never success.
    guard status.code != .mixed || endpoint.keepsFailedItems else { throw failure(.partial(status)) }
    switch envelope.output {
    case .success(let value): return Reply(value: value, status: status, body: response.body)
    case .failure(let error): throw failure(.unreadable(error.what))
    }
  }
}

/// An understood answer. Its status is success; or, where items carry statuses of their own, mixed (10010) or all failed.
public struct Reply<Output: Sendable>: Sendable {
  public let value: Output
  public let status: Status
  /// The answer as it came.
  public let body: Data
  /// Why what was asked in several calls is answered in part only: the call that failed, after which none was sent.
  public let shortfall: APIError?

  init(value: Output, status: Status, body: Data) {
    self.value = value
    self.status = status
    self.body = body
    shortfall = nil
  }

  public var requestID: String? { status.requestID }
}

extension APIError.Cause {
  fileprivate init(_ status: Status, _ response: APIResponse) {
    let isRefusal = (400..<500).contains(response.status) && response.status != APIError.timedOut
    switch response.status {
    case 429: self = .throttled(status, retryAfter: response.retryAfter)
    case _ where status.code == .throttled: self = .throttled(status, retryAfter: response.retryAfter)
    case 401, 403: self = .unauthorized(status)
    case _ where isRefusal && status.code.isAboutKey: self = .unauthorized(status)
    case 404 where status.code.saysNotThere: self = .notFound(status)
    case _ where isRefusal && status.code == .workflowDoesNotExist: self = .notFound(status)
    case let http: self = .rejected(status, http: http)
    }
  }

  /// Of an answer whose body is not the API's: a gateway says what it has to say by the HTTP status alone.
  /// `words`: what is wrong with it, where more is known.
  fileprivate init(unreadable response: APIResponse, _ words: String?) {
    switch response.status {
    case 401: self = .unauthorized(Status(code: .unknown, summary: "The key was refused, HTTP 401"))
    case 403:
      self = .unauthorized(Status(code: .unknown, summary: "The service, or a proxy before it, refuses with HTTP 403"))
    case 407:
      self = .rejected(
        Status(code: .unknown, summary: "The proxy wants a user and a password, HTTP 407"), http: response.status)
    case 500...:
      self = .rejected(
        Status(code: .unknown, summary: "The service, or a gateway before it, answers HTTP \(response.status)"),
        http: response.status)
    case 429:
      self = .throttled(
        Status(code: .unknown, summary: "Too many requests, HTTP 429"), retryAfter: response.retryAfter)
    case 200..<300 where words != nil: self = .unreadable(words ?? "")
    case let http:
      self = .unreadable(
        "HTTP \(http), \(counted(response.body.count, "byte")) that \(response.body.count == 1 ? "is" : "are") not its JSON"
      )
    }
  }
}
