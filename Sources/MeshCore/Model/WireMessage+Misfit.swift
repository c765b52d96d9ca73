import FoundationEssentials

extension WireMessage {
  /// A value that is not of the kind its field takes. The service refuses the request that it stands in, and no message
  /// can be made of it.
  package struct Misfit: Hashable, Sendable {
    /// The fields and places that lead to it: `output_info_override.data.concepts[0].id`.
    fileprivate var path: String
    let value: JSON
    let wanted: String
    /// It is of the right kind, and names what its closed set has not.
    package let isStranger: Bool

    init(_ value: JSON, wanted: String, isStranger: Bool = false) {
      path = ""
      self.value = value
      self.wanted = wanted
      self.isStranger = isStranger
    }

    /// A sentence, and what to do: *description is 5. Give text.* `owner`: a node, where the field is one's.
    package func message(of owner: NodeID?) -> String {
      let shown = value.compact
      let text = shown.count > Self.most ? shown.prefix(Self.most) + "…" : shown
      return "\(path)\(owner.map { " of node \($0)" } ?? "") is \(text). Give \(wanted)."
    }

    /// How much of a value is shown, in characters.
    private static let most = 60

    fileprivate func within(_ step: String) -> Misfit {
      var misfit = self
      misfit.path = path.isEmpty ? step : step + (path.hasPrefix("[") ? "" : ".") + path
      return misfit
    }
  }

  /// The first field of a message that a service could not read; nil where there is none. Fields that are not known
  /// are nobody's fault.
  func misfit(_ json: JSON) -> Misfit? {
    guard json != .null else { return nil }
    guard case .object(let values) = json else { return Misfit(json, wanted: "an object") }
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      if let misfit = fields[name]?.misfit(value) { return misfit.within(name) }
    }
    return nil
  }
}

extension WireMessage.Field {
  /// What of the value is not of the field's kind; nothing is wrong with null, which proto3 JSON writes for what is absent.
  func misfit(_ json: JSON) -> WireMessage.Misfit? {
    switch (self, json) {
    case (_, .null), (.text, .string), (.flag, .bool), (.free, .object), (.object, .object): nil
    case (.bytes, .string(let text)) where text.isBase64: nil
    case (.texts, .array(let items)): Self.first(of: items) { Self.text.required($0) }
    case (.objects, .array(let items)): Self.first(of: items) { Self.object.required($0) }
    case (.floats, .array(let items)): Self.first(of: items) { Self.float.required($0) }
    case (.count, _) where json.whole.flatMap { UInt32($0) } != nil: nil
    case (.integer, _) where json.whole.flatMap { Int64($0) } != nil: nil
    case (.float, _) where json.isFloat, (.share, _) where json.isFloat: nil
    case (.choice(let names), _): Self.misfit(json, among: names)
    case (.message(let message), _): message.misfit(json)
    case (.nested(let message), _): message().misfit(json)
    case (.messages(let message), .array(let items)):
      Self.first(of: items) { $0 == .null ? .init($0, wanted: "an object") : message.misfit($0) }
    case (.text, _), (.flag, _), (.free, _), (.object, _), (.bytes, _), (.texts, _), (.objects, _), (.floats, _),
      (.count, _), (.integer, _), (.float, _), (.share, _), (.messages, _):
      .init(json, wanted: wanted)
    }
  }

  /// The same of an item of a list, which cannot be absent.
  private func required(_ json: JSON) -> WireMessage.Misfit? {
    json == .null ? .init(json, wanted: wanted) : misfit(json)
  }

  private static func first(
    of items: [JSON], _ misfit: (JSON) -> WireMessage.Misfit?
  ) -> WireMessage.Misfit? {
    for (place, item) in items.enumerated() {
      if let misfit = misfit(item) { return misfit.within("[\(place)]") }
    }
    return nil
  }

  private static func misfit(_ json: JSON, among names: [Int: String]) -> WireMessage.Misfit? {
    // That of 0 says nothing, and is nothing to give.
    let known = names.filter { $0.key != 0 }.sorted { $0.key < $1.key }.map(\.value)
    let wanted = "one of " + known.joined(separator: ", ")
    if let name = json.string {
      return known.contains(name) || name == names[0] ? nil : .init(json, wanted: wanted, isStranger: true)
    }
    guard case .number(let number) = json, let value = Int32(exactly: number) else {
      return .init(json, wanted: wanted)
    }
    return names[Int(value)] == nil ? .init(json, wanted: wanted, isStranger: true) : nil
  }

