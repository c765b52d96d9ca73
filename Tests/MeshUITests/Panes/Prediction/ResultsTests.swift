import Canvas
import FoundationEssentials
import MeshCore
@testable import MeshUI
import TestSupport
import Testing
import Panels

/// What the nodes gave, in the pane and while one waits for it.
@Suite struct ResultsTests {
  /// With a result of the first workflow, and the keyboard in Prediction.
  private func predicted(_ statuses: [Status] = [], best: Double = 0.9) -> Editor {
    var editor = Editor.ready()
    editor.state.size = Size(rows: 40, columns: 120)
    editor.type("p")
    editor.press(.enter)
    var run = Gallery.run(statuses: statuses)
    let found = (0..<3).map { Concept(id: "c\($0)", name: "concept \($0)", value: $0 == 0 ? best : 0.01) }
    let outputs = run.result.outputs.map { output in
      Output(
        id: output.id, status: output.status, model: output.model,
        data: output.status.code == .success ? OutputData(concepts: found) : OutputData())
    }
    run = PredictionRun(
      workflow: run.workflow, versionID: nil, nodes: run.nodes, image: run.image, at: run.at, seconds: run.seconds,
      status: run.status, result: WorkflowResult(status: run.result.status, outputs: outputs))
    editor.take(.predicted(run))
    return editor
  }

  private func text(_ editor: Editor) -> String { screen(editor.state).textLines.joined(separator: "\n") }

  @Test func theSelectedNodeIsLitAmongItsResults() throws {
    var editor = predicted()
    let nodes = Gallery.basics.nodes.map(\.id)
    #expect(editor.state.focus == .prediction && editor.state.selectedNode?.id == nodes[0])
    #expect(text(editor).contains("▸▾ \(nodes[0])"))
    editor.type(")")
    #expect(editor.state.selectedNode?.id == nodes[1] && text(editor).contains("▸▾ \(nodes[1])"))
    editor.type("))")
    #expect(editor.state.selectedNode?.id == nodes.last)
    editor.type("((")
    #expect(editor.state.selectedNode?.id == nodes[0])
    // The same node is selected in the list.
    editor.type("2j")
    #expect(text(editor).contains("▸▾ \(nodes[1])"))
  }

  /// j and k go line by line where a node gave much, then on to the next node, and never lose it.
  @Test func downGoesThroughResultsFromNodeToNode() {
    var editor = predicted()
    let nodes = Gallery.basics.nodes.map(\.id)
    var seen: [NodeID?] = []
    for _ in 0..<60 {
      editor.type("j")
      if seen.last != editor.state.selectedNode?.id { seen.append(editor.state.selectedNode?.id) }
      #expect(text(editor).contains("▸▾ \(editor.state.selectedNode?.id ?? "")"))
    }
    #expect(seen.compactMap(\.self).suffix(nodes.count - 1) == nodes.dropFirst())
    for _ in 0..<60 { editor.type("k") }
    #expect(editor.state.selectedNode?.id == nodes[0] && editor.state.cursors.predictionTop == 0)
    editor.type("G")
    #expect(text(editor).contains("▸▾ \(editor.state.selectedNode?.id ?? "")"))
  }

  /// On the lowest screen the answer is on it all the same.
  @Test func onALowScreenTheAnswerIsSeen() {
    var editor = predicted()
    editor.state.size = Size(rows: 10, columns: 40)
    editor.type("p")
    editor.press(.enter)
    #expect(editor.state.isZoomed && editor.state.focus == .prediction)
  }

  /// Two nodes may give much the same regions, whose boxes would hide each other.
  @Test func onlyTheRegionsOfTheSelectedNodeAreOnThePicture() throws {
    var editor = predicted()
    let nodes = Gallery.basics.nodes
    let boxes = [
      [Region.BoundingBox(top: 0.1, left: 0.1, bottom: 0.4, right: 0.4)],
      [.init(top: 0.5, left: 0.5, bottom: 0.7, right: 0.7), .init(top: 0.8, left: 0.8, bottom: 0.95, right: 0.95)], [],
    ]
    let run = try #require(editor.state.runs.first)
    let outputs = zip(nodes, boxes).map { node, boxes in
      Output(
        id: node.id, status: .ok, model: node.model,
        data: OutputData(regions: boxes.map { Region(id: "r", box: $0, data: OutputData()) }))
    }
    editor.state.runs = [
      PredictionRun(
        workflow: run.workflow, versionID: nil, nodes: run.nodes, image: run.image, at: run.at, seconds: run.seconds,
        status: .ok, result: WorkflowResult(status: .ok, outputs: outputs))
    ]
    let pixels = try #require(Pixels(width: 80, height: 80, bytes: Array(repeating: 90, count: 80 * 80 * 3)))
    editor.state.thumbnails[run.image] = Thumbnail(
      columns: 40, rows: 20, pixels: pixels, imageWidth: 80, imageHeight: 80)
    editor.type("+")
    func numbers() -> [Int] { screen(editor.state).pictures.flatMap { $0.boxes.map(\.number) } }
    #expect(numbers() == [1])
    editor.type(")")
    #expect(numbers() == [1, 2])
  }

