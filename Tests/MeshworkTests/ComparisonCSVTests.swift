import Foundation
import MeshCore
@testable import Meshwork
import Testing

@Suite struct ComparisonCSVTests {
  /// A node that only one side has is told with what it found on each image; what neither side lists is no line.
  @Test func nodesOfOneSideAreLinesToo() throws {
    func node(_ id: NodeID) -> WorkflowNode { WorkflowNode(id: id, model: ModelReference(id: "m-" + id)) }
    func given(_ values: [(String, Double)]) -> TrialAnswers.Given {
      .output(OutputData(concepts: values.map { Concept(id: $0.0, value: $0.1) }))
    }
    let trial = Trial(
      [
        Variant("live", nodes: [node("a"), node("b")], .known),
        Variant("draft", nodes: [node("a"), node("c")], .known),
      ],
      on: [.sample("one"), .sample("two")])
    let comparison = Comparison(
      trial,
      [
        TrialAnswers(
          image: .sample("one"),
          given: [
            ["a": given([("cat", 0.25)]), "b": given([("sky", 0.5)])], ["a": given([("cat", 0.75)]), "c": given([])],
          ]),
        TrialAnswers(
          image: .sample("two"),
          given: [["a": given([]), "b": given([])], ["a": given([]), "c": given([("sea", 0.5)])]]),
      ])
    #expect(
      ComparisonCSV.text(comparison, at: 0.5) == """
        node,id,name,region,image,live,draft,change,crossing
        a,cat,cat,,sample:one,0.25,0.75,0.5,rises
        c,sea,sea,,sample:two,,0.5,,
        b,sky,sky,,sample:one,0.5,,,

        """)
    let json = comparison.json(at: 0.5, calls: 2)
    guard case .array(let nodes)? = json["nodes"], case .array(let changes)? = nodes.first?["changes"],
      case .array(let images)? = changes.first?["images"]
    else {
      Issue.record("\(json)")
      return
    }
    #expect(images.map { $0["crossing"]?.string } == ["rises"] && json["mean_change"] == .number(0.5))
  }

  /// A text is one cell of the length it has: what a spreadsheet makes of a long one is its own affair.
  @Test func aLongTextIsWrittenWhole() {
    let long = String(repeating: "a \"b\", c\n", count: 200_000)
    let output = Output(id: "o", status: .ok, model: nil, data: OutputData(text: long))
    let result = ImageResult(
      status: .ok, outputs: [.init(node: "read", model: ModelReference(id: "m"), output: output)])
    let csv = CommaSeparated([("sample:one", result)]).text
    let cell = "\"" + long.replacing("\"", with: "\"\"") + "\""
    #expect(csv.hasSuffix("sample:one,read,m,,text,,\(cell),,,,,\n"))
  }
}
