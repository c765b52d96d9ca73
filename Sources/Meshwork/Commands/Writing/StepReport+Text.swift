import MeshCore

extension Plan.Step {
  /// What became of the step, as a line.
  func description(of report: StepReport) -> String {
    switch report.outcome {
    case .asPredicted where !misses.isEmpty:
      "\(title): done, as predicted, and not all that is wanted: it leaves \(misses.joined(separator: ", "))."
    case .asPredicted where isReordered(by: report):
      "\(title): done, as predicted; the service has put the nodes into an order of its own."
    case .asPredicted: "\(title): done, as predicted."
    case .differs(let diffs) where !absent(diffs, report).isEmpty:
      "\(title): written, but \(absent(diffs, report).joined(separator: ", ")). Look at it with `meshwork list`."
    case .differs(let diffs):
      "\(title): written, but the service holds something else than predicted: \(Self.names(diffs)). Look at it with "
        + "`meshwork show`."
    case .moved(let ids):
      "\(title): not sent. \(ids.joined(separator: ", ")) changed on the service since the plan was made. Run it again."
    case .refused(let error): "\(title): \(report.sentAt == nil ? "not sent" : "refused"). \(error.message)"
    case .partly(let error):
      "\(title): done in part. The first of two requests was carried out, the second was refused. \(error.message) "
        + left(by: report)
    case .notReadBack(let error):
      "\(title): written, and not read back. \(error.message) It is not sent again; `meshwork show` tells what is there."
    case .notKnown(let error):
      "\(title): not known. \(error.message) It is not sent again; `meshwork show` tells what is there."
    }
  }

  /// Which workflows are not there though they should be, or still there though they should not, in words.
  private func absent(_ diffs: [WorkflowID: WorkflowDiff], _ report: StepReport) -> [String] {
    guard let read = report.read else { return [] }
    return diffs.keys.sorted().compactMap { id in
      let isWanted = effects.first { $0.id == id }?.after != nil
      switch (isWanted, read[id] != nil) {
      case (true, false): return "the service has no workflow \(id)"
      case (false, true): return "the service still has workflow \(id)"
      case (true, true), (false, false): return nil
      }
    }
  }

  /// Of a step of which nothing was left to send.
  var wordsOfDone: String { "\(title): done already, nothing was sent." }

  var jsonOfDone: JSON {
    ["change": .string(title), "workflows": .array(effects.map { .string($0.id) }), "outcome": "done"]
  }

  func json(of report: StepReport) -> JSON {
    var fields: [String: JSON] = [
      "change": .string(title), "workflows": .array(effects.map { .string($0.id) }),
      "outcome": .string(report.outcome.name),
    ]
    switch report.outcome {
    case .asPredicted: break
    case .differs, .moved, .refused, .partly, .notReadBack, .notKnown:
      fields["message"] = .string(description(of: report))
    }
    return .object(fields)
  }

  /// What was read back of a step that was done in part: in what it differs from before.
  private func left(by report: StepReport) -> String {
    guard let read = report.read else { return "What is there now could not be read; `meshwork show` tells." }
    var diffs: [WorkflowID: WorkflowDiff] = [:]
    for effect in effects {
      let diff = WorkflowDiff(
        from: effect.before ?? Workflow(id: effect.id), to: read[effect.id] ?? Workflow(id: effect.id))
      if !diff.isEmpty { diffs[effect.id] = diff }
    }
    return diffs.isEmpty
      ? "What is there reads as before." : "Changed by it: \(Self.names(diffs)). `meshwork show` tells what is there."
  }

  private static func names(_ diffs: [WorkflowID: WorkflowDiff]) -> String {
    diffs.sorted { $0.key < $1.key }.map { id, diff in
      let parts = diff.nodes.map(\.id) + diff.attributes
      return parts.isEmpty ? id : "\(id) (\(parts.joined(separator: ", ")))"
    }.joined(separator: ", ")
  }
}

extension StepReport.Outcome {
  /// Stable, for programs.
  fileprivate var name: String {
    switch self {
    case .asPredicted: "done"
    case .differs: "differs"
    case .moved: "moved"
    case .refused: "refused"
    case .partly: "partly_done"
    case .notReadBack: "not_read_back"
    case .notKnown: "not_known"
    }
  }
}

extension StepReport {
  /// What the help of the commands that write says of their output.
  static let shape = """
    -o json and -o yaml print {"steps": [{"change", "workflows", "outcome", "message"}]}, where outcome is done, differs, \
    moved, refused, partly_done, not_read_back or not_known.
    """
}
