import MeshCore
import Testing
import TestSupport

/// The curl command of a request asks for that request again.
@Suite struct SnippetRoundTripTests {
  private let app = AppScope(userID: "u", appID: "a b")

  private func again(_ snippet: Snippet) throws -> APIRequest? {
    switch snippet.request {
    case .describe: nil
    case .create(let items): try Endpoint.createWorkflows(items, in: app).request
    case .patch(let patch): try Endpoint.patchWorkflows(patch, in: app).request
    case .delete(let ids):
      ids.count == 1 ? Endpoint.deleteWorkflow(ids[0], in: app).request : Endpoint.deleteWorkflows(ids, in: app).request
    case .rename(let id, let new): Endpoint.renameWorkflow(id, to: new, in: app).request
    case .deleteAll: Endpoint.deleteAllWorkflows(in: app).request
    }
  }

  private func curl(_ request: APIRequest) -> String { request.curl(base: "https://h").joined(separator: "\n") }

  @Test(arguments: seeds)
  func plansOfDraftsComeBack(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var (old, new) = (random.workflow(), random.workflow())
    // Quotes of the shell and of JSON.
    new.attributes["notes"] = .string("it's \"so\" \\ $HOME `x`\n")
    old.attributes["description"] = "a\\'b"
    let action = random.pick(PatchAction.allCases)
    var draft = Draft(base: old)
    try draft.make(.replaceNodes(new.nodes))
    try draft.make(.replaceAttributes(new.attributes))
    var requests = [try Endpoint.createWorkflows([.init(new)], in: app).request]
    if let patch = WorkflowPatch(action, from: draft.base, to: draft.result) {
      requests.append(try Endpoint.patchWorkflows(patch, in: app).request)
    }
    for request in requests {
      let snippet = try Snippet(curl(request))
      #expect(try again(snippet) == request)
      #expect(snippet.app == app)
      #expect(
        try again(
          try Snippet(
            "fetch('https://h\(request.target)', {method: '\(request.method.rawValue)', body: "
              + "JSON.stringify(\(request.body?.compact ?? ""))})")) == request)
    }
  }

  @Test func deletionsAndNewIDsComeBack() throws {
    let requests = [
      Endpoint.deleteWorkflow("w%/x", in: app).request, Endpoint.deleteWorkflows(["a", "b"], in: app).request,
      Endpoint.deleteAllWorkflows(in: app).request, Endpoint.renameWorkflow("a", to: "b", in: app).request,
    ]
    for request in requests { #expect(try again(try Snippet(curl(request))) == request) }
  }

  /// What a workflow is exported as stages nothing on that workflow.
  @Test(arguments: seeds)
  func whatIsExportedChangesNothing(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let workflow = random.workflow()
    for text in [workflow.fileText(.lossless), workflow.fileText(.official), WorkflowFile.json([workflow])] {
      let changes = FileChanges(try Snippet(text), current: [workflow.id: workflow])
      guard text != workflow.fileText(.official) || workflow.unofficialFields.isEmpty else { continue }
      #expect(changes.unchanged == [workflow.id] && changes.steps == [], "\(text)")
    }
  }

  /// A patch is staged as what the service would make of it.
  @Test(arguments: seeds)
  func patchesReachTheirResult(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let (old, new) = (random.workflow(), random.workflow())
    guard let patch = WorkflowPatch(.merge, from: old, to: new) else { return }
    let request = try Endpoint.patchWorkflows(patch, in: app).request
    let changes = FileChanges(try Snippet(curl(request)), current: [old.id: old])
    let result = changes.drafts[old.id]?.result ?? old
    #expect(WorkflowDiff(from: try #require(patch.result(on: old)), to: result).isEmpty)
  }
}
