import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdHTTP2
import Logging
import NIOCore

/// A server that answers everything with the same bytes from memory: what Hummingbird costs by itself.
enum BareServer {
  /// `serve http1|grpc FILE`: serves the file on a free port of this machine, prints the port, and runs until it is killed.
  static func run(_ arguments: [String]) async throws {
    guard arguments.count == 2, ["http1", "grpc"].contains(arguments[0]) else {
      preconditionFailure("serve http1|grpc FILE")
    }
    let isCall = arguments[0] == "grpc"
    let bytes = ByteBuffer(bytes: try Data(contentsOf: URL(filePath: arguments[1])))
    let type: HTTPFields = [.contentType: isCall ? "application/grpc" : "application/json"]
    let trailers = HTTPField.Name("grpc-status").map { HTTPFields([HTTPField(name: $0, value: "0")]) }
    let application = Application(
      responder: CallbackResponder<BasicRequestContext> { request, _ in
        guard isCall else { return Response(status: .ok, headers: type, body: ResponseBody(byteBuffer: bytes)) }
        for try await _ in request.body {}
        return Response(
          status: .ok, headers: type,
          body: ResponseBody { writer in
            try await writer.write(bytes)
            try await writer.finish(trailers)
          })
      },
      server: isCall ? .plaintextHTTP2() : .http1(),
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { channel in
        FileHandle.standardOutput.write(Data("listening on \(channel.localAddress?.port ?? 0)\n".utf8))
      },
      logger: Logger(label: "bare", factory: { _ in SwiftLogNoOpLogHandler() }))
    try await application.run()
  }
}
