/// The fields of one thing in a YAML text, read strictly: nothing that is not known, nothing of another kind.
struct YAMLFields {
  let line: Int
  /// What it describes, for errors: `the model of node faces`.
  let subject: String
  private let fields: [YAMLValue.Field]

  init(_ value: YAMLValue, of subject: String) throws(FileError) {
    guard case .fields(let fields) = value.content else {
      throw FileError(
        line: value.line, "\(subject) has to be a list of names and values, such as `id: faces`. Fix it.")
    }
    line = value.line
    self.subject = subject
    self.fields = fields
  }

  var names: [String] { fields.map(\.name) }

  subscript(name: String) -> YAMLValue? { fields.first { $0.name == name }?.value }

  /// Fails at the first field of another name.
  func require(only known: [String]) throws(FileError) {
    guard let stranger = fields.first(where: { !known.contains($0.name) }) else { return }
    throw FileError(
      line: stranger.line, "\(subject) has no \"\(stranger.name)\". Known: \(known.joined(separator: ", ")).")
  }

  /// A text that is not empty; numbers and dates count as what is written. Nil where the field is missing.
  func text(_ name: String) throws(FileError) -> String? {
    guard let value = self[name] else { return nil }
    guard case .scalar(let text, let kind) = value.content, kind != .null, !text.isEmpty else {
      throw FileError(
        line: value.line, "\(name) of \(subject) has to be a text that is not empty. Give it, or take it out.")
    }
    return text
  }

  /// A text, which may be empty where that is written as `""`; nil where the field is missing.
  func said(_ name: String) throws(FileError) -> String? {
    if case .scalar("", .string?)? = self[name]?.content { "" } else { try text(name) }
  }

  func requiredText(_ name: String) throws(FileError) -> String {
    guard let text = try text(name) else { throw missing(name) }
    return text
  }

  func flag(_ name: String) throws(FileError) -> Bool? {
    guard let value = self[name] else { return nil }
    guard case .scalar(_, .bool(let flag)?) = value.content else {
      throw FileError(line: value.line, "\(name) of \(subject) has to be true or false. Fix it.")
    }
    return flag
  }

  /// A list, which may be empty; nil where the field is missing.
  func list(_ name: String) throws(FileError) -> [YAMLValue]? {
    guard let value = self[name] else { return nil }
    guard case .list(let items) = value.content else {
      throw FileError(line: value.line, "\(name) of \(subject) has to be a list. Fill it, or take it out.")
    }
    return items
  }

  func missing(_ name: String) -> FileError {
    FileError(line: line, "\(subject) needs \(name). Add it.")
  }
}
