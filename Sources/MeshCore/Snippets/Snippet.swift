/// What a text from the API's documentation, or a file, asks of the workflows of an app. Reading it sends nothing.
///
/// Read are curl commands and the documentation's JavaScript about workflows, the JSON bodies of those alone, and the
/// files of ``WorkflowFile``. A key that stands in one is never kept.
public struct Snippet: Hashable, Sendable {
  public enum Request: Hashable, Sendable {
    /// What workflows are to be, whether they exist or not.
    case describe([WorkflowPatch.Item])
    case create([WorkflowPatch.Item])
    case patch(WorkflowPatch)
    case rename(WorkflowID, to: WorkflowID)
    case delete([WorkflowID])
    case deleteAll
  }

  /// What the text is written in.
  public enum Form: String, Hashable, Sendable {
    case curl = "curl"
    case fetch = "JavaScript"
    case json = "JSON"
    case yaml = "YAML"
  }

  public let form: Form
  public let request: Request
  /// The app that the text names; nil where it names none, or a placeholder.
  public let app: AppScope?
  /// What of the text is left out, in sentences.
  public let warnings: [String]

  /// At most 4 MB.
  public init(_ text: String) throws(FileError) {
    guard text.utf8.count <= YAMLValue.largestText else {
      throw FileError("it is larger than \(YAMLValue.largestText / 1_048_576) MB, the most that is read. Split it.")
    }
    let text = Self.withoutFence(text.withoutByteOrderMark.replacing("\r\n", with: "\n"))
    let start = Self.firstWords(of: text)
    var reading = SnippetReading()
    switch start.first {
    case nil: throw FileError("there is nothing in it but blanks and comments.")
    case "{", "[":
      form = .json
      try reading.read(json: text)
    case _ where SnippetCall.isCurl(start):
      form = .curl
      try reading.read(SnippetCall(curl: start))
    case _ where Self.isYAML(start):
      form = .yaml
      let file = try WorkflowFile(text)
      reading.request = .describe(file.items)
      reading.warnings = file.warnings
    case _ where text.contains("fetch("):
      form = .fetch
      try reading.read(SnippetCall(fetch: text))
    case _: throw FileError(Self.words(ofUnreadable: start))
    }
    guard let request = reading.request else { throw FileError("it asks for nothing.") }
    if let placeholder = request.placeholder {
      throw FileError("\(placeholder) stands for an id of yours. Put that in its place.")
    }
    self.request = request
    app = reading.app
    warnings = reading.warnings
  }

  /// The text without the fence of a Markdown page around it.
  static func withoutFence(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first(where: { !$0.allSatisfy(\.isWhitespace) })?.hasPrefix("```") == true else { return text }
    return lines.filter { !$0.hasPrefix("```") }.joined(separator: "\n")
  }

  /// The text from its first line on that is neither blank nor a comment, without the prompt of a shell.
  static func firstWords(of text: some StringProtocol) -> Substring {
    var rest = Substring(text)
    while true {
      rest = rest.drop { $0.isWhitespace }
      guard rest.hasPrefix("#") || rest.hasPrefix("//") else { break }
      rest = rest.drop { !$0.isNewline }
    }
    return rest.hasPrefix("$ ") || rest.hasPrefix("% ") ? rest.dropFirst(2).drop { $0 == " " } : rest
  }

  /// A document's mark, or a name and a colon.
  private static func isYAML(_ start: Substring) -> Bool {
    if start.hasPrefix("---") || start.hasPrefix("%YAML") { return true }
    let name = start.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    let rest = start[name.endIndex...]
    return !name.isEmpty && rest.first == ":" && rest.dropFirst().first?.isWhitespace != false
  }

  private static func words(ofUnreadable start: Substring) -> String {
    let isProgram = ["import ", "from ", "using ", "stub.", "var ", "const ", "package "].contains(
      where: start.hasPrefix)
    return isProgram
      ? "it is a program that is not read here. The documentation has the same as cURL and as Javascript (REST)."
      : "it is neither a curl command nor JSON or YAML of workflows. Copy the whole of one."
  }
}

extension Workflow {
  /// The workflow that what is sent describes, taken alone.
  public init(_ item: WorkflowPatch.Item) {
    self.init(id: item.id, nodes: item.nodes.map(\.node), attributes: item.attributes.filter { !$0.value.isEmpty })
  }
}
