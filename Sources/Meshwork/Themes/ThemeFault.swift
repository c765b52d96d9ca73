import MeshCore
import Yams

/// What a decoder finds wrong with a theme file, in our words and with the line.
struct ThemeFault {
  let error: FileError

  init(_ error: any Error, in text: String) {
    switch error {
    case DecodingError.dataCorrupted(let context) where context.codingPath.isEmpty:
      self.error = Self.syntax(context.underlyingError)
    case DecodingError.keyNotFound(let key, let context):
      let line = Self.lineNumber(context.codingPath, in: text)
      self.error = FileError(line: line, "\(Self.subject(context.codingPath)) has no \(key.stringValue). Add it.")
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.dataCorrupted(let context):
      let line = Self.lineNumber(context.codingPath, in: text)
      self.error = FileError(line: line, "\(Self.subject(context.codingPath)) is of the wrong kind. \(Self.shape)")
    case _: self.error = Self.syntax(error)
    }
  }

  private static let shape =
    "A theme is a name and styles, such as `styles: {title: {fg: red, bold: true}}`. Fix it."

  private static func syntax(_ error: (any Error)?) -> FileError {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      FileError(line: mark.line, "\(problem). Fix the YAML.")
    case .duplicatedKeysInMapping(let names, let context):
      FileError(line: context.mark.line, "\(names.joined(separator: ", ")) is given twice. Take one of them out.")
    case .reader(let problem, _, _, _): FileError("\(problem). Save it as UTF-8 text.")
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded, nil:
      FileError("it is not YAML. \(shape)")
    }
  }

  private static func subject(_ path: [any CodingKey]) -> String {
    path.isEmpty ? "it" : path.map(\.stringValue).joined(separator: ".")
  }

  /// The line of the value at `path`, or of the last part of the way to it that is there.
  private static func lineNumber(_ path: [any CodingKey], in text: String) -> Int? {
    guard var node = try? compose(yaml: text) else { return nil }
    for key in path {
      guard let next = node.mapping?[Node(key.stringValue)] else { break }
      node = next
    }
    return node.mark?.line
  }
}
