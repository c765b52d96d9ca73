import AsyncHTTPClient
import FoundationEssentials
import NIOCore
import NIOHTTP1

/// An answer that came whole.
struct Exchange: Sendable {
  let status: Int
  let body: Data
  /// Where the answer sends the client instead, if it does.
  let redirect: String?
}

extension HTTPClient {
  /// Sends the request and reads the whole answer, of at most `limit` bytes.
  func exchange(_ request: HTTPClientRequest, within time: Duration, limit: Int) async throws -> Exchange {
    let response = try await execute(request, timeout: TimeAmount(time))
    let isRedirect = [301, 302, 303, 307, 308].contains(response.status.code)
    let body = try await response.body.collect(upTo: limit)
    return Exchange(
      status: Int(response.status.code), body: Data(body.readableBytesView),
      redirect: isRedirect ? response.headers.first(name: "Location") ?? "nowhere" : nil)
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
      try await Task.sleep(for: time)
      throw DeadlineExceeded()
    }
    guard let value = try await group.next() else { throw CancellationError() }
    return value
  }
}

struct DeadlineExceeded: Error {}
