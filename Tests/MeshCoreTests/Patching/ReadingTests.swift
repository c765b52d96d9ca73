import MeshCore
import TestSupport
import Testing

/// What each answer to what the service's pages leave open makes of the same patch.
@Suite struct ReadingTests {
  private static let stored = Workflow(
    "flow", WorkflowNode("a", "colors", "c1"),
    WorkflowNode("b", "crop", "k1", reads: ["a"], hidden: true, params: ["margin": 1.5, "labels": ["x"]]),
    attributes: [
      "description": "old", "use_cases": ["retail"], "image": ["url": "https://samples.clarifai.com/cover.jpg"],
    ])

  private func left(_ reading: String, _ action: PatchAction, _ item: WorkflowPatch.Item) throws -> Workflow? {
    WorkflowPatch(action: action, items: [item]).result(on: Self.stored, under: try Reading(reading))
  }

  @Test func thereAreSixteenOfTheQuestionsAndThoseOfMixedLists() {
    #expect(Reading.allCases.count == 24 && Set(Reading.allCases).count == 24)
    #expect(Reading.allCases.filter { $0.lists != .mixed }.count == 16)
    #expect(Reading.allCases.contains(.usual))
  }

  @Test func overwriteClearsWhatIsNotSentOrKeepsIt() throws {
    let item = WorkflowPatch.Item(id: "flow", attributes: ["description": "new"])
    #expect(try left("overwrite=whole", .overwrite, item)?.attributes == ["description": "new"])
    let kept = try #require(try left("overwrite=sent", .overwrite, item))
    #expect(kept.description == "new" && kept.attributes["use_cases"] == ["retail"])
    // Of its nodes no question is open: none sent, none patched.
    #expect(kept.nodes == Self.stored.nodes)
    #expect(try left("overwrite=whole", .overwrite, item)?.nodes == Self.stored.nodes)
  }

  @Test(arguments: ["", [] as JSON, .null])
  func anEmptyValueCannotBeToldFromOneThatIsNotSent(value: JSON) throws {
    let item = WorkflowPatch.Item(id: "flow", attributes: ["description": value])
    #expect(try left("overwrite=sent", .overwrite, item)?.description == "old")
    #expect(try left("overwrite=whole", .overwrite, item)?.description == nil)
    #expect(try left("merge=fields", .merge, item)?.description == "old")
  }

  @Test func mergeChangesANodeByFieldOrReplacesIt() throws {
    let item = WorkflowPatch.Item(
      id: "flow", nodes: [NodePatch(id: "b", model: ModelReference(id: "crop", versionID: "k2"))])
    #expect(
      try left("merge=fields", .merge, item)?[node: "b"]
        == WorkflowNode("b", "crop", "k2", reads: ["a"], hidden: true, params: ["margin": 1.5, "labels": ["x"]]))
    #expect(try left("merge=replace", .merge, item)?[node: "b"] == WorkflowNode("b", "crop", "k2"))
    #expect(try left("merge=replace", .merge, item)?[node: "a"] == Self.stored[node: "a"])
  }

  @Test(
    arguments: [
      ("append", ["a", "c"], ["retail", "search"], ["x", "y"]), ("replace", ["c"], ["search"], ["y"]),
      ("mixed", ["c"], ["retail", "search"], ["x", "y"]),
    ] as [(String, [NodeID], JSON, JSON)])
  func mergeAppendsToListsOrReplacesThem(lists: String, inputs: [NodeID], useCases: JSON, labels: JSON) throws {
    let item = WorkflowPatch.Item(
      id: "flow", nodes: [NodePatch(id: "b", inputs: ["c"], override: ["params": ["labels": ["y"]]])],
      attributes: ["use_cases": ["search"]])
    let result = try #require(try left("lists=" + lists, .merge, item))
    #expect(result[node: "b"]?.inputs == inputs)
    #expect(result[node: "b"]?.override?["params"]?["labels"] == labels)
    #expect(result.attributes["use_cases"] == useCases)
  }

  @Test func removeTakesNodesOrTheCoverImageOnly() throws {
    let nodes = WorkflowPatch.Item(id: "flow", nodes: [NodePatch(id: "a")])
    #expect(try left("remove=nodes", .remove, nodes)?.nodes.map(\.id) == ["b"])
    #expect(try left("remove=image", .remove, nodes) == nil)
    let cover = WorkflowPatch.Item(
      id: "flow", attributes: ["image": ["url": "https://samples.clarifai.com/cover.jpg"]])
    for answer in ["remove=nodes", "remove=image"] {
      #expect(try left(answer, .remove, cover)?.attributes["image"] == nil)
      #expect(try left(answer, .remove, cover)?.nodes == Self.stored.nodes)
    }
  }

  @Test func aTextNamesAReadingAndIsItsText() throws {
    #expect(Reading.usual.text == "overwrite=sent,merge=fields,lists=mixed,remove=nodes")
    for reading in Reading.allCases { #expect(try Reading(reading.text) == reading) }
    #expect(
      try Reading("overwrite=whole,merge=replace")
        == Reading(overwrite: .whole, merge: .replace, lists: .mixed, remove: .nodes))
  }

  @Test(arguments: [
    ("", "There is no question \"\". Known: overwrite, merge, lists, remove."),
    ("delete=all", "There is no question \"delete\". Known: overwrite, merge, lists, remove."),
    ("merge=fields,", "There is no question \"\". Known: overwrite, merge, lists, remove."),
    ("merge=whole", "\"whole\" does not answer merge. Known: fields, replace."),
    ("merge=fields,merge=replace", "merge is answered twice. Take one of the answers out."),
    ("remove", "\"\" does not answer remove. Known: nodes, image."),
  ])
  func anUnknownWordIsNamed(text: String, message: String) {
    let error = #expect(throws: ReadingError.self) { try Reading(text) }
    #expect(error?.message == message)
  }
}
