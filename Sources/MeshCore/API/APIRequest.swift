/// One call of the service, before a transport gives it a host and a key.
public struct APIRequest: Hashable, Sendable {
  public enum Method: String, Hashable, Sendable { case get = "GET", post = "POST", patch = "PATCH", delete = "DELETE" }

  public let method: Method
  /// The segments after the host, not yet percent-encoded: `["v2", "users", "me"]`.
  public let segments: [String]
  public let query: [Parameter]
  public let body: JSON?

  public struct Parameter: Hashable, Sendable {
    public let name: String
    public let value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  public init(_ method: Method, _ segments: [String], query: [Parameter] = [], body: JSON? = nil) {
    self.method = method
    self.segments = segments
    self.query = query
    self.body = body
  }

  /// The path with percent-encoded segments, without the query: `/v2/users/me/apps/a%20b/workflows`.
  public var path: String {
    "/" + segments.map(Self.encoded).joined(separator: "/")
  }

  /// Path and query as they stand in the request line.
  public var target: String {
    guard !query.isEmpty else { return path }
    return path + "?" + query.map { Self.encoded($0.name) + "=" + Self.encoded($0.value) }.joined(separator: "&")
  }

  /// What a call is for; this alone says which calls may be repeated and how long an answer may take.
  public enum Purpose: Hashable, Sendable {
    case read
    /// Changes nothing, but a model computes the answer, which takes its time.
    case predict
    /// Changes something: such a call is never repeated without looking first.
    case write
  }

  public var purpose: Purpose {
    switch method {
    case .get: .read
    case .patch, .delete: .write
    case .post where segments.last == "searches": .read
    case .post where segments.last == "results" || segments.last == "outputs": .predict
    case .post: .write
    }
  }

  public var isWrite: Bool { purpose == .write }

  /// A segment that would make the path another one, however it is encoded: a deletion of `..` is one of what is above.
  var misleadingID: String? { segments.first { ["", ".", ".."].contains($0) } }

  private static func encoded(_ text: String) -> String {
    let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
    var encoded = ""
    for byte in text.utf8 {
      if unreserved.contains(byte) {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        encoded += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return encoded
  }
}
