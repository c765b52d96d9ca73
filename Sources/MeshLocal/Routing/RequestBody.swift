import FoundationEssentials
import MeshCore

/// The JSON that came with a request.
struct RequestBody: Sendable {
  let data: Data

  func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws(Refusal) -> Value {
    guard !data.isEmpty else { throw Refusal(.badFormat, "The request has no body: send a JSON object.") }
    do {
      return try Wire.decoder.decode(type, from: data)
    } catch {
      throw Refusal(.badFormat, "The body \(Self.fault(of: error)). Mend it and send it again.")
    }
  }

  /// The app that the body names, where it is a JSON object that names one.
  var app: (userID: String?, appID: String?) {
    let named = try? Wire.decoder.decode(AppNaming.self, from: data)
    return (named?.id?.userID, named?.id?.appID)
  }

  private static func fault(of error: any Error) -> String {
    let path: [any CodingKey]
    switch error {
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.dataCorrupted(let context):
      path = context.codingPath
    case DecodingError.keyNotFound(let key, let context): path = context.codingPath + [key]
    case _: path = []
    }
    guard !path.isEmpty else { return "is not a JSON object" }
    let name = path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    return "has a field that cannot be read: \(name)"
  }
}

private struct AppNaming: Decodable {
  struct ID: Decodable {
    let userID: String?
    let appID: String?
    private enum CodingKeys: String, CodingKey {
      case userID = "user_id"
      case appID = "app_id"
    }
  }
  let id: ID?
  private enum CodingKeys: String, CodingKey { case id = "user_app_id" }
}