  @Test func enterFoldsWhatANodeGave() {
    var editor = predicted()
    editor.type("+")
    let open = text(editor).components(of: "concept 0")
    editor.press(.enter)
    #expect(text(editor).components(of: "concept 0") == open - 1 && text(editor).contains("▸▸ "))
    editor.press(.enter)
    #expect(text(editor).components(of: "concept 0") == open)
  }

  @Test func theSameFailureIsToldOnce() {
    let broken = Status(code: .modelNotDeployed, summary: "Model is not deployed")
    var editor = predicted([broken, broken])
    editor.type("+")
    editor.press(.ctrl("l"))
    let whole = screen(editor.state).textLines.dropLast(2).joined(separator: "\n")
    #expect(whole.components(of: "21353") == 1, "\(whole)")
    #expect(whole.contains("as \(Gallery.basics.nodes[0].id)"))
  }

  /// Shows what the nodes of the first workflow gave.
  private func showing(_ data: [OutputData], seconds: Double? = nil, earlier: [PredictionRun] = []) -> Editor {
    var editor = predicted()
    let nodes = Gallery.basics.nodes
    let outputs = zip(nodes, data).map { node, data in
      Output(id: node.id, status: .ok, model: node.model, data: data, seconds: seconds)
    }
    let run = editor.state.runs[0]
    editor.state.runs = RunShelf(
      newestFirst: [
        PredictionRun(
          workflow: run.workflow, versionID: nil, nodes: run.nodes, image: run.image, at: run.at, seconds: run.seconds,
          status: .ok, result: WorkflowResult(status: .ok, outputs: outputs))
      ] + earlier)
    return editor
  }

  /// A node that reads regions finds something in each of them: all of it is shown, not the best alone.
  @Test func aRegionShowsItsConceptsWithBars() {
    let box = Region.BoundingBox(top: 0.2, left: 0.1, bottom: 0.6, right: 0.5)
    func region(_ values: [String: Double]) -> Region {
      Region(
        id: "r", box: box,
        data: OutputData(concepts: values.sorted { $0.value > $1.value }.map { Concept(id: $0.key, value: $0.value) }))
    }
    var editor = showing(
      [OutputData(regions: [region(["face": 0.99]), region(["happy": 0.75, "neutral": 0.625, "sad": 0.05])])])
    editor.type("+")
    let lines = screen(editor.state).textLines.map { String($0) }
    #expect(lines.contains { $0.contains("1 face 0.990  top 20 %  left 10 %  40 x 40 %") }, "\(lines)")
    #expect(lines.contains { $0.contains("2 top 20 %  left 10 %") && $0.contains("2 of 3") })
    let happy = lines.first { $0.contains("happy") }
    #expect(happy?.contains("━") == true && happy?.contains("0.750") == true)
    #expect(lines.contains { $0.contains("neutral") } && !lines.contains { $0.contains("sad") })
    #expect(lines.contains { $0.contains("threshold 0.50 hides 1 concept") })
  }

  @Test func anEmbeddingIsToldByItsLengthItsNormItsCourseAndWhatIsNear() {
    func data(_ vector: [Double]) -> [OutputData] { [OutputData(embeddings: [Embedding(vector)])] }
    func earlier(_ name: String, _ vector: [Double], node: WorkflowNode = Gallery.basics.nodes[0]) -> PredictionRun {
      PredictionRun(
        workflow: "other", versionID: nil, nodes: [node], image: .sample(name), at: Gallery.start - 60, seconds: 1,
        status: .ok,
        result: WorkflowResult(
          status: .ok, outputs: [Output(id: "o", status: .ok, model: node.model, data: data(vector)[0])]))
    }
    var elsewhere = Gallery.basics.nodes[0]
    elsewhere.model.versionID = "another"
    var editor = showing(
      data([3, 4]),
      earlier: [
        earlier("market", [4, 3]), earlier("station", [3, 4]), earlier("alien", [3, 4], node: elsewhere),
        earlier("longer", [3, 4, 0]), earlier("market", [0, 1]),
      ])
    editor.type("+")
    let text = text(editor)
    #expect(text.contains("2 numbers  norm 5.000") && text.contains("▁█"), "\(text)")
    #expect(text.contains("nearest station 1.000 market 0.960"))
    #expect(!text.contains("alien") && !text.contains("longer"))
  }

