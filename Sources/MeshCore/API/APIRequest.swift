public import FoundationEssentials

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

  /// Whether the call changes something: such a call is never repeated without looking first.
  public var isWrite: Bool {
    switch method {
    case .get: false
    case .post: segments.last != "results" && segments.last != "outputs"
    case .patch, .delete: true
    }
  }

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

/// What came back: an HTTP status and a body, not yet understood.
public struct APIResponse: Hashable, Sendable {
  public let status: Int
  public let body: Data

  public init(status: Int, body: Data) {
    self.status = status
    self.body = body
  }
}

extension APIRequest {
  /// The call as a curl command for a POSIX shell, with `$CLARIFAI_PAT` in place of the key.
  public func curl(base: String) -> [String] {
    var lines = ["curl -X \(method.rawValue) '\(base)\(target)'", "  -H \"Authorization: Key $CLARIFAI_PAT\""]
    if let body {
      lines.append("  -H 'Content-Type: application/json'")
      let text = body.lines(width: 96).joined(separator: "\n").split(separator: "'", omittingEmptySubsequences: false)
      lines.append("  --data-raw '" + text.joined(separator: "'\\''") + "'")
    }
    return lines.enumerated().flatMap { index, line in
      let end = index + 1 < lines.count ? " \\" : ""
      return (line + end).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
