import AsyncHTTPClient
import FoundationEssentials
import MeshCore
import NIOCore
import NIOHTTP1

/// An answer that came whole.
struct Exchange: Sendable {
  let status: Int
  let headers: HTTPHeaders
  let body: Data

  /// Whether the answer sends the client elsewhere.
  var isRedirect: Bool { [301, 302, 303, 307, 308].contains(status) }

  /// Where it sends the client, if it says so.
  var location: String? { headers.first(name: "Location") }
}

extension HTTPClient {
  /// Sends the request and reads the whole answer, of at most `limit` bytes: what is announced as more is not read at
  /// all, and what turns out to be more no further. The answer's head has to come within `time`, if that is given.
  func exchange(_ request: HTTPClientRequest, headWithin time: Duration? = nil, limit: Int) async throws -> Exchange {
    let response = try await execute(request, deadline: time.map { .now() + TimeAmount($0) } ?? .distantFuture)
    var body = Data()
    if let length = response.headers.first(name: "Content-Length").flatMap(Int.init) {
      guard length <= limit else { throw NIOTooManyBytesError(maxBytes: limit) }
      body.reserveCapacity(max(0, length))
    }
    for try await part in response.body {
      guard body.count + part.readableBytes <= limit else { throw NIOTooManyBytesError(maxBytes: limit) }
      body.append(contentsOf: part.readableBytesView)
    }
    return Exchange(status: Int(response.status.code), headers: response.headers, body: body)
  }
}

/// The value of `work`, or ``DeadlineExceeded`` where it takes longer; `work` is cancelled then.
func within<Value: Sendable>(
  _ time: Duration, _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  try await withThrowingTaskGroup(of: Value.self) { group in
    defer { group.cancelAll() }
    group.addTask(operation: work)
    group.addTask {
      try await pause(for: time)
      throw DeadlineExceeded()
    }
    guard let value = try await group.next() else { throw CancellationError() }
    return value
  }
}

struct DeadlineExceeded: Error {}
