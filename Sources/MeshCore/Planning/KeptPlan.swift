public import FoundationEssentials

/// A plan in a file: what was planned, on what, and what it would send, so that later just that is applied.
///
/// The steps and drafts are planned again where it is applied, by the same code; what comes out has to be what was kept. So
/// a file cannot make anybody send what its plan does not show, and nothing is sent to a service that moved. What planning
/// does not make again, such as pins and accepted losses, is held by a digest of all: a slip of an editor is noticed.
public struct KeptPlan: Hashable, Sendable, Codable {
  /// Where it was made. No key is among it.
  public struct Place: Hashable, Sendable, Codable {
    public let context: String
    /// The service's base URL; empty for the embedded backend.
    public let base: String
    public let user: String
    public let app: String
    /// Whose the key was, where `user` leaves that open and the service told.
    public let keyOwner: String?

    public init(context: String, base: String, user: String, app: String, keyOwner: String?) {
      (self.context, self.base, self.user, self.app, self.keyOwner) = (context, base, user, app, keyOwner)
    }

    /// What another place has otherwise, in words; nil where a plan of this one can be applied there.
    public func difference(from other: Place) -> String? {
      let fields = [
        ("context", context, other.context), ("service", base, other.base), ("user", user, other.user),
        ("app", app, other.app), ("owner of the key", keyOwner ?? "", other.keyOwner ?? ""),
      ]
      return fields.first { $0.1 != $0.2 }.map { name, old, new in
        "its \(name) is \(old.isEmpty ? "none" : old), and here it is \(new.isEmpty ? "none" : new)"
      }
    }
  }

  public enum Fault: Error, Hashable, Sendable {
    case noPlan
    /// Of a form that another version of the program writes.
    case format(Int)
  }

  public let place: Place
  public let keptAt: Date
  public let steps: [StagedStep]
  public var drafts: [WorkflowID: Draft] {
    Dictionary(keptDrafts.compactMap { $0.draft.map { ($0.id, $0) } }) { first, _ in first }
  }
  public let pins: [Pin]
  /// Whether the text was as it was kept; false where it was edited since.
  public private(set) var isIntact = true

  private let format: Int
  private let keptDrafts: [KeptDraft]
  private let outcome: [Outcome]

  private static let currentFormat = 1

  private enum CodingKeys: String, CodingKey {
    case format = "meshwork_plan"
    case keptAt = "kept_at"
    case keptDrafts = "drafts"
    case outcome = "plan"
    case place, steps, pins
  }

  private struct KeptDraft: Hashable, Codable {
    let base: Workflow
    let isNew: Bool
    let edits: [Edit]

    var draft: Draft? { try? Draft(base: base, isNew: isNew, edits: edits, undone: []) }
  }

  /// What a step was planned on, and what it would send.
  private struct Outcome: Hashable, Codable {
    struct Before: Hashable, Codable {
      let id: WorkflowID
      let workflow: Workflow?
    }

    let step: StagedStep.ID
    let before: [Before]
    /// `{"method", "path", "body"}`
    let requests: [JSON]
  }

  /// - Parameter plan: of these steps and drafts.
  public init(
    _ plan: Plan, steps: [StagedStep], drafts: [WorkflowID: Draft], pins: [Pin], at place: Place
  ) {
    format = Self.currentFormat
    self.place = place
    keptAt = plan.readAt
    self.steps = steps
    keptDrafts = drafts.values.sorted { $0.id < $1.id }
      .map { KeptDraft(base: $0.base, isNew: $0.isNew, edits: $0.edits) }
    self.pins = pins
    outcome = plan.steps.map(Self.outcome)
  }

  private static func outcome(_ step: Plan.Step) -> Outcome {
    Outcome(
      step: step.id, before: step.effects.map { .init(id: $0.id, workflow: $0.before) },
      requests: step.requests.map { request in
        ["method": .string(request.method.rawValue), "path": .string(request.target), "body": request.body ?? .null]
      })
  }

  /// What a file holds; a `Fault` where it is no plan that this program can apply.
  public init(_ text: String) throws(Fault) {
    var fields = try Self.fields(of: Data(text.utf8))
    guard case .number(let number)? = fields["meshwork_plan"] else { throw .noPlan }
    guard number == Double(Self.currentFormat) else { throw .format(Int(clamping: number)) }
    let kept = fields.removeValue(forKey: Self.digest)
    do {
      self = try Wire.Decoder(rules: .kept).decode(KeptPlan.self, from: .object(fields))
    } catch {
      throw .noPlan
    }
    isIntact = kept == .string(Self.digest(of: fields))
    guard keptDrafts.allSatisfy({ $0.draft != nil }) else { throw .noPlan }
  }

  /// The text of the file, with a line end.
  public var text: String {
    get throws {
      var fields = try Self.fields(of: try Wire.Encoder(rules: .kept).encode(self))
      fields[Self.digest] = .string(Self.digest(of: fields))
      return String(decoding: JSON.object(fields).data(), as: UTF8.self) + "\n"
    }
  }

  /// The name of the field that holds the digest of the others.
  private static let digest = "sha256"

  private static func digest(of fields: [String: JSON]) -> String { SHA256.digest(JSON.object(fields).data()) }

  private static func fields(of text: Data) throws(Fault) -> [String: JSON] {
    guard case .object(let fields)? = try? Wire.Decoder(rules: .kept).decode(JSON.self, from: text) else {
      throw .noPlan
    }
    return fields
  }

  /// The workflows that a plan of the same steps finds otherwise than they were, sorted.
  public func moved(in plan: Plan) -> [WorkflowID] {
    var moved: Set<WorkflowID> = []
    let found = plan.steps.map(Self.outcome)
    for (old, new) in zip(outcome, found) {
      let (was, now) = (Self.before(old), Self.before(new))
      for id in Set(was.keys).union(now.keys) {
        switch (was[id] ?? nil, now[id] ?? nil) {
        case (nil, nil): if was[id] == nil || now[id] == nil { moved.insert(id) }
        case (let was?, let now?): if !WorkflowDiff(from: was, to: now).isEmpty { moved.insert(id) }
        case (_?, nil), (nil, _?): moved.insert(id)
        }
      }
    }
    return moved.sorted()
  }

  /// Whether a plan of the same steps sends just what was kept.
  public func isSent(by plan: Plan) -> Bool {
    outcome.map(\.requests) == plan.steps.map(Self.outcome).map(\.requests)
  }

  private static func before(_ outcome: Outcome) -> [WorkflowID: Workflow?] {
    Dictionary(outcome.before.map { ($0.id, $0.workflow) }) { first, _ in first }
  }
}
