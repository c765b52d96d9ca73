/// The prediction that a program makes by gRPC, as the documentation shows it in Python, Java, NodeJS and C#: which workflow
/// it names, and by which addresses its images. Names stand for the texts that the program gives them. Nothing is run.
struct ProgramCall {
  private(set) var workflow: String?
  private(set) var urls: [String] = []

  /// Nil of a text that predicts with no workflow.
  init?(_ text: String) {
    let tokens = Token.all(of: text)
    let call = tokens.indices.first { tokens[$0].isName("postworkflowresults") && tokens[safe: $0 + 1] == .sign("(") }
    guard let call else { return nil }
    var constants: [Substring: String] = [:]
    for index in tokens.indices.dropFirst().dropLast() where tokens[index] == .sign("=") {
      guard case .name(let name) = tokens[index - 1], case .text(let value) = tokens[index + 1] else { continue }
      constants[name] = constants[name] ?? value
    }
    var (depth, index) = (0, call + 1)
    repeat {
      switch tokens[index] {
      case .sign("("): depth += 1
      case .sign(")"): depth -= 1
      case .name where tokens[index].isName("workflowid"):
        workflow = workflow ?? Self.value(tokens, after: index, constants)
      case .name where tokens[index].isName("url"):
        if let url = Self.value(tokens, after: index, constants) { urls.append(url) }
      case .name, .text, .sign: break
      }
      index += 1
    } while depth > 0 && index < tokens.count
  }

  /// What stands behind `name=`, `name:` or `setName(`.
  private static func value(_ tokens: [Token], after index: Int, _ constants: [Substring: String]) -> String? {
    guard case .sign(let sign)? = tokens[safe: index + 1], "=:(".contains(sign) else { return nil }
    switch tokens[safe: index + 2] {
    case .text(let text)?: return text
    case .name(let name)?: return constants[name]
    case .sign?, nil: return nil
    }
  }
}

/// A word, a quoted text or a sign of a program; blanks and comments are left out.
private enum Token: Equatable {
  case name(Substring)
  case text(String)
  case sign(Character)

  /// Whether it is a name in the spelling of any of the languages: `workflow_id`, `WorkflowId`, `setWorkflowId`.
  func isName(_ plain: String) -> Bool {
    guard case .name(let name) = self else { return false }
    let word = name.lowercased().filter { $0 != "_" }
    return word == plain || word == "set" + plain
  }

  static func all(of text: String) -> [Token] {
    var tokens: [Token] = []
    var rest = text[...]
    while let first = rest.first {
      if first.isWhitespace {
        rest = rest.dropFirst()
      } else if first == "#" || rest.hasPrefix("//") {
        rest = rest.drop { !$0.isNewline }
      } else if first.isLetter || first == "_" {
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        tokens.append(.name(name))
        rest = rest[name.endIndex...]
      } else if "\"'`".contains(first) {
        tokens.append(.text(quoted(&rest)))
      } else {
        tokens.append(.sign(first))
        rest = rest.dropFirst()
      }
    }
    return tokens
  }

  /// The text that begins here, without its quotes; the rest of a line where they are not closed.
  private static func quoted(_ rest: inout Substring) -> String {
    let quote = rest.removeFirst()
    var text = ""
    while let next = rest.popFirst(), next != quote, !next.isNewline {
      text.append(next == "\\" ? rest.popFirst() ?? next : next)
    }
    return text
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
