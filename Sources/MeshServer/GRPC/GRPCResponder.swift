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
  private let messages = MessageCache()

  init(backend: LocalBackend, door: Door, room: BodyRoom, limit: Int) {
    self.backend = backend
    self.door = door
    self.room = room
    self.limit = limit
  }

  private static let service = "/clarifai.api.V2/"
  private static let contentType = "application/grpc"

  static func isMeant(by request: Request) -> Bool {
    request.headers[.contentType]?.hasPrefix(contentType) ?? false
  }

  func respond(to request: Request) async -> Response {
    let headers: HTTPFields = [.contentType: Self.contentType, .grpcAcceptEncoding: "identity"]
    do throws(GRPCFailure) {
      let reply = try await reply(to: request)
      return Response(
        status: .ok, headers: headers,
        body: ResponseBody { writer in
          try await writer.write(reply)
          try await writer.finish([.grpcStatus: "0"])
        })
    } catch {
      let trailers: HTTPFields = [.grpcStatus: "\(error.code.rawValue)", .grpcMessage: error.encodedMessage]
      return Response(status: .ok, headers: headers, body: ResponseBody { try await $0.finish(trailers) })
    }
  }

  private func reply(to request: Request) async throws(GRPCFailure) -> ByteBuffer {
    guard let text = request.headers[.grpcTimeout] else { return try await unhurriedReply(to: request) }
    let time = try GRPCTimeout.duration(text)
    let result = await withTaskGroup(of: Result<ByteBuffer, GRPCFailure>?.self) { group in
      group.addTask {
        do throws(GRPCFailure) {
          return .success(try await unhurriedReply(to: request))
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

  private func unhurriedReply(to request: Request) async throws(GRPCFailure) -> ByteBuffer {
    let rpc = try rpc(of: request)
    let answer: LocalAnswer
    do {
      try door.check(request.headers[.authorization], isOpen: rpc.isOpen)
      answer = try await self.answer(to: request, rpc)
    } catch let refusal as Refusal {
      answer = refusal.answer()
    } catch let failure as GRPCFailure {
      throw failure
    } catch {
      throw GRPCFailure(.cancelled, "The message did not arrive whole. Send it again.")
    }
    return Self.framed(try message(of: answer, to: rpc))
  }

  private func answer(to request: Request, _ rpc: RPC) async throws -> LocalAnswer {
    var taken = 0
    defer { room.giveBack(taken) }
    var reader = MessageReader(limit: limit)
    for try await bytes in request.body {
      // No length is announced: what has arrived counts.
      try room.take(bytes.readableBytes)
      taken += bytes.readableBytes
      try reader.append(bytes)
    }
    let asked = try rpc.asked(Data(buffer: reader.message()))
    // By REST the address would be another one.
    guard !asked.segments.contains("") else {
      throw Refusal(.badQuery, "An id that \(rpc.name) needs is empty. Send all ids that it needs.")
    }
    return await backend.answer(
      method: asked.method.rawValue, segments: asked.segments, query: asked.query, body: asked.body,
      images: asked.images)
  }

  /// The status and what else there is, one after the other: two parts of a message are the message.
  private func message(of answer: LocalAnswer, to rpc: RPC) throws(GRPCFailure) -> [[UInt8]] {
    let status = try rpc.message(of: answer.statusObject)
    guard let fields = answer.fieldsObject else { return [status] }
    guard rpc.method == .get else { return [status, try rpc.message(of: fields)] }
    return [
      status,
      try messages.message(of: rpc.name, fields) { () throws(GRPCFailure) in try rpc.message(of: fields) },
    ]
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
    let name = String(path.dropFirst(Self.service.count))
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
