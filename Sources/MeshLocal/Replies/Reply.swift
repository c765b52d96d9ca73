import FoundationEssentials
import MeshCore

/// The answer to a request, written field by field as JSON text; the status, which comes first, is written last.
struct Reply: Sendable {
  private let http: Int
  private let status: Status
  private var fields = ""

  init(http: Int = 200, status: Status = .ok) {
    self.http = http
    self.status = status
  }

  func with(_ name: String, _ value: some Encodable) throws -> Reply {
    with(name, document: try Self.text(value))
  }

  /// `document` is JSON text already, as the store keeps it.
  func with(_ name: String, document: String) -> Reply {
    var reply = self
    reply.fields += ",\"\(name)\":" + document
    return reply
  }

  /// An empty list is written too, as the service does.
  func with(_ name: String, documents: [String]) -> Reply {
    with(name, document: "[" + documents.joined(separator: ",") + "]")
  }

  /// `allowed`: where the method is refused, those that are not.
  func answer(requestID: String, allowed: [APIRequest.Method] = []) -> LocalAnswer {
    var status = status
    status.requestID = requestID
    // A status is numbers and text, which the encoder never refuses.
    let first = (try? Self.text(status)) ?? "{}"
    return LocalAnswer(
      http: http, requestID: requestID, status: "{\"status\":\(first)", fields: fields, allowed: allowed)
  }

  static func text(_ value: some Encodable) throws -> String {
    String(decoding: try Wire.encoder.encode(value), as: UTF8.self)
  }
}
