import Foundation
import MeshCore
import TestSupport
import Testing

/// `meshwork serve` as a process, until it is stopped.
final class Serving: Sendable {
  /// Its files go with it.
  private let home: Home
  private let process: Process
  private let base: String

  init(home: Home) throws {
    self.home = home
    process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: Binary.path)
    process.arguments = ["serve", "--port", "0", "--key", "k"]
    process.environment = ["HOME": home.path]
    process.standardOutput = output
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    base = String(try #require(line.firstMatch(of: /^listening on (http:\/\/127\.0\.0\.1:\d+)\n$/)?.1))
  }

  deinit { process.terminate() }

  func stop() {
    process.terminate()
    process.waitUntilExit()
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
