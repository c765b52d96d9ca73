import FoundationEssentials
import HTTPTypes
import Hummingbird
import MeshCore
import MeshLocal
import NIOCore
import NIOFoundationEssentialsCompat

/// Turns every call by gRPC into a call of the backend, and its answer into a message.
///
/// What the service says no to, a key among it, stands in the status of the reply; what cannot be answered at all ends the
/// call with a code of gRPC.
struct GRPCResponder: Sendable {
  private let backend: LocalBackend
  private let door: Door
  private let room: BodyRoom
  /// Bytes of a message.
  private let limit: Int
  private let answers: AnswerCache

  init(backend: LocalBackend, door: Door, room: BodyRoom, answers: AnswerCache, limit: Int) {
    self.backend = backend
    self.door = door
    self.room = room
    self.answers = answers
    self.limit = limit
  }

  private static let service = "/clarifai.api.V2/"
  private static let contentType = "application/grpc"

  static func isMeant(by request: Request) -> Bool {
    request.headers[.contentType]?.hasPrefix(contentType) ?? false
  }

  /// The name of the call that `target` is for.
  static func name(_ target: String) -> String {
    target.hasPrefix(service) ? String(target.dropFirst(service.count)) : target
  }

  private static let headers: HTTPFields = [.contentType: contentType, .grpcAcceptEncoding: "identity"]
  private static let done: HTTPFields = [.grpcStatus: "0"]

  func respond(to request: Request, over channel: any Channel, ignored: IgnoredFields?) async -> Responder.Told {
    do throws(GRPCFailure) {
      let reply = try await reply(to: request, over: channel, ignored)
      let response = Response(
        status: .ok, headers: Self.headers,
        body: ResponseBody { writer in
          try await writer.write(reply.message)
          try await writer.finish(Self.done)
        })
      return Responder.Told(response: response, status: 0, ignored: reply.ignored)
    } catch {
      let trailers: HTTPFields = [.grpcStatus: "\(error.code.rawValue)", .grpcMessage: error.encodedMessage]
      let response = Response(status: .ok, headers: Self.headers, body: ResponseBody { try await $0.finish(trailers) })
      return Responder.Told(response: response, status: error.code.rawValue, ignored: [])
    }
  }

  /// A framed message, and what of the request was not read.
  private struct Reply: Sendable {
    let message: ByteBuffer
    let ignored: [String]
  }

  private func reply(
    to request: Request, over channel: any Channel, _ ignored: IgnoredFields?
  ) async throws(GRPCFailure) -> Reply {
    guard let text = request.headers[.grpcTimeout] else {
      return try await unhurriedReply(to: request, over: channel, ignored)
    }
    let time = try GRPCTimeout.duration(text)
    let result = await withTaskGroup(of: Result<Reply, GRPCFailure>?.self) { group in
      group.addTask {
        do throws(GRPCFailure) {
          return .success(try await unhurriedReply(to: request, over: channel, ignored))
        } catch {
          return .failure(error)
        }
      }
      group.addTask {
        try? await Task.sleep(for: time)
        return nil
      }
      defer { group.cancelAll() }
      return await group.next() ?? nil
    }
    guard let result else {
      throw GRPCFailure(.deadlineExceeded, "There was no reply within \(text), as grpc-timeout says. Wait longer.")
    }
    return try result.get()
  }

  private func unhurriedReply(
    to request: Request, over channel: any Channel, _ ignored: IgnoredFields?
  ) async throws(GRPCFailure) -> Reply {
    let rpc = try rpc(of: request)
    do {
      try door.check(request.headers[.authorization], isOpen: rpc.isOpen)
      return try await reply(to: request, over: channel, rpc, ignored)
    } catch let refusal as Refusal {
      return Reply(message: Self.framed(try Self.message(of: refusal.answer(), to: rpc)), ignored: [])
    } catch let failure as GRPCFailure {
      throw failure
    } catch {
      throw GRPCFailure(.cancelled, "The message did not arrive whole. Send it again.")
    }
  }

