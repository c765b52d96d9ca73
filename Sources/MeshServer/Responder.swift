import FoundationEssentials
import HTTPTypes
import Hummingbird
import MeshCore
import MeshLocal
import NIOCore
import NIOFoundationEssentialsCompat

/// Turns every HTTP request into a call of the backend, and its answer into an HTTP response. HEAD is answered as GET is,
/// without the body.
struct Responder: HTTPResponder {
  typealias Context = BasicRequestContext

  let backend: LocalBackend
  let door: Door
  let limits: MeshServer.Limits

  func respond(to request: Request, context: Context) async throws -> Response {
    let isHead = request.method == .head
    let answer = await answer(to: request, method: isHead ? .get : request.method)
    let response = Response(
      status: HTTPResponse.Status(code: answer.status), headers: headers(of: answer),
      body: ResponseBody(byteBuffer: ByteBuffer(data: answer.body)))
    return isHead ? response.createHeadResponse() : response
  }

  private func headers(of answer: APIResponse) -> HTTPFields {
    var headers: HTTPFields = [.contentType: "application/json"]
    guard !answer.allowed.isEmpty else { return headers }
    let names = answer.allowed.flatMap { $0 == .get ? ["GET", "HEAD"] : [$0.rawValue] }
    headers[.allow] = names.joined(separator: ", ")
    return headers
  }

  private func answer(to request: Request, method: HTTPRequest.Method) async -> APIResponse {
    do throws(Refusal) {
      let target = try Target(request.head.path ?? "")
      try door.check(request, segments: target.segments)
      // What needs no key is not given memory either.
      let body = method == .get ? Data() : try await body(of: request)
      return await backend.answer(
        method: method.rawValue, segments: target.segments, query: target.query, body: body)
    } catch {
      return error.response()
    }
  }

  /// A client that sends slowly, or too much, costs no more than what it has sent within the limits.
  private func body(of request: Request) async throws(Refusal) -> Data {
    if let length = request.headers[.contentLength].flatMap(Int.init) {
      guard length > 0 else { return Data() }
      guard length <= limits.body else { throw tooLarge }
    } else if request.headers[.transferEncoding] == nil {
      return Data()
    }
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
