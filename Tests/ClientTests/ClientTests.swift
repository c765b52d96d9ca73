import FoundationEssentials
import MeshCore
import Testing

/// What the client does is the same over every carrier.
@Suite struct ClientTests {
  private let quality = WorkflowNode(id: "quality", model: ModelReference(id: "image-quality"))
  private let colors = WorkflowNode(id: "colors", model: ModelReference(id: "color-recognition"))

  private func create(_ client: MeshClient, _ ids: WorkflowID...) async throws {
    let items = ids.map { WorkflowPatch.Item(Workflow(id: $0, nodes: [quality])) }
    _ = try await client.send(.createWorkflows(items, in: client.app))
  }

  private func nodes(_ client: MeshClient, _ id: WorkflowID) async throws -> [NodeID]? {
    try await client.workflow(id)?.nodes.map(\.id)
  }

  @Test(arguments: Carrier.allCases) func createAndRead(carrier: Carrier) async throws {
    try await carrier.carry { client async throws in
      let item = WorkflowPatch.Item(
        Workflow(id: "a", nodes: [quality, colors], attributes: ["description": "ä \"quoted\" text"]))
      let made = try await client.send(.createWorkflows([item], in: client.app)).value.workflows
      #expect(made.map(\.id) == ["a"])
      let read = try #require(try await client.workflow("a"))
      #expect(read.nodes.map(\.id) == ["quality", "colors"])
      #expect(read.description == "ä \"quoted\" text")
      #expect(try await client.allWorkflows().map(\.id) == ["a"])
      #expect(try await client.workflow("a/b c%20") == nil)
    }
  }

  @Test(arguments: Carrier.allCases) func pages(carrier: Carrier) async throws {
    try await carrier.carry { client async throws in
      try await create(client, "a", "b", "c")
      let first = try await client.workflows(page: 1, perPage: 2)
      let second = try await client.workflows(page: 2, perPage: 2)
      #expect(!first.isLast && second.isLast)
      #expect(Set((first.documents + second.documents).map(\.id)) == ["a", "b", "c"])
      #expect(try await client.workflows(page: 3, perPage: 2).documents.isEmpty)
    }
  }

  @Test(arguments: Carrier.allCases) func patches(carrier: Carrier) async throws {
    try await carrier.carry { client async throws in
      try await create(client, "a")
      func patch(_ action: PatchAction, _ nodes: NodePatch...) async throws {
        let patch = WorkflowPatch(action: action, items: [.init(id: "a", nodes: nodes)])
        let changed = try await client.send(.patchWorkflows(patch, in: client.app)).value.workflows
        #expect(changed.map(\.id) == ["a"])
      }
      try await patch(.merge, NodePatch(colors))
      #expect(try await nodes(client, "a") == ["quality", "colors"])
      switch carrier.reading.remove {
      case .nodes:
        try await patch(.remove, NodePatch(id: "quality"))
        #expect(try await nodes(client, "a") == ["colors"])
      case .image:
        let refused = await #expect(throws: APIError.self) { try await patch(.remove, NodePatch(id: "quality")) }
        #expect(refused?.status?.code == .workflowInvalidRequest)
        #expect(try await nodes(client, "a") == ["quality", "colors"])
      }
      try await patch(.overwrite, NodePatch(quality))
      #expect(try await nodes(client, "a") == ["quality"])
    }
  }

  /// The plan of a draft comes to it, or says under which reading it does not.
  @Test(arguments: Carrier.allCases) func plansAreCarriedOut(carrier: Carrier) async throws {
    try await carrier.carry { client async throws in
      let crop = WorkflowNode(id: "tiles", model: ModelReference(id: "image-tiles"))
      var reader = colors
      (reader.inputs, reader.suppressesOutput) = (["tiles"], true)
      let attributes: [String: JSON] = [
        "description": "first", "notes": "n", "use_cases": ["retail"], "metadata": ["tags": ["t1"], "runs": 3],
        "image": ["url": "https://samples.clarifai.com/cover.jpg"],
      ]
      _ = try await client.send(
        .createWorkflows([.init(Workflow(id: "a", nodes: [crop, reader], attributes: attributes))], in: client.app))
      let edits: [(Workflow) -> Edit] = [
        { _ in .addNode(quality, at: nil) }, { _ in .removeNode("quality") },
        { workflow in
          var hidden = workflow.nodes[0]
          hidden.suppressesOutput = true
          return .updateNode("tiles", to: hidden)
        },
        { workflow in
          var reread = workflow.nodes[1]
          (reread.inputs, reread.suppressesOutput) = ([], false)
          return .updateNode("colors", to: reread)
        },
        { _ in .moveNode("colors", to: 0) },
        { .replaceAttributes($0.attributes.merging(["description": "second", "use_cases": ["a", "b"]]) { $1 }) },
        { .replaceAttributes($0.attributes.filter { $0.key != "image" }) },
        { .replaceAttributes($0.attributes.filter { $0.key != "notes" }) },
      ]
      for (index, edit) in edits.enumerated() {
        let stored = try #require(try await client.workflow("a"))
        var draft = Draft(base: stored)
        try draft.make(edit(stored))
        let plan = try await client.plan(
          [StagedStep(id: index, change: .patch("a", .automatic))], drafts: ["a": draft],
          now: .init(timeIntervalSince1970: 0))
        #expect(plan.isReady, "\(index): \(plan)")
        let report = await StepRunner(client: client, now: { .init(timeIntervalSince1970: 0) }).apply(plan.steps[0])
        let left = try #require(try await client.workflow("a"))
        let off = WorkflowDiff(from: left, to: draft.result)
        // Versions that the request leaves to the service are no difference.
        guard off.attributes == ["notes"] else {
          #expect(report.outcome == .asPredicted, "\(index): \(report.outcome)")
          #expect(off.attributes == [] && off.added == 0 && off.removed == 0 && !off.reordered, "\(index): \(off)")
          continue
        }
        // What goes of the notes cannot be told from what is not sent.
        #expect(carrier.reading.overwrite == .sent && plan.steps[0].warnings.contains { $0.contains("notes") })
        guard case .differs = report.outcome else {
          Issue.record("\(report.outcome)")
          continue
        }
      }
    }
  }

