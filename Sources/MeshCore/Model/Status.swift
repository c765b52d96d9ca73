/// How the service says what became of a request, or of one item of it.
public struct Status: Hashable, Sendable {
  public var code: StatusCode
  public var summary: String
  public var details: String?
  /// The id to give to support.
  public var requestID: String?

  public init(code: StatusCode, summary: String? = nil, details: String? = nil, requestID: String? = nil) {
    self.code = code
    self.summary = summary ?? code.name ?? "status \(code.rawValue)"
    self.details = details
    self.requestID = requestID
  }

  public static let ok = Status(code: .success, summary: "Ok")

  /// What a person reads of it: the details where there are some, else the summary.
  public var text: String { details ?? summary }

  /// The same as one sentence with the code, where there is one: *Model does not exist (21200).*
  public var sentence: String {
    let text = text.hasSuffix(".") ? String(text.dropLast()) : text
    return code == .unknown ? "\(text)." : "\(text) (\(code.rawValue))."
  }
}

extension Status: Codable {
  private enum CodingKeys: String, CodingKey {
    case code, details
    case summary = "description"
    case requestID = "req_id"
  }

  /// Reads `code` as a number, a numeric string or a name: the service's pages and captures differ (contract, 2.1).
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let name = try? container.decodeIfPresent(String.self, forKey: .code)
    if let number = try? container.decodeIfPresent(Int.self, forKey: .code) {
      code = StatusCode(rawValue: number)
    } else {
      code = name.flatMap { Int($0).map(StatusCode.init) ?? StatusCode(name: $0) } ?? .unknown
    }
    let description = try container.decodeIfPresent(String.self, forKey: .summary)?.nonEmpty
    summary = description ?? code.name ?? name?.nonEmpty ?? "status \(code.rawValue)"
    details = try container.decodeIfPresent(String.self, forKey: .details)?.nonEmpty
    requestID = try container.decodeIfPresent(String.self, forKey: .requestID)?.nonEmpty
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(code.rawValue, forKey: .code)
    try container.encode(summary, forKey: .summary)
    try container.encodeIfPresent(details, forKey: .details)
    try container.encodeIfPresent(requestID, forKey: .requestID)
  }
}
