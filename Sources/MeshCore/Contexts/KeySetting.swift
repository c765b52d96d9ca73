/// Keys that the settings give to a command, as they are written there: which commands, places and keys there are, the
/// editor knows.
public struct KeySetting: Hashable, Sendable {
  /// The line of the file; 0 of one that was read from no file.
  public let line: Int
  /// `nodes`, or `everywhere`.
  public let place: String
  /// `add-node`
  public let command: String
  /// `a`, `ctrl-t`, `g g`; empty takes all its keys away.
  public let keys: [String]

  public init(line: Int = 0, place: String, command: String, keys: [String]) {
    self.line = line
    self.place = place
    self.command = command
    self.keys = keys
  }
}

extension KeySetting {
  /// Those of a field `keys`, in the order of the file.
  static func settings(_ value: YAMLValue) throws(FileError) -> [KeySetting] {
    guard !value.isNull else { return [] }
    var settings: [KeySetting] = []
    for place in try fields(value, "keys", "places, such as `nodes`") {
      guard !place.value.isNull else { continue }
      for command in try fields(place.value, place.name, "commands, such as `add-node`") {
        settings.append(
          KeySetting(
            line: command.line, place: place.name, command: command.name, keys: try keys(command, in: place.name)))
      }
    }
    return settings
  }

  private static func fields(
    _ value: YAMLValue, _ name: String, _ content: String
  ) throws(FileError) -> [YAMLValue.Field] {
    guard case .fields(let fields) = value.content else {
      throw FileError(line: value.line, "\(name) has to be a list of \(content). Fix it.")
    }
    return fields
  }

  private static func keys(_ command: YAMLValue.Field, in place: String) throws(FileError) -> [String] {
    let items = if case .list(let items) = command.value.content { items } else { [command.value] }
    var keys: [String] = []
    for item in items {
      guard case .scalar(let text, let kind) = item.content, kind != .null, !text.isEmpty else {
        throw FileError(
          line: item.line,
          "\(command.name) of \(place) has to be a key, or a list of keys such as [a, ctrl-t]; [] takes its keys away. A key that is a sign stands in quotes."
        )
      }
      keys.append(text)
    }
    return keys
  }
}

extension [KeySetting] {
  /// As the field `keys` of the settings.
  var json: JSON {
    let places = Dictionary(grouping: self, by: \.place).mapValues { settings in
      JSON.object(
        Dictionary(settings.map { ($0.command, .array($0.keys.map(JSON.string))) }) { _, last in last })
    }
    return .object(places)
  }
}