  private var wanted: String {
    switch self {
    case .text: "text"
    case .flag: "true or false"
    case .texts: "a list of texts"
    case .objects, .messages: "a list of objects"
    case .floats: "a list of numbers"
    case .bytes: "bytes in base64"
    case .count: "a whole number from 0 to \(UInt32.max)"
    case .integer: "a whole number"
    case .float, .share: "a number"
    case .free, .object, .message, .nested: "an object"
    case .choice: "one of its names"
    }
  }
}

extension Workflow {
  /// What of an attribute a service could not read, as it is kept.
  package static func misfit(ofAttribute name: String, _ value: JSON) -> WireMessage.Misfit? {
    WireMessage.attributes[name]?.misfit(value)?.within(name)
  }
}

extension WorkflowVersion {
  /// The same of a version.
  package static func misfit(ofAttribute name: String, _ value: JSON) -> WireMessage.Misfit? {
    WireMessage.versionAttributes[name]?.misfit(value)?.within(name)
  }
}

extension WorkflowPatch.Item {
  /// The first of what is said that a service could not read, and the node that it is of.
  package var misfit: (node: NodeID?, fault: WireMessage.Misfit)? {
    for (name, value) in attributes.sorted(by: { $0.key < $1.key }) {
      if let misfit = Workflow.misfit(ofAttribute: name, value) { return (nil, misfit) }
    }
    for node in nodes {
      if let misfit = node.override.flatMap(WorkflowNode.misfit(ofOverride:)) { return (node.id, misfit) }
    }
    return nil
  }
}

extension WorkflowNode {
  package static func misfit(ofOverride override: JSON) -> WireMessage.Misfit? {
    WireMessage.outputInfo.misfit(override)?.within("output_info_override")
  }
}

extension JSON {
  /// An answer without what of its workflows, and of their versions and nodes, no message can hold.
  package var withoutMisfits: JSON {
    guard case .object(var fields) = self else { return self }
    for (name, value) in fields {
      switch (name, value) {
      case ("output_info_override", _):
        if WorkflowNode.misfit(ofOverride: value) != nil { fields[name] = nil }
      case ("workflow", _), ("workflow_version", _): fields[name] = value.withoutMisfits
      case ("workflows", .array(let items)), ("workflow_versions", .array(let items)), ("nodes", .array(let items)):
        fields[name] = .array(items.map(\.withoutMisfits))
      case _:
        if Workflow.misfit(ofAttribute: name, value) ?? WorkflowVersion.misfit(ofAttribute: name, value) != nil {
          fields[name] = nil
        }
      }
    }
    return .object(fields)
  }

  /// The digits of a whole number, also of one that is written as text.
  fileprivate var whole: String? { digits ?? string.flatMap(JSON.init(decimal:))?.digits }

  /// Whether it is a number that 32 bits can hold, also one that is written as text.
  fileprivate var isFloat: Bool {
    let number: Double? =
      switch self {
      case .number(let number): number
      case .whole(let digits), .string(let digits): JSON(decimal: digits) == nil ? nil : Double(digits)
      case .null, .bool, .array, .object: nil
      }
    return number.map { Float($0).isFinite } ?? false
  }
}

extension String {
  /// Whether it is base64 in either alphabet, with its padding or without, as proto3 JSON has it.
  package var isBase64: Bool {
    let digits = utf8.reversed().drop { $0 == UInt8(ascii: "=") }
    let padding = utf8.count - digits.count
    guard padding == 0 || (padding <= 2 && utf8.count.isMultiple(of: 4)), digits.count % 4 != 1 else { return false }
    var alphabets: Set<UInt8> = []
    for digit in digits {
      switch digit {
      case UInt8(ascii: "+"), UInt8(ascii: "/"): alphabets.insert(UInt8(ascii: "+"))
      case UInt8(ascii: "-"), UInt8(ascii: "_"): alphabets.insert(UInt8(ascii: "-"))
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        continue
      case _: return false
      }
    }
    return alphabets.count < 2
  }
}
