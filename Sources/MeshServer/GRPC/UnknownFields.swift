import FoundationEssentials
import MeshCore
import SwiftProtobuf

/// Walks over a message, and tells of its fields that the messages of this program lack, and of those of another type than
/// theirs. Such a field has no name here: it is told as its message and its number, `WorkflowNode.99`.
struct UnknownFields: Visitor {
  private let ignored: IgnoredFields
  /// The message that is walked over.
  private let path: String

  static func note<Walked: Message>(in message: Walked, _ ignored: IgnoredFields) throws {
    let name = Walked.protoMessageName.split(separator: ".").last.map(String.init) ?? ""
    var visitor = UnknownFields(ignored: ignored, path: name + ".")
    try message.traverse(visitor: &visitor)
  }

  mutating func visitUnknown(bytes: Data) {
    ignored.hold(Self.numbers(of: bytes).map { "\($0)" }, in: path)
  }

  mutating func visitSingularMessageField<Field: Message>(value: Field, fieldNumber: Int) throws {
    try Self.note(in: value, ignored)
  }

  mutating func visitSingularDoubleField(value: Double, fieldNumber: Int) {}
  mutating func visitSingularInt64Field(value: Int64, fieldNumber: Int) {}
  mutating func visitSingularUInt64Field(value: UInt64, fieldNumber: Int) {}
  mutating func visitSingularBoolField(value: Bool, fieldNumber: Int) {}
  mutating func visitSingularStringField(value: String, fieldNumber: Int) {}
  mutating func visitSingularBytesField(value: Data, fieldNumber: Int) {}
  mutating func visitSingularEnumField<Field: Enum>(value: Field, fieldNumber: Int) {}

  // Maps hold what is kept as it is.
  mutating func visitMapField<Key, Value: MapValueType>(
    fieldType: _ProtobufMap<Key, Value>.Type, value: _ProtobufMap<Key, Value>.BaseType, fieldNumber: Int
  ) {}
  mutating func visitMapField<Key, Value>(
    fieldType: _ProtobufEnumMap<Key, Value>.Type, value: _ProtobufEnumMap<Key, Value>.BaseType, fieldNumber: Int
  ) {}
  mutating func visitMapField<Key, Value>(
    fieldType: _ProtobufMessageMap<Key, Value>.Type, value: _ProtobufMessageMap<Key, Value>.BaseType, fieldNumber: Int
  ) {}

  /// The numbers of fields that stand one after the other, each once; no more than are counted.
  static func numbers(of bytes: Data) -> Set<UInt64> {
    var numbers: Set<UInt64> = []
    var rest = bytes[...]
    // Groups, which nobody sends any more, hold fields of their own.
    var depth = 0
    while numbers.count < IgnoredFields.most, let tag = varint(&rest) {
      if depth == 0 { numbers.insert(tag >> 3) }
      switch tag & 7 {
      case 0: guard varint(&rest) != nil else { return numbers }
      case 1: rest = rest.dropFirst(8)
      case 2:
        guard let length = varint(&rest), length <= UInt64(rest.count) else { return numbers }
        rest = rest.dropFirst(Int(length))
      case 3: depth += 1
      case 4: depth -= 1
      case 5: rest = rest.dropFirst(4)
      case _: return numbers
      }
    }
    return numbers
  }

  private static func varint(_ rest: inout Data.SubSequence) -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard let byte = rest.popFirst() else { return nil }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    return nil
  }
}
