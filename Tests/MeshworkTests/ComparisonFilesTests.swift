import Foundation
import MeshCore
import Meshwork
import Testing

@Suite struct ComparisonFilesTests {
  private var comparison: Comparison {
    let node = WorkflowNode(id: "a", model: ModelReference(id: "m"))
    let image = ImageSource.file("/shots/a,b.png")
    func given(_ values: [(String, Double)]) -> [NodeID: TrialAnswers.Given] {
      ["a": .output(OutputData(concepts: values.map { Concept(id: $0.0, value: $0.1) }))]
    }
    let trial = Trial([Variant("live", nodes: [node], .known), Variant("draft", nodes: [node], .known)], on: [image])
    let answers = TrialAnswers(image: image, given: [given([("cat", 0.25)]), given([("cat", 0.75), ("=dog", 0.5)])])
    return Comparison(trial, [answers])
  }

  @Test func bothAreWrittenAndNothingIsOverwritten() throws {
    let home = try Home()
    let files = ComparisonFiles(comparison, of: "a/b c", at: 0.5)
    #expect(try files.write(in: home.path) == ["a_b_c-comparison.csv", "a_b_c-comparison.json"])
    #expect(try files.write(in: home.path) == ["a_b_c-comparison-2.csv", "a_b_c-comparison-2.json"])
    let csv = try String(contentsOfFile: home.path + "/a_b_c-comparison.csv", encoding: .utf8)
    #expect(
      csv == """
        node,id,name,region,image,live,draft,change,crossing
        a,'=dog,'=dog,,"/shots/a,b.png",,0.5,0.5,appears
        a,cat,cat,,"/shots/a,b.png",0.25,0.75,0.5,rises

        """)
    let json = try jsonObject(try String(contentsOfFile: home.path + "/a_b_c-comparison.json", encoding: .utf8))
    #expect((json["comparison"] as? [String: Any])?["mean_change"] as? Double == 0.5)
  }

  @Test func aFolderThatCannotBeWrittenIsNamed() throws {
    let error = #expect(throws: ComparisonFiles.Fault.self) {
      try ComparisonFiles(comparison, of: "flow", at: 0.5).write(in: "/nowhere")
    }
    #expect(error?.message.contains("cannot be written to /nowhere") == true)
  }
}