  private func reply(
    to request: Request, over channel: any Channel, _ rpc: RPC, _ ignored: IgnoredFields?
  ) async throws -> Reply {
    var taken = 0
    defer { room.giveBack(taken) }
    var reader = MessageReader(limit: limit)
    for try await bytes in request.body {
      // No length is announced: what has arrived counts.
      try room.take(bytes.readableBytes)
      taken += bytes.readableBytes
      try reader.append(bytes)
    }
    let message = try reader.message()
    guard rpc.method == .get, let moment = answers.moment() else {
      return try await reply(to: message, over: channel, rpc, ignored).reply
    }
    let key = AnswerCache.Key(call: rpc.name, message: Array(message.readableBytesView))
    if let kept = answers.answer(to: key, at: moment) {
      return Reply(message: kept.renewed(requestID: HexID.random()), ignored: kept.ignored)
    }
    let (made, answer) = try await reply(to: message, over: channel, rpc, ignored)
    if answer.http == 200,
      let kept = KeptAnswer(made.message, requestID: answer.requestID, ignored: made.ignored)
    {
      answers.keep(kept, to: key, at: moment)
    }
    return made
  }

  private func reply(
    to message: ByteBuffer, over channel: any Channel, _ rpc: RPC, _ ignored: IgnoredFields?
  ) async throws -> (reply: Reply, answer: LocalAnswer) {
    let asked = try rpc.asked(Data(buffer: message), ignored: ignored)
    // By REST the address would be another one.
    guard !asked.segments.contains("") else {
      throw Refusal(.badQuery, "An id that \(rpc.name) needs is empty. Send all ids that it needs.")
    }
    let answer = await backend.answer(
      over: channel, method: asked.method.rawValue, segments: asked.segments, query: asked.query, body: asked.body,
      images: asked.images, ignored: ignored)
    let names = answer.http == 200 ? ignored?.names ?? [] : []
    return (Reply(message: Self.framed(try Self.message(of: answer, to: rpc)), ignored: names), answer)
  }

  /// The status and what else there is, one after the other: two parts of a message are the message.
  private static func message(of answer: LocalAnswer, to rpc: RPC) throws(GRPCFailure) -> [[UInt8]] {
    let status = try rpc.message(of: answer.statusObject)
    guard let fields = answer.fieldsObject else { return [status] }
    return [status, try rpc.message(of: fields)]
  }

  /// Not compressed, and with its length.
  private static func framed(_ message: [[UInt8]]) -> ByteBuffer {
    let count = message.reduce(0) { $0 + $1.count }
    var frame = ByteBuffer()
    frame.reserveCapacity(count + 5)
    frame.writeInteger(UInt8(0))
    frame.writeInteger(UInt32(count))
    for part in message { frame.writeBytes(part) }
    return frame
  }

  private func rpc(of request: Request) throws(GRPCFailure) -> RPC {
    let type = request.headers[.contentType] ?? ""
    guard type == Self.contentType || ["+proto", ";"].contains(where: { type.hasPrefix(Self.contentType + $0) }) else {
      throw GRPCFailure(.unimplemented, "Messages of the type \(type) are not read here. Send \(Self.contentType).")
    }
    let path = request.head.path ?? ""
    guard path.hasPrefix(Self.service) else {
      throw GRPCFailure(.unimplemented, "There is no call \(path) here. The service is clarifai.api.V2.")
    }
    let name = Self.name(path)
    guard let rpc = RPC.all[name] else {
      throw GRPCFailure(.unimplemented, "\(name) is not one of the calls that are answered on this machine.")
    }
    return rpc
  }
}

extension HTTPField.Name {
  fileprivate static let grpcStatus = named("grpc-status")
  fileprivate static let grpcMessage = named("grpc-message")
  fileprivate static let grpcTimeout = named("grpc-timeout")
  fileprivate static let grpcAcceptEncoding = named("grpc-accept-encoding")

  private static func named(_ name: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(name) else { preconditionFailure("\(name) is not a name of a header.") }
    return name
  }
}
