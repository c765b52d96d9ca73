/// What an earlier version of the program kept of an app without saying whose it is: everybody who used the same address,
/// user and app shared it. It is nobody's until somebody says that it is theirs.
public struct UnclaimedWork: Hashable, Sendable {
  /// The workflows that have a draft, sorted.
  public let drafts: [WorkflowID]
  public let steps: [StagedStep]
  /// How many steps were sent, and predictions made.
  public let sent: Int
  public let runs: Int

  public init(drafts: [WorkflowID], steps: [StagedStep], sent: Int, runs: Int) {
    self.drafts = drafts
    self.steps = steps
    self.sent = sent
    self.runs = runs
  }

  /// `2 drafts (flow, gate), 1 staged step (delete old), 4 steps sent`
  public var description: String {
    func named(_ count: Int, _ noun: String, _ names: [String] = []) -> String? {
      guard count > 0 else { return nil }
      let more = names.count > Self.named ? ", and \(names.count - Self.named) more" : ""
      let list = names.isEmpty ? "" : " (\(names.prefix(Self.named).joined(separator: ", "))\(more))"
      return counted(count, noun) + list
    }
    return [
      named(drafts.count, "draft", drafts), named(steps.count, "staged step", steps.map(\.change.words.line)),
      named(sent, "sent step"), named(runs, "prediction"),
    ].compactMap(\.self).joined(separator: ", ")
  }

  private static let named = 5
}