  @Test func theTimeOfANodeStandsBesideIt() {
    var editor = showing([OutputData(concepts: [Concept(id: "cat", value: 0.75)])], seconds: 0.125)
    editor.type("+")
    #expect(text(editor).contains("1  0.13 s"))
  }

  @Test func aFailureNamesTheKeyThatMendsIt() {
    for (code, words) in [
      (StatusCode.modelNotDeployed, "e takes another model"), (.workflowNoMatchingInput, "i chooses what it reads"),
      (.modelInvalidArgument, "e edits the node"), (.modelDeploying, "R tries again"),
    ] {
      var editor = predicted([Status(code: code, summary: "It failed")])
      editor.type("+")
      #expect(text(editor).contains("\(code.rawValue) It failed \(words)"), "\(text(editor))")
    }
  }

  /// A node that reads a failed one fails by that: the reason is told where it is.
  @Test func whatFailedByAnotherNodeNamesIt() {
    let nodes = [Gallery.node("first", Gallery.quality), Gallery.node("second", Gallery.color, from: ["first"])]
    var editor = predicted()
    let broken = [
      Status(code: .modelNotDeployed, summary: "No model"),
      Status(code: .modelPredictionFailed, summary: "second: No model"),
    ]
    let outputs = zip(nodes, broken).map { Output(id: $0.id, status: $1, model: $0.model, data: OutputData()) }
    let run = editor.state.runs[0]
    editor.state.runs = [
      PredictionRun(
        workflow: run.workflow, versionID: nil, nodes: nodes, image: run.image, at: run.at, seconds: 1, status: .ok,
        result: WorkflowResult(status: .ok, outputs: outputs))
    ]
    editor.type("+")
    #expect(text(editor).contains("reads first, which failed") && text(editor).components(of: "No model") == 1)
  }

  @Test func theThresholdFitsWhatTheModelsGiveAndIsTheWorkflowsOwn() {
    #expect(predicted().state.threshold == 0.5)
    var editor = predicted(best: 0.4)
    #expect(editor.state.threshold == 0.1)
    editor.type(">")
    #expect(editor.state.threshold == 0.15)
    editor.type("1j")
    #expect(editor.state.threshold == 0.5)
    editor.type("k")
    #expect(editor.state.threshold == 0.15)
  }

  @Test func aWaitShowsItsClockAndWhatEndsIt() {
    var editor = Editor.ready()
    editor.type("p")
    editor.press(.enter)
    #expect(text(editor).contains("predicting") && !text(editor).contains("0:0"))
    editor.wait(67)
    editor.take(.ticked)
    #expect(screen(editor.state).textLines[0].contains("predicting 1:07, Ctrl-C ends it"))
    editor.press(.ctrl("c"))
    #expect(screen(editor.state).textLines[0].contains("idle"))
  }

  @Test func anImageThatCannotBeReadIsAskedForAgain() {
    var editor = Editor.ready()
    editor.type("p/tmp/none.jpg")
    editor.press(.enter)
    let job = Job.predict(Prediction(Gallery.basics, on: [.file("/tmp/none.jpg")]))
    #expect(editor.state.running == [job])
    editor.take(.imageFailed(job, "There is no file /tmp/none.jpg."))
    #expect(editor.state.running == [] && editor.predict?.image.text == "/tmp/none.jpg")
    #expect(editor.predict?.error == "There is no file /tmp/none.jpg.")
    // One that was cancelled is asked for no more.
    editor.press(.escape)
    editor.take(.imageFailed(job, "There is no file /tmp/none.jpg."))
    #expect(editor.predict == nil)
  }

  @Test func theGraphStaysWhereItIsPredictedOn() {
    var editor = Editor.ready()
    editor.type("2tp")
    editor.press(.enter)
    #expect(editor.state.drawsGraph)
    editor.take(.predicted(Gallery.run()))
    #expect(editor.state.drawsGraph)
  }
}

