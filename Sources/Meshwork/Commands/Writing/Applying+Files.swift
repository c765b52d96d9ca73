import MeshCore

/// How files are planned.
struct FilePlanning {
  /// Nil: the proposed one.
  var action: PatchAction?
  /// Whether what has no file is deleted.
  var prunes = false
}

extension Applying {
  /// The plan of what files describe; what is so already is said, and left out. The pins of folders are run with the
  /// editor's.
  mutating func plan(_ input: FileOptions, _ planning: FilePlanning) async throws -> Plan {
    let files = try input.readAll(session)
    filePins = files.pins
    let planned = try await plan(files, planning)
    steps = planned.steps
    drafts = planned.drafts
    let plan = Plan(
      planned.steps, drafts: planned.drafts, stored: planned.stored, in: client.app, readAt: session.host.now())
    return try await client.checked(plan)
  }

  private typealias Planned = (
    steps: [StagedStep], drafts: [WorkflowID: Draft], stored: [WorkflowID: Workflow]
  )

  private func plan(_ files: DescribedFiles, _ planning: FilePlanning) async throws -> Planned {
    if planning.prunes, files.items.isEmpty {
      throw Failure(
        .gateRefused,
        "Nothing was sent: \(files.folders.joined(separator: ", ")) has no file of a workflow, and --prune would delete "
          + "all of \(client.app.name). `meshwork delete --all` does that.")
    }
    if files.items.isEmpty {
      session.printer.say("\(files.folders.joined(separator: ", ")) has no file of a workflow.")
    }
    let app = try await client.app(describedBy: files.items, wholeList: !files.folders.isEmpty)
    warn(ofIdlePinsIn: files, app)
    let changes = FileChanges(
      files.items, stored: app.stored, choice: planning.action.map(PatchChoice.chosen) ?? .automatic)
    say(changes)
    var stored = app.stored
    var steps = changes.steps
    // What a comparison makes for a moment is deleted by the one that made it.
    let others = app.others.filter { !TemporaryWorkflows.isTemporary($0) }.sorted()
    if planning.prunes {
      var gone = try await client.workflows(Set(others))
      // A folder that was just pulled has no file of these, and cannot have one.
      for id in gone.keys.sorted() where (try? gone[id]?.folderText()) == nil {
        gone[id] = nil
        session.printer.warn("\(id): no file can hold it, so it is left as it is. `meshwork delete \(id)` deletes it.")
      }
      stored.merge(gone) { described, _ in described }
      if !gone.isEmpty { steps.append(StagedStep(id: steps.count + 1, change: .delete(gone.keys.sorted()))) }
    } else if !others.isEmpty, !files.folders.isEmpty {
      session.printer.say("Without a file, and left as they are: \(Self.some(others)). --prune deletes them.")
    }
    return (steps, changes.drafts, stored)
  }

  private func say(_ changes: FileChanges) {
    guard !changes.unchanged.isEmpty else { return }
    session.printer.say("As described already: \(Self.some(changes.unchanged)).")
    guard !changes.reordered.isEmpty else { return }
    session.printer.say(
      "But for the order of their nodes, which the service may choose: \(Self.some(changes.reordered)).")
  }

  static func some(_ ids: [WorkflowID]) -> String {
    let more = ids.count - mostNamed
    return ids.prefix(mostNamed).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }

  private static let mostNamed = 20
}
