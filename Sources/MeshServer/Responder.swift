import FoundationEssentials
import HTTPTypes
import Hummingbird
import MeshCore
import MeshLocal
import NIOCore
import NIOFoundationEssentialsCompat
import NIOHTTPTypes

/// Turns every HTTP request into a call of the backend, and its answer into an HTTP response; calls by gRPC are another
/// one's. HEAD is answered as GET is, without the body.
struct Responder: HTTPResponder {
  typealias Context = ConnectionContext

  private let backend: LocalBackend
  private let door: Door
  private let limits: MeshServer.Limits
  private let room: BodyRoom
  private let answers: AnswerCache
  private let calls: GRPCResponder
  private let log: RequestLog?

  init(
    backend: LocalBackend, door: Door, limits: MeshServer.Limits, answers: AnswerCache, log: RequestLog? = nil
  ) {
    self.backend = backend
    self.door = door
    self.limits = limits
    self.answers = answers
    self.log = log
    room = BodyRoom(bytes: limits.bodies)
    calls = GRPCResponder(backend: backend, door: door, room: room, answers: answers, limit: limits.body)
  }

  func respond(to request: Request, context: Context) async throws -> Response {
    guard let log else { return await response(to: request, over: context.channel, ignored: nil).response }
    let start = ContinuousClock.now
    let ignored = IgnoredFields()
    let told = await response(to: request, over: context.channel, ignored: ignored)
    let target = request.head.path ?? ""
    let isCall = GRPCResponder.isMeant(by: request)
    log.tell(
      isCall ? "gRPC" : request.method.rawValue, isCall ? GRPCResponder.name(target) : door.told(target),
      status: told.status, in: ContinuousClock.now - start, ignored: told.ignored)
    return told.response
  }

  /// A response, with what is told of it: its status by HTTP, or by gRPC, and what of the request was not read.
  struct Told {
    let response: Response
    let status: Int
    let ignored: [String]
  }

  private func response(to request: Request, over channel: any Channel, ignored: IgnoredFields?) async -> Told {
    if GRPCResponder.isMeant(by: request) { return await calls.respond(to: request, over: channel, ignored: ignored) }
    let isHead = request.method == .head
    let method = isHead ? .get : request.method
    let key = AnswerCache.Key(call: request.head.path ?? "")
    let moment = method == .get ? answers.moment() : nil
    if let moment, door.admits(request.headers[.authorization]), let kept = answers.answer(to: key, at: moment) {
      let response = Response(
        status: .ok, headers: Self.json, body: ResponseBody(byteBuffer: kept.renewed(requestID: HexID.random())))
      return Told(response: isHead ? response.createHeadResponse() : response, status: 200, ignored: kept.ignored)
    }
    let answer = await answer(to: request, method: method, over: channel, ignored: ignored)
    let body = ByteBuffer(data: answer.response.body)
    let names = answer.http == 200 ? ignored?.names ?? [] : []
    if let moment, answer.http == 200, let kept = KeptAnswer(body, requestID: answer.requestID, ignored: names) {
      answers.keep(kept, to: key, at: moment)
    }
    let response = Response(
      status: HTTPResponse.Status(code: answer.http), headers: headers(of: answer.response),
      body: ResponseBody(byteBuffer: body))
    return Told(response: isHead ? response.createHeadResponse() : response, status: answer.http, ignored: names)
  }

  private static let json: HTTPFields = [.contentType: "application/json"]

  private func headers(of answer: APIResponse) -> HTTPFields {
    var headers = Self.json
    guard !answer.allowed.isEmpty else { return headers }
    let names = answer.allowed.flatMap { $0 == .get ? ["GET", "HEAD"] : [$0.rawValue] }
    headers[.allow] = names.joined(separator: ", ")
    return headers
  }

  private func answer(
    to request: Request, method: HTTPRequest.Method, over channel: any Channel, ignored: IgnoredFields?
  ) async -> LocalAnswer {
    do throws(Refusal) {
      let target = try Target(request.head.path ?? "")
      try door.check(request.headers[.authorization], isOpen: method == .get && Door.isOpen(target.segments))
      // What needs no key is not given memory either.
      let length = method == .get ? 0 : try length(of: request)
      try room.take(length)
      defer { room.giveBack(length) }
      if length > 0, request.headers[.expect]?.lowercased() == "100-continue" { invite(channel) }
      let body = length == 0 ? Data() : try await body(of: request)
      return await backend.answer(
        over: channel, method: method.rawValue, segments: target.segments, query: target.query, body: body,
        ignored: ignored)
    } catch {
      return error.answer()
    }
  }

  /// The bytes of the body, as announced or, where that is not said, the most there can be.
  private func length(of request: Request) throws(Refusal) -> Int {
    guard let text = request.headers[.contentLength] else {
      return request.headers[.transferEncoding] == nil ? 0 : limits.body
    }
    // What is no number was refused before; one that does not fit is too large as well.
    guard let length = Int(text), length <= limits.body else { throw tooLarge }
    return max(0, length)
  }

  /// Tells a client that waits for it that its body is wanted: else it would wait for a second or more.
  private func invite(_ channel: any Channel) {
    channel.writeAndFlush(HTTPResponsePart.head(HTTPResponse(status: .continue)), promise: nil)
  }

  /// A client that sends slowly, or too much, costs no more than what it has sent within the limits.
  private func body(of request: Request) async throws(Refusal) -> Data {
    do {
      return try await withThrowingTaskGroup(of: Data?.self) { group in
        group.addTask { Data(buffer: try await request.body.collect(upTo: limits.body)) }
        group.addTask {
          try await Task.sleep(for: limits.arrival)
          return nil
        }
        defer { group.cancelAll() }
        guard let body = try await group.next() ?? nil else { throw tooSlow }
        return body
      }
    } catch let refusal as Refusal {
      throw refusal
    } catch is NIOTooManyBytesError {
      throw tooLarge
    } catch {
      throw Refusal(.badFormat, "The body did not arrive whole. Send it again.")
    }
  }

  private var tooLarge: Refusal {
    Refusal(
      .bodyTooLarge,
      "The body is larger than \(limits.body / 1_048_576) MB. Send fewer images at once, or their addresses.")
  }

  private var tooSlow: Refusal {
    Refusal(.tooSlow, "The body did not arrive in \(limits.arrival.components.seconds) seconds. Send it again.")
  }
}
