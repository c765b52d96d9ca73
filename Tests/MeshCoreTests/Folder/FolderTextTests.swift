import FoundationEssentials
import MeshCore
import TestSupport
import Testing

/// What is pulled is read back as the same workflow, whatever it holds, so that it plans to nothing.
@Suite struct FolderTextTests {
  private func check(_ workflow: Workflow, _ note: String) throws {
    let text = FolderStamp.stamped(try workflow.folderText(), as: FolderName.file(for: workflow.id))
    let items = try WorkflowFile(text).items
    let changes = FileChanges(items, stored: [workflow.id: workflow])
    #expect(changes.unchanged == [workflow.id] && changes.steps.isEmpty, "\(note): \(text)")
    // And it is all there where the app has lost it.
    var bare = Workflow(id: workflow.id, nodes: workflow.nodes, attributes: workflow.attributes)
    for place in bare.nodes.indices { bare.nodes[place].extras = [:] }
    #expect(try WorkflowFile(text).workflows == [bare], "\(note): \(text)")
    #expect(try WorkflowFile(text).warnings.isEmpty, "\(note)")
  }

  @Test func anyWorkflowIsReadBack() throws {
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let workflow = try random.foundWorkflow()
      #expect(throws: Never.self, "seed \(seed): \(workflow)") { try check(workflow, "seed \(seed)") }
    }
  }

  @Test func whatOnlyTheWireCanSayIsKept() throws {
    try check(Workflow(id: "empty"), "no nodes")
    try check(Workflow("model", WorkflowNode("a", "")), "no model")
    try check(Workflow("workflow: {}", WorkflowNode("a: b", "- c", "017", reads: ["#d"])), "odd ids")
    try check(Workflow("nul\u{0}", WorkflowNode("a\u{0}", "m\u{1b}[31m")), "control characters")
    #expect(throws: FileError.self) { try Workflow("node", WorkflowNode("", "m")).folderText() }
    let large = Workflow("l", WorkflowNode("a"), attributes: ["notes": .string(String(repeating: "x", count: 5 << 20))])
    let error = #expect(throws: FileError.self) { try large.folderText() }
    #expect(error?.message(in: "l").contains("larger than 4 MB") == true)
  }

  @Test func pinsAreReadBack() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      let pins = (0..<(1 + random.below(4))).map { random.pin($0, of: "flow") }
      #expect(try PinFile(PinFile.text(pins, of: "flow"), folder: "/f").pins == pins)
    }
  }

  @Test func pathsOfImagesThatAreNotWholeBeginAtTheFolder() throws {
    let text = """
      workflow: a
      pins:
      - image: {file: images/cat.png}
        sha256: \(String(repeating: "AB", count: 32))
        bounds: [{node: n, concept: c, below: 1}]
      """
    let pin = try #require(try PinFile(text, folder: "/repository").pins.first)
    #expect(pin.image == .file("/repository/images/cat.png") && pin.digest == String(repeating: "ab", count: 32))
    #expect(pin.bounds == [Pin.Bound(node: "n", concept: "c", name: "c", limit: .below(1))])
  }

  @Test(
    arguments: [
      ("pins: []", "workflow"),
      ("workflow: a\npins:\n- image: {url: u}\n  sha256: \(String(repeating: "a", count: 64))\n  bounds: []", "bounds"),
      ("workflow: a\npins:\n- image: {url: u, file: f}\n  sha256: x\n  bounds: [1]", "64"),
      (
        "workflow: a\npins:\n- image: {url: u}\n  sha256: \(String(repeating: "a", count: 64))\n  "
          + "bounds: [{node: n, concept: c, at_least: 3}]", "0 to 1"
      ),
      ("workflow: a\nextra: 1\npins: [1]", "extra"),
      (Self.pinned("below: 50"), "below has to be from 0 to 1"), (Self.pinned("below: 1.5"), "below has to be from 0"),
      (Self.pinned("at_least: -0.1"), "at_least has to be from 0 to 1"), (Self.pinned("at_least: .nan"), ".nan"),
    ])
  func faultsOfPinsAreNamed(_ text: String, _ word: String) {
    let error = #expect(throws: FileError.self) { try PinFile(text, folder: "/f") }
    #expect(error?.problem.contains(word) == true, "\(String(describing: error))")
  }

  private static func pinned(_ limit: String) -> String {
    "workflow: a\npins:\n- image: {url: u}\n  sha256: \(String(repeating: "a", count: 64))\n"
      + "  bounds: [{node: n, concept: c, \(limit)}]"
  }

  @Test func theLineOfABoundThatCannotBeIsNamed() {
    let error = #expect(throws: FileError.self) { try PinFile(Self.pinned("below: 50"), folder: "/f") }
    #expect(error?.message(in: "p.yaml").hasPrefix("p.yaml, line 5: below") == true, "\(String(describing: error))")
  }
}