  @Test(arguments: Carrier.allCases) func deletions(carrier: Carrier) async throws {
    try await carrier.carry { client async throws in
      try await create(client, "a", "b", "c", "d")
      _ = try await client.send(.deleteWorkflow("a", in: client.app))
      #expect(try await Set(client.allWorkflows().map(\.id)) == ["b", "c", "d"])
      _ = try await client.send(.deleteWorkflows(["b", "c"], in: client.app))
      #expect(try await client.allWorkflows().map(\.id) == ["d"])
      _ = try await client.send(.deleteAllWorkflows(in: client.app))
      #expect(try await client.allWorkflows().isEmpty)
    }
  }

  @Test(arguments: Carrier.allCases) func renaming(carrier: Carrier) async throws {
    try await carrier.carry { client async throws in
      try await create(client, "a", "taken")
      let renamed = try await client.send(.renameWorkflow("a", to: "b", in: client.app)).value.workflows
      #expect(renamed.map(\.id) == ["b"])
      #expect(try await client.workflow("a") == nil)
      #expect(try await nodes(client, "b") == ["quality"])
      let taken = await #expect(throws: APIError.self) {
        try await client.send(.renameWorkflow("b", to: "taken", in: client.app))
      }
      #expect(taken?.status?.code == .workflowDuplicate)
    }
  }

  @Test(arguments: Carrier.allCases) func versions(carrier: Carrier) async throws {
    try await carrier.carry { client async throws in
      try await create(client, "a")
      let patch = WorkflowPatch(action: .merge, items: [.init(id: "a", nodes: [NodePatch(colors)])])
      _ = try await client.send(.patchWorkflows(patch, in: client.app))
      let versions = try await client.send(.listWorkflowVersions(of: "a", in: client.app)).value.versions
      #expect(versions.map(\.nodes.count) == [2, 1])
      let first = try #require(versions.last)
      let read = try await client.send(.getWorkflowVersion(first.id, of: "a", in: client.app)).value.version
      #expect(read.nodes.map(\.id) == ["quality"])
      let unknown = await #expect(throws: APIError.self) {
        try await client.send(.getWorkflowVersion("none", of: "a", in: client.app))
      }
      #expect(unknown?.isNotFound == true)
    }
  }

  @Test(arguments: Carrier.allCases) func models(carrier: Carrier) async throws {
    try await carrier.carry { client async throws in
      let models = try await client.send(.listModels(in: client.app, page: 1, perPage: 1000)).value.models
      #expect(models.contains { $0.id == "image-quality" })
      let model = try await client.send(.getModel("image-quality", in: client.app)).value.model
      let versions = try await client.send(.listModelVersions(of: model.id, in: client.app)).value.versions
      #expect(versions.first?.id == model.version?.id)
      let unknown = await #expect(throws: APIError.self) { try await client.send(.getModel("none", in: client.app)) }
      #expect(unknown?.status?.code == .modelDoesNotExist && unknown?.isNotFound == true)
    }
  }

  @Test(arguments: Carrier.allCases) func predictions(carrier: Carrier) async throws {
    let red = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"
    try await carrier.carry { client async throws in
      let item = WorkflowPatch.Item(Workflow(id: "a", nodes: [quality, colors]))
      _ = try await client.send(.createWorkflows([item], in: client.app))
      let inputs = [ImageInput.base64(red), .base64(red)]
      let results = try await client.send(.workflowResults(of: "a", on: inputs, in: client.app)).value.results
      #expect(
        results.map { $0.outputs.map(\.model?.id) }
          == Array(repeating: ["image-quality", "color-recognition"], count: 2))
      #expect(results.allSatisfy { $0.status.code == .success })
      let unknown = await #expect(throws: APIError.self) {
        try await client.send(.workflowResults(of: "none", on: inputs, in: client.app))
      }
      #expect(unknown?.isNotFound == true)
    }
  }

  /// A request that is refused changes nothing of what it names.
  @Test(arguments: Carrier.allCases) func refusals(carrier: Carrier) async throws {
    try await carrier.carry { client async throws in
      try await create(client, "a")
      func code(_ body: () async throws -> Void) async -> StatusCode? {
        await #expect(throws: APIError.self) { try await body() }?.status?.code
      }
      #expect(await code { try await create(client, "b", "a") } == .workflowDuplicate)
      let stranger = WorkflowNode(id: "n", model: ModelReference(id: "none"))
      let item = WorkflowPatch.Item(Workflow(id: "c", nodes: [stranger]))
      #expect(
        await code { _ = try await client.send(.createWorkflows([item], in: client.app)) } == .modelDoesNotExist)
      let patch = WorkflowPatch(
        action: .merge, items: [.init(id: "a", nodes: [NodePatch(colors)]), .init(id: "none", nodes: [])])
      #expect(
        await code { _ = try await client.send(.patchWorkflows(patch, in: client.app)) } == .workflowDoesNotExist)
      #expect(
        await code { _ = try await client.send(.deleteWorkflows(["a", "none"], in: client.app)) }
          == .workflowDoesNotExist)
      #expect(try await client.allWorkflows().map(\.id) == ["a"])
      #expect(try await nodes(client, "a") == ["quality"])
    }
  }
}
