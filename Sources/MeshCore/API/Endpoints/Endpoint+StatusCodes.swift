/// The status codes of the service and what they mean.
public struct StatusCodeList: Decodable, Sendable {
  public let statuses: [Status]

  private enum CodingKeys: String, CodingKey { case statuses }

  public init(from decoder: any Decoder) throws {
    statuses = try decoder.container(keyedBy: CodingKeys.self).list(.statuses)
  }
}

extension Endpoint<StatusCodeList> {
  public static func listStatusCodes() -> Self {
    Self(APIRequest(.get, ["v2", "status_codes"]), "list the status codes")
  }
}

extension Endpoint<Status> {
  /// What one code means. The answer's own status is what was asked for, so it is taken as a refusal only where it is
  /// of another code.
  public static func getStatusCode(_ code: StatusCode) -> Self {
    Self(APIRequest(.get, ["v2", "status_codes", String(code.rawValue)]), "read status code \(code.rawValue)") {
      let status = try Wire.decoder.decode(Envelope<Empty>.self, from: $0).status
      return Envelope(status: status.code == code ? .ok : status, output: .success(status))
    }
  }
}
