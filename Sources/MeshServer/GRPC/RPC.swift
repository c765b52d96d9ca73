import FoundationEssentials
import MeshCore
import MeshProto
import SwiftProtobuf

/// A call by gRPC, as the call by REST that it stands for: the message becomes the query or the JSON of that, and its JSON
/// the reply.
struct RPC: Sendable {
  let name: String
  let method: APIRequest.Method
  /// Goes without a key.
  let isOpen: Bool
  private let read: @Sendable (Data, IgnoredFields?) throws -> Asked
  private let write: @Sendable ([UInt8]) throws -> [UInt8]

  /// What a call asks of the routes.
  struct Asked: Sendable {
    let method: APIRequest.Method
    let segments: [String]
    let query: [APIRequest.Parameter]
    let body: Data
    /// The bytes of images, by the place of their input: they do not go through JSON.
    let images: [Int: Data]
  }

  /// `path`: what follows `/v2/`. What it leaves out, an owner or a version, goes into the query or the body, as the rest.
  init<Request: Message, Answer: Message>(
    _ name: String, _ method: APIRequest.Method, _: Answer.Type, isOpen: Bool = false,
    taking images: @escaping @Sendable (inout Request) -> [Int: Data] = { _ in [:] },
    path: @escaping @Sendable (Request) -> [String]
  ) {
    self.name = name
    self.method = method
    self.isOpen = isOpen
    read = { bytes, ignored in
      var request = try Request(serializedBytes: bytes)
      if let ignored { try UnknownFields.note(in: request, ignored) }
      let images = images(&request)
      let body: Data = try request.jsonUTF8Bytes(options: Self.writing)
      return Asked(
        method: method, segments: ["v2"] + path(request), query: method == .get ? try Self.query(of: body) : [],
        body: method == .get ? Data() : body, images: images)
    }
    write = { json in try Answer(jsonUTF8Bytes: json, options: Self.reading).serializedBytes() }
  }

  /// What a message asks for; `ignored` hears of fields that are not known here.
  func asked(_ message: Data, ignored: IgnoredFields? = nil) throws(GRPCFailure) -> Asked {
    do {
      return try read(message, ignored)
    } catch {
      throw GRPCFailure(.internal, "The message is not one that \(name) takes. Send the message of the service's API.")
    }
  }

  /// The JSON of an answer as a message.
  func message(of json: [UInt8]) throws(GRPCFailure) -> [UInt8] {
    do {
      return try write(json)
    } catch {
      // One workflow that an earlier version let in must not take all others from a list.
      if let fitting = try? JSON(parsing: String(decoding: json, as: UTF8.self)).withoutMisfits.data(),
        let message = try? write(Array(fitting))
      {
        return message
      }
      throw GRPCFailure(.internal, "The reply to \(name) cannot be written as a message. Ask for it by REST.")
    }
  }

  private static var writing: JSONEncodingOptions {
    var options = JSONEncodingOptions()
    options.preserveProtoFieldNames = true
    return options
  }

  /// Not all that the routes keep is in the messages.
  private static var reading: JSONDecodingOptions {
    var options = JSONDecodingOptions()
    options.ignoreUnknownFields = true
    return options
  }

  private static func query(of body: Data) throws -> [APIRequest.Parameter] {
    try parameters("", JSON(parsing: String(decoding: body, as: UTF8.self)))
  }

  /// A field within a field has both names, with a dot between; each item of a list is a parameter.
  private static func parameters(_ name: String, _ value: JSON) -> [APIRequest.Parameter] {
    switch value {
    case .null: []
    case .string(let text): [.init(name, text)]
    case .bool, .number, .whole: [.init(name, value.compact)]
    case .array(let items): items.flatMap { parameters(name, $0) }
    case .object(let fields):
      fields.flatMap { field, value in parameters(name.isEmpty ? field : "\(name).\(field)", value) }
    }
  }
}
