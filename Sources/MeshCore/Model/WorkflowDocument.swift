public import FoundationEssentials

/// A workflow as the JSON text it came as: a list reads of it what a row shows, and the rest only when it is opened.
///
/// Ten thousand workflows as values take four times the memory of their text, and a fault in one of them would make a
/// whole page unreadable.
public struct WorkflowDocument: Hashable, Sendable, Identifiable {
  public let id: WorkflowID
  public let appID: String?
  let userID: String?
  private let content: Content

  /// The most bytes that are read where the workflow is asked for, which may be between two frames; what is larger is
  /// read where the page is, in the background.
  package static let largestReadAtOnce = 65_536

  private enum Content: Hashable, Sendable {
    case text(Data)
    indirect case read(Workflow, from: Data)
    case unreadable(Data, because: UnreadableAnswer)
    indirect case value(Workflow)
  }

  /// What a row of a list shows.
  public struct Summary: Hashable, Sendable {
    public internal(set) var nodes = 0
    /// When it was last changed, or made.
    public internal(set) var modifiedAt: Date?
    public internal(set) var description: String?
    /// The fields, and items of them, that are not of the contract, and not shown: *nodes[2]*.
    public internal(set) var faults: [String] = []
  }

  public init(_ workflow: Workflow) {
    id = workflow.id
    appID = workflow.appID
    userID = workflow.userID
    content = .value(workflow)
  }

  init(id: WorkflowID, userID: String?, appID: String?, text: Data) {
    self.id = id
    self.userID = userID
    self.appID = appID
    guard text.count > Self.largestReadAtOnce else {
      content = .text(text)
      return
    }
    do {
      content = .read(try Wire.decoder.decode(Workflow.self, from: text), from: text)
    } catch {
      content = .unreadable(text, because: UnreadableAnswer(error))
    }
  }

  /// Whether nothing is left to be read, be it that it cannot be.
  package var isRead: Bool { if case .text = content { false } else { true } }

  /// The whole workflow. Fails where a field is not of the contract.
  public func workflow() throws -> Workflow {
    switch content {
    case .text(let text): try Wire.decoder.decode(Workflow.self, from: text)
    case .unreadable(_, let why): throw why
    case .read(let workflow, _), .value(let workflow): workflow
    }
  }

  /// The workflow as it came, with all its fields; null where its text is no JSON.
  public var json: JSON {
    switch content {
    case .text(let text), .read(_, let text), .unreadable(let text, _):
      (try? Wire.decoder.decode(JSON.self, from: text)) ?? .null
    case .value(let workflow): (try? JSON(encoding: workflow)) ?? .null
    }
  }

  /// The models that its nodes run.
  public var models: Set<ModelID> { Set(runs.map(\.model.id)) }

  /// Its nodes with the models that they run. Costs about a microsecond a kilobyte of text.
  package var runs: [NodeRun] {
    switch content {
    case .text(let text), .unreadable(let text, _):
      (try? text.withUnsafeBytes { bytes throws in
        var skimmer = JSONSkimmer(bytes)
        return try NodeRun.all(&skimmer)
      }) ?? []
    case .read(let workflow, _), .value(let workflow):
      workflow.nodes.map { NodeRun(node: $0.id, model: $0.model) }
    }
  }

  /// Costs about a microsecond a kilobyte of text.
  public var summary: Summary {
    switch content {
    case .text(let text), .read(_, let text), .unreadable(let text, _):
      (try? text.withUnsafeBytes { bytes throws in
        var skimmer = JSONSkimmer(bytes)
        return try Summary(&skimmer)
      }) ?? Summary()
    case .value(let workflow):
      Summary(
        nodes: workflow.nodes.count, modifiedAt: workflow.modifiedAt ?? workflow.createdAt,
        description: workflow.description)
    }
  }
}

extension WorkflowDocument.Summary {
  fileprivate init(_ skimmer: inout JSONSkimmer) throws {
    var (nodes, modified, created, description) = (0, String?.none, String?.none, String?.none)
    var faults: [String] = []
    try skimmer.object { name, rest throws in
      let kind = try rest.kind()
      func expect(_ wanted: JSONSkimmer.Kind) { if kind != wanted, kind != .null { faults.append(name) } }
      switch name {
      case "nodes":
        expect(.array)
        var index = 0
        try rest.array { element throws in
          let kind = try element.kind()
          if kind == .object { nodes += 1 } else if kind != .null { faults.append("nodes[\(index)]") }
          index += 1
          try element.value()
        }
      case "modified_at", "modifiedAt":
        expect(.text)
        modified = try rest.text()
      case "created_at", "createdAt":
        expect(.text)
        created = try rest.text()
      case "description":
        expect(.text)
        description = try rest.text()
      case _: try rest.value()
      }
    }
    let date = (modified ?? created).flatMap(Timestamp.date)
    self.init(nodes: nodes, modifiedAt: date, description: description, faults: faults)
  }
}