extension String {
  /// How often `part` stands in it.
  fileprivate func components(of part: String) -> Int {
    var (rest, count) = (self[...], 0)
    while let range = rest.firstRange(of: part) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }

  /// Two stand side by side even where a name is long.
  @Test func swatchesStandInColumns() {
    let names = ["mediumaquamarine and more of it", "rosybrown", "black", "lightgoldenrodyellow"]
    let colors = names.enumerated().map { ColorShare(hex: "#40808\($0)", w3cHex: "", w3cName: $1, share: 0.25) }
    let result = NodeResult(
      node: Gallery.basics.nodes[0],
      output: Output(
        id: "o", status: .ok, model: Gallery.basics.nodes[0].model, data: OutputData(colors: colors)),
      threshold: 0.5, columns: 46, remedy: "", isSelected: false, isFocused: false, isFolded: false, sameAs: nil,
      failedInput: nil, nearest: [])
    #expect(result.lines.count == 3)
    let text = result.lines.dropFirst().map { $0.spans.map(\.text).joined() }
    #expect(text.allSatisfy { $0.components(separatedBy: "0.25").count == 3 }, "\(text)")
  }

  /// In the narrow pane of a small terminal: counts and values are never cut, and of names both ends stay.
  @Test(arguments: [24, 28, 31, 46])
  func whatDiffersStaysInSight(columns: Int) {
    func concept(_ name: String, _ value: Double) -> Concept { Concept(id: name, name: name, value: value) }
    let box = Region.BoundingBox(top: 0.125, left: 0.25, bottom: 0.5, right: 0.75)
    let regions = [
      Region(
        id: "a", box: box, value: 0.998, data: OutputData(concepts: [concept("Norwegian forest cat, sitting", 0.871)])),
      Region(
        id: "b", box: box, data: OutputData(concepts: (1...12).map { concept("Norwegian forest dog \($0)", 0.9) })),
    ]
    let node = WorkflowNode(id: "regions-of-the-left-camera", model: Gallery.basics.nodes[0].model)
    let result = NodeResult(
      node: node,
      output: Output(id: "o", status: .ok, model: node.model, data: OutputData(regions: regions)),
      threshold: 0.5, columns: columns, remedy: "", isSelected: false, isFocused: false, isFolded: false, sameAs: nil,
      failedInput: nil, nearest: [])
    var frame = Frame(size: Size(rows: result.lines.count, columns: columns))
    frame.put(result.lines, in: frame.bounds)
    let lines = frame.textLines
    #expect(lines[0].hasSuffix("2 regions") && lines[0].contains("regi") && lines[0].contains("ra "))
    #expect(
      lines[1].contains(/1 0\.998  No[^…]*(….*)?g 0\.871/), "\(lines)")
    #expect(lines[2].hasSuffix(" 12"))
    // Each of the twelve can be told from the others, and has its value.
    #expect(lines[3...14].allSatisfy { $0.hasSuffix("0.900") } && Set(lines[3...14]).count == 12)
  }

  /// The threshold leaves the lit node in view.
  @Test func theThresholdKeepsTheSelectedNodeInSight() {
    var editor = Editor.ready()
    let concepts = (0..<40).map { Concept(id: "c\($0)", name: "concept \($0)", value: 0.5 + Double($0) / 100) }
    editor.state.runs = [Gallery.run(giving: OutputData(concepts: concepts))]
    editor.type("2G4")
    for key in ["", ">", ">", "<", "<", "<"] {
      editor.type(key)
      #expect(screen(editor.state).textLines.contains { $0.contains("▸▾ quality") }, "after \(key)")
    }
  }

  /// The results follow the node that is selected, also where one walks through the graph.
  @Test func resultsScrollToTheSelectedNode() throws {
    var tops: [Int] = []
    for keys in ["2", "2t"] {
      var editor = Editor.ready()
      let concepts = (0..<40).map { Concept(id: "c\($0)", name: "concept \($0)", value: 0.9) }
      editor.state.runs = [Gallery.run(giving: OutputData(concepts: concepts))]
      editor.type(keys + "G")
      #expect(editor.state.selectedNode?.id == Gallery.basics.nodes.last?.id)
      // Where they are hidden they follow when they are shown.
      editor.type("4")
      tops.append(editor.state.cursors.predictionTop)
    }
    #expect(tops.allSatisfy { $0 > 10 }, "\(tops)")
  }
}
