/// A message of the contract whose fields this core keeps without modelling them: which fields it has, and which
/// spellings of their values mean the same (contract, section 2).
///
/// What is compared, kept and sent is the value: names as the wire has them, and nothing that proto3 takes for absent.
/// Free objects and fields that are not known stay exactly as they are.
package struct WireMessage: Sendable {
  indirect enum Field: Sendable {
    case text, flag, texts, objects, floats
    /// The bytes of something, in base64.
    case bytes
    /// A number, which proto3 JSON may write as a text: a whole one, unsigned of 32 bits or signed of 64, or any.
    case count, integer, float
    /// The value of a concept, which is 1 where none is given.
    case share
    /// A closed set, by number or by name; the name of 0 says nothing.
    case choice([Int: String])
    /// An object that belongs to whoever wrote it.
    case free
    /// A message whose fields are left as they are.
    case object
    case message(WireMessage)
    case messages(WireMessage)
    /// A message that holds itself, further down.
    case nested(@Sendable () -> WireMessage)
  }

  /// A field is there in both of its spellings.
  package struct SpelledTwice: Error { let name: String }

  let fields: [String: Field]
  private let names: Set<String>

  init(_ fields: [String: Field]) {
    self.fields = fields
    names = Set(fields.keys)
  }

  /// The message as its value; what is not an object stays as it is.
  func normal(_ json: JSON) throws(SpelledTwice) -> JSON {
    guard case .object(let all) = json else { return json }
    var normal: [String: JSON] = [:]
    var seen: Set<String> = []
    for (spelling, value) in all {
      let name = CamelCase.wireName(spelling, among: names)
      guard seen.insert(name).inserted else { throw SpelledTwice(name: name) }
      normal[name] = if let field = fields[name] { try field.normal(value) } else { value }
    }
    return .object(normal)
  }
}

extension WireMessage.Field {
  /// The value of a field; nil where proto3 takes it for absent.
  func normal(_ json: JSON) throws(WireMessage.SpelledTwice) -> JSON? {
    guard json != .null else { return nil }
    switch self {
    case .text, .flag, .texts, .objects, .floats, .bytes, .free, .object: return json.isEmpty ? nil : json
    case .nested(let message): return try Self.message(message()).normal(json)
    case .count, .integer, .float:
      let number = json.string.flatMap(JSON.init(decimal:)) ?? json
      return number.isEmpty ? nil : number
    case .share: return json == 1 ? nil : json
    case .choice(let names):
      guard case .number(let number) = json else { return json.isEmpty || json.string == names[0] ? nil : json }
      guard number != 0 else { return nil }
      return Int(exactly: number).flatMap { names[$0] }.map(JSON.string) ?? json
    case .message(let message):
      let value = try message.normal(json)
      return value.isEmpty ? nil : value
    case .messages(let message):
      guard case .array(let items) = json, !items.isEmpty else { return json.isEmpty ? nil : json }
      var values: [JSON] = []
      for item in items { values.append(try message.normal(item)) }
      return .array(values)
    }
  }
}
