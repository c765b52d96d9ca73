import FoundationEssentials
import MeshCore

/// The JSON that came with a request.
struct RequestBody: Sendable {
  let data: Data
  /// Image files that came beside it, by the place of their input.
  let images: [Int: Data]
  /// Hears of fields that nothing reads.
  var ignored: IgnoredFields?

  func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws(Refusal) -> Value {
    guard !data.isEmpty else { throw Refusal(.badFormat, "The request has no body: send a JSON object.") }
    do {
      return try Wire.requests.decode(type, from: data, ignored: ignored)
    } catch {
      throw Refusal(.badFormat, "The body \(Self.fault(of: error))")
    }
  }

  /// The app that the body names, where it is a JSON object that names one.
  var app: (userID: String?, appID: String?) {
    let named = try? Wire.requests.decode(AppNaming.self, from: data)
    return (named?.id?.userID, named?.id?.appID)
  }

  /// What is no JSON at all may have been meant as something else.
  private static func nextStep(after fault: JSONFault) -> String {
    switch fault.problem {
    case .empty, .endsEarly, .unexpected, .goesOn, .badEscape, .controlCharacter: "Send a JSON object."
    case .notUTF8, .numberTooLarge, .noNumber, .leadingZero, .tooDeep, .twice: fault.nextStep
    }
  }

  private static func fault(of error: any Error) -> String {
    let path: [any CodingKey]
    var cause = ""
    switch error {
    case let fault as JSONFault: return "\(fault.reason) (line \(fault.line)). \(nextStep(after: fault))"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      path = context.codingPath
    case DecodingError.dataCorrupted(let context): (path, cause) = (context.codingPath, ", \(context.debugDescription)")
    case DecodingError.keyNotFound(let key, let context): path = context.codingPath + [key]
    case _: path = []
    }
    guard !path.isEmpty else { return "is not a JSON object. Send one." }
    return "has a field that cannot be read: \(path.fieldPath)\(cause). Fix it and send it again."
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
