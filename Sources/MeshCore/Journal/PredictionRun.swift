public import FoundationEssentials

/// An image as a user names it.
public enum ImageSource: Hashable, Sendable, Codable {
  case url(String)
  /// The path of a file on this machine: one that holds in every folder, once it was made by ``file(at:)``.
  case file(String)
  /// A picture that is part of the program, by its id.
  case sample(String)

  /// Reads what was typed: `sample:NAME`, an http, https or data URL, else a path, also as a file URL. Quotes
  /// around it, and backslashes before blanks and signs, as a shell or a terminal puts them, are left out. Nil where
  /// nothing was typed.
  public init?(_ text: String) {
    let text = text.trimmed.unquoted.unescaped
    guard !text.isEmpty else { return nil }
    let lower = text.lowercased()
    if lower.hasPrefix("sample:") {
      self = .sample(String(lower.dropFirst("sample:".count)))
    } else if ["http://", "https://", "data:"].contains(where: lower.hasPrefix) {
      self = .url(text)
    } else if lower.hasPrefix("file:///") {
      self = .file(URL(string: text)?.path(percentEncoded: false) ?? String(text.dropFirst("file://".count)))
    } else {
      self = .file(at: text)
    }
  }

  /// A file as it is named from the current folder, by a path that still names it in another one. What begins with `@`
  /// is the list of several, and stays as it is typed; so do `~`, the home folder, and addresses of kinds that are none.
  public static func file(at path: String) -> ImageSource {
    guard let first = path.first, !"/~@".contains(first), path.firstRange(of: "://") == nil else { return .file(path) }
    let steps = path.split(separator: "/", omittingEmptySubsequences: false).drop { $0 == "." }
    return .file(Self.currentFolder + steps.joined(separator: "/"))
  }

  /// With a `/` at its end.
  private static var currentFolder: String {
    let folder = FileManager.default.currentDirectoryPath
    return folder.hasSuffix("/") ? folder : folder + "/"
  }

  /// The text that names it again in this folder.
  public var text: String {
    switch self {
    case .url(let url): url
    case .file(let path):
      path.hasPrefix(Self.currentFolder) && path != Self.currentFolder
        ? String(path.dropFirst(Self.currentFolder.count)) : path
    case .sample(let name): "sample:" + name
    }
  }

  /// Whether it is itself the image, as a data URL.
  public var isEmbedded: Bool {
    if case .url(let url) = self { url.prefix(5).lowercased() == "data:" } else { false }
  }

  /// What is kept of it: of a data URL only what kind of image it held.
  public var kept: ImageSource {
    guard isEmbedded, text.utf8.count > Self.mostKept, let comma = text.prefix(Self.mostKept).firstIndex(of: ",") else {
      return isEmbedded && text.utf8.count > Self.mostKept ? .url("data:,") : self
    }
    return .url(String(text[...comma]))
  }

  /// Whether it is the rest of a data URL that was not kept, and so names no image.
  public var isRest: Bool { isEmbedded && text.last == "," }

  /// Bytes of a data URL that is kept whole.
  private static let mostKept = 1024

  /// The last part of its name, for titles.
  public var title: String {
    switch self {
    case .url where isEmbedded: "data URL"
    case .url(let url):
      url.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").last.map(String.init) ?? url
    case .file(let path): path.split(separator: "/").last.map(String.init) ?? path
    case .sample(let name): name
    }
  }
}

/// One prediction: what was run on what, and what each node gave.
public struct PredictionRun: Hashable, Sendable, Codable {
  public let workflow: WorkflowID
  /// The version of the workflow that was current.
  public let versionID: VersionID?
  /// The nodes as they were, to name the outputs.
  public let nodes: [WorkflowNode]
  public internal(set) var image: ImageSource
  public let at: Date
  /// Seconds from sending to the answer.
  public let seconds: Double
  public let status: Status
  public let result: WorkflowResult
  /// The SHA-256 of the image file; nil where only an address was sent, and of runs that earlier versions kept.
  public let digest: String?
  /// Which of the images of its prediction it is of, from 0; nil where there is one, and of runs that earlier versions
  /// kept. A list may name an image twice.
  public let place: Int?

  public init(
    workflow: WorkflowID, versionID: VersionID?, nodes: [WorkflowNode], image: ImageSource, at: Date,
    seconds: Double, status: Status, result: WorkflowResult, digest: String? = nil, place: Int? = nil
  ) {
    self.workflow = workflow
    self.versionID = versionID
    self.nodes = nodes
    self.image = image
    self.at = at
    self.seconds = seconds
    self.status = status
    self.result = result
    self.digest = digest
    self.place = place
  }

  /// As it is journalled: fifty runs must not be fifty images.
  public var kept: PredictionRun {
    var run = self
    run.image = image.kept
    return run
  }

  /// Each node with the output it gave, if any.
  public var outputs: [(node: WorkflowNode, output: Output?)] {
    zip(nodes, result.outputs(for: nodes)).map { ($0, $1) }
  }
}

extension PredictionRun: Identifiable {
  /// What tells a run from every other one that is kept: no workflow runs twice in one moment.
  public struct ID: Hashable, Sendable {
    public let workflow: WorkflowID
    /// As it is kept.
    public let image: ImageSource
    public let at: Date
    public let place: Int?

    public init(workflow: WorkflowID, image: ImageSource, at: Date, place: Int? = nil) {
      self.workflow = workflow
      self.image = image
      self.at = at
      self.place = place
    }
  }

  public var id: ID { ID(workflow: workflow, image: image.kept, at: at, place: place) }

  /// Whether the image gave all that it was asked for.
  public var isWhole: Bool {
    result.status.code == .success && result.outputs.allSatisfy { $0.status.code == .success }
  }

  /// Whether it is of a prediction on several images, and not of the first of them.
  public var continuesPrediction: Bool { (place ?? 0) > 0 }

  /// Whether both came of one prediction on several images.
  public func isBeside(_ other: PredictionRun) -> Bool {
    workflow == other.workflow && at == other.at && versionID == other.versionID
  }
}

extension String {
  /// Without the pair of quotes around it, if there is one.
  fileprivate var unquoted: String {
    guard let first, first == "\"" || first == "'", dropFirst().last == first else { return self }
    return String(dropFirst().dropLast()).trimmed
  }

  /// Without the backslashes that a terminal puts before blanks and signs of a path that is dragged into it.
  fileprivate var unescaped: String {
    guard contains("\\") else { return self }
    var (text, isEscaped) = ("", false)
    for character in self {
      if character == "\\", !isEscaped {
        isEscaped = true
        continue
      }
      if isEscaped, character.isLetter || character.isNumber { text.append("\\") }
      text.append(character)
      isEscaped = false
    }
    return isEscaped ? text + "\\" : text
  }

  /// Without white space at either end.
  public var trimmed: String {
    guard let start = firstIndex(where: { !$0.isWhitespace }), let end = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[start...end])
  }
}
