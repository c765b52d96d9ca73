/// The pins of one workflow as a file: which images, and what they must and must not give.
///
///     workflow: photo-basics
///     pins:
///     - image: {sample: cat}
///       sha256: 5f3e…
///       bounds:
///       - {node: concepts, concept: n02123045, name: tabby, at_least: 0.5}
public struct PinFile: Hashable, Sendable {
  public let pins: [Pin]

  /// A text of at most 4 MB.
  /// - Parameter folder: a whole path, with which those of images begin that are not whole.
  public init(_ text: String, folder: String) throws(FileError) {
    var pins: [Pin] = []
    for document in try YAMLValue.documents(text) where !document.isNull {
      let fields = try YAMLFields(document, of: "the document")
      try fields.require(only: ["workflow", "pins"])
      let workflow = try fields.requiredText("workflow")
      guard let items = try fields.list("pins") else { throw fields.missing("pins") }
      for item in items {
        let pin = try Self.pin(item, of: workflow, folder)
        guard !pins.contains(where: { $0.isSame(as: pin) }) else {
          throw FileError(line: item.line, "\(pin.image.title) is pinned twice for \(workflow). Take one of them out.")
        }
        pins.append(pin)
      }
    }
    self.pins = pins
  }

  private static func pin(_ value: YAMLValue, of workflow: WorkflowID, _ folder: String) throws(FileError) -> Pin {
    let fields = try YAMLFields(value, of: "a pin")
    try fields.require(only: ["image", "sha256", "bounds"])
    guard let image = fields["image"] else { throw fields.missing("image") }
    guard let items = try fields.list("bounds") else { throw fields.missing("bounds") }
    let digest = try fields.requiredText("sha256")
    guard digest.utf8.count == 64, digest.allSatisfy(\.isHexDigit) else {
      throw FileError(line: fields.line, "sha256 has to be 64 hexadecimal digits. Fix it.")
    }
    guard !items.isEmpty else {
      throw FileError(line: value.line, "a pin has no bounds. Write what the image must give, or take the pin out.")
    }
    var bounds: [Pin.Bound] = []
    for item in items { bounds.append(try bound(item)) }
    return Pin(
      workflow: workflow, image: try self.image(image, folder), digest: digest.lowercased(), bounds: bounds)
  }

  private static func image(_ value: YAMLValue, _ folder: String) throws(FileError) -> ImageSource {
    let fields = try YAMLFields(value, of: "an image")
    try fields.require(only: ["url", "file", "sample"])
    guard fields.names.count == 1 else {
      throw FileError(line: value.line, "an image is one of url, file and sample. Name one.")
    }
    if let url = try fields.text("url") { return .url(url) }
    if let name = try fields.text("sample") { return .sample(name) }
    let path = try fields.requiredText("file")
    return .file(
      path.hasPrefix("/") ? path : folder + "/" + path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    )
  }

  private static func bound(_ value: YAMLValue) throws(FileError) -> Pin.Bound {
    let fields = try YAMLFields(value, of: "a bound")
    try fields.require(only: ["node", "concept", "name", "at_least", "below"])
    let limits =
      [try number("at_least", of: fields).map(Pin.Bound.Limit.atLeast)]
      + [try number("below", of: fields).map(Pin.Bound.Limit.below)]
    guard let limit = limits[0] ?? limits[1], limits.contains(nil) else {
      throw FileError(line: value.line, "a bound has at_least or below. Write one of them.")
    }
    let concept = try fields.requiredText("concept")
    return Pin.Bound(
      node: try fields.requiredText("node"), concept: concept, name: try fields.text("name") ?? concept,
      limit: limit)
  }

  private static func number(_ name: String, of fields: YAMLFields) throws(FileError) -> Double? {
    guard let value = fields[name] else { return nil }
    guard case .number(let number) = try value.json else {
      throw FileError(line: value.line, "\(name) has to be a number, such as 0.5. Fix it.")
    }
    guard (0...1).contains(number) else {
      throw FileError(line: value.line, "\(name) has to be from 0 to 1, as values are: 50 % is 0.5. Fix it.")
    }
    return number
  }
}

extension PinFile {
  /// The text of a file of the pins of one workflow.
  public static func text(_ pins: [Pin], of workflow: WorkflowID) -> String {
    JSON.object(["workflow": .string(workflow), "pins": .array(pins.map(\.fileJSON))]).yaml
  }
}

extension Pin {
  fileprivate var fileJSON: JSON {
    let image: JSON =
      switch image {
      case .url(let url): ["url": .string(url)]
      case .file(let path): ["file": .string(path)]
      case .sample(let name): ["sample": .string(name)]
      }
    return ["image": image, "sha256": .string(digest), "bounds": .array(bounds.map(\.fileJSON))]
  }
}

extension Pin.Bound {
  fileprivate var fileJSON: JSON {
    var fields: [String: JSON] = ["node": .string(node), "concept": .string(concept), "name": .string(name)]
    switch limit {
    case .atLeast(let value): fields["at_least"] = .number(value)
    case .below(let value): fields["below"] = .number(value)
    }
    return .object(fields)
  }
}
