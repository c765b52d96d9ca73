import FoundationEssentials
import MeshCore

extension Wire {
  /// The value that a JSON text of the wire describes.
  static func decoded<Value: Decodable>(_ text: String, as type: Value.Type = Value.self) throws -> Value {
    try decoder.decode(type, from: Data(text.utf8))
  }

  /// The value after it was written and read again.
  static func crossed<Value: Codable>(_ value: Value) throws -> Value {
    try decoder.decode(Value.self, from: encoder.encode(value))
  }

  /// The text that goes over the wire.
  static func text(_ value: some Encodable) throws -> String {
    String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
