import Foundation
import MeshCore
import Meshwork
import Testing

@Suite struct ExportedFilesTests {
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
    let files = ExportedFiles(comparison, of: "a/b c", at: 0.5)
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

  /// What failed is a line too: a spreadsheet must not take it for an image on which nothing was found.
  @Test func runsAreWrittenWithWhatRanAndWhen() throws {
    let node = WorkflowNode(id: "see", model: ModelReference(id: "seer", versionID: "abc"))
    func run(_ image: String, _ status: Status, _ outputs: [Output]) -> PredictionRun {
      PredictionRun(
        workflow: "look", versionID: "v1", nodes: [node], image: .sample(image),
        at: Date(timeIntervalSince1970: 1_700_000_000), seconds: 0.5, status: .ok,
        result: WorkflowResult(status: status, outputs: outputs))
    }
    let cat = Output(
      id: "o", status: .ok, model: node.model, data: OutputData(concepts: [Concept(id: "n1", name: "cat", value: 0.5)]))
    let failed = Output(id: "o", status: Status(code: .modelNotDeployed), model: node.model, data: OutputData())
    let unread = Status(code: .unknown, summary: "There is no file b.png.")
    let runs = [run("a", .ok, [cat]), run("b", unread, []), run("c", .ok, [failed])]
    let home = try Home()
    #expect(try ExportedFiles(runs).write(in: home.path) == ["look-runs.csv", "look-runs.json"])
    #expect(
      try String(contentsOfFile: home.path + "/look-runs.csv", encoding: .utf8) == """
        workflow,at,image,node,model,version,kind,id,name,value,top,left,bottom,right
        look,2023-11-14T22:13:20.000000Z,sample:a,see,seer,abc,concept,n1,cat,0.5,,,,
        look,2023-11-14T22:13:20.000000Z,sample:b,,,,failure,,There is no file b.png.,,,,,
        look,2023-11-14T22:13:20.000000Z,sample:c,see,seer,abc,failure,21353,\(failed.status.text),,,,,

        """)
    let json = try jsonObject(try String(contentsOfFile: home.path + "/look-runs.json", encoding: .utf8))
    let results = try #require(json["results"] as? [[String: Any]])
    #expect(results.compactMap { $0["at"] as? String } == Array(repeating: "2023-11-14T22:13:20.000000Z", count: 3))
    #expect(results.compactMap { $0["workflow"] as? String } == ["look", "look", "look"])
  }

  @Test func aFolderThatCannotBeWrittenIsNamed() throws {
    let error = #expect(throws: ExportedFiles.Fault.self) {
      try ExportedFiles(comparison, of: "flow", at: 0.5).write(in: "/nowhere")
    }
    #expect(error?.message.contains("cannot be written to /nowhere") == true)
  }
}
