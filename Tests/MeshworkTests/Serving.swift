import Foundation
import MeshCore
import TestSupport
import Testing

/// `meshwork serve` as a process, until it is stopped.
final class Serving: Sendable {
  /// Its files go with it.
  private let home: Home
  private let process: ChildProgram
  let base: String

  init(home: Home) throws {
    self.home = home
    let output = try LinePipe()
    process = try ChildProgram(
      Binary.path, ["serve", "--port", "0", "--key", "k"], environment: ["HOME": home.path], output: output.writer,
      errors: STDERR_FILENO)
    base = String(try #require(output.line().firstMatch(of: /^listening on (http:\/\/127\.0\.0\.1:\d+)\n$/)?.1))
  }

  deinit { process.signal(SIGTERM) }

  func stop() { _ = end(by: SIGTERM) }

  /// Asks it to end; gives its code.
  func end(by signal: CInt) -> CInt {
    process.signal(signal)
    return process.waitExit()
  }

  var port: Int {
    get throws { try #require(Int(base.split(separator: ":").last ?? "")) }
  }

  /// The JSON of an answer of the sample app.
  func call(_ method: String, _ path: String, _ body: String = "") async throws -> [String: Any] {
    let port = try port
    let head = "\(method) /v2/users/me/apps/gallery/\(path) HTTP/1.1\r\nHost: h\r\nAuthorization: Key k\r\n"
    let length = body.isEmpty ? "" : "Content-Length: \(body.utf8.count)\r\n"
    let answer = try await RawConnection.exchange(port: port, head + length + "\r\n" + body)
    return try jsonObject(answer.json.compact)
  }
}