extension SeededGenerator {
  /// A workflow as a service may answer it: odd ids, fields that nobody knows, cover images, numbers of every kind.
  mutating func foundWorkflow() throws -> Workflow {
    let workflow = strange(
      workflow(pick(["flow", "General", "a.b", "..", "con", "é", "日本", "true", "12", "a: b", "- x"])))
    guard case .object(var fields) = try JSON(encoding: workflow), case .array(var nodes)? = fields["nodes"] else {
      return workflow
    }
    fields["image"] = chance(oneIn: 2) ? ["url": "https://e.org/c.jpg", "hosted": ["prefix": "p"]] : nil
    fields["visibility"] = chance(oneIn: 2) ? ["gettable": pick([10, 50, "ORG"] as [JSON])] : nil
    fields["metadata"] = [pick(["a", "1", "yes", ""]): pick(Self.values), "list": .array([pick(Self.values)])]
    fields["use_cases"] = chance(oneIn: 3) ? ["x", "y"] : []
    fields["somethingNew"] = pick(Self.values)
    fields["star_count"] = 3
    for place in nodes.indices {
      guard case .object(var node) = nodes[place] else { continue }
      node["from_tomorrow"] = chance(oneIn: 3) ? ["x": pick(Self.values)] : nil
      if chance(oneIn: 4) { node["output_info_override"] = ["params": ["p": pick(Self.values)]] }
      if chance(oneIn: 4) { node["outputInfoOverride"] = node.removeValue(forKey: "output_info_override") }
      nodes[place] = .object(node)
    }
    fields["nodes"] = .array(nodes)
    return try Wire.decoder.decode(Workflow.self, from: JSON.object(fields).data())
  }

  private static let values: [JSON] = [
    0, 1, -1, 0.1, 1e300, .number(.leastNonzeroMagnitude), -0.0, 1e21, .whole("12345678901234567890123"),
    9_007_199_254_740_993, true, false,
    .null, "", "1", "017", "1e3", ".inf", "a\nb", "\u{0}", "👩‍🚀", "\u{FEFF}x", ["a": ["b": [1, [2, [:]], []]]], [],
  ]

  mutating func pin(_ number: Int, of workflow: WorkflowID) -> Pin {
    let text = pick(["cat", "a b", "https://e.org/?a=1#x", "true", "é", "x: y"]) + "\(number)"
    let image: ImageSource = pick([.url(text), .file("/" + text), .sample(text)])
    let bounds = (0..<(1 + below(3))).map { _ in
      let value = Double(below(101)) / 100
      return Pin.Bound(
        node: pick(["a", "1", "no"]), concept: pick(["ai_x", "12", "null"]), name: pick(["cat", "~", "é"]),
        limit: chance(oneIn: 2) ? .atLeast(value) : .below(value))
    }
    return Pin(workflow: workflow, image: image, digest: SHA256.digest(Data([UInt8(below(256))])), bounds: bounds)
  }
}
