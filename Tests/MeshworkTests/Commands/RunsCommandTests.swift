import Foundation
import MeshCore
import MeshState
import Meshwork
import TestSupport
import Testing

/// `meshwork runs`: what the editor has kept of its predictions.
@Suite struct RunsCommandTests {
  /// With two runs: one of concepts and a region, and a newer one that gave a text.
  private func home() throws -> Home {
    let home = try Home()
    let folder = home.path + "/.local/state/meshwork"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let journal = try Journal(path: folder + "/state.db", scope: "local/sample/gallery")
    let model = ModelReference(id: "seer", versionID: "abc")
    let node = WorkflowNode(id: "see", model: model)
    let cat = OutputData(concepts: [Concept(id: "n1", name: "cat, \"tiger\"", value: 0.5)])
    let box = Region.BoundingBox(top: 0.25, left: 0.5, bottom: 0.75, right: 1)
    let found = OutputData(
      concepts: [Concept(id: "n2", name: "=cmd()", value: 0.75)], regions: [Region(id: "r", box: box, data: cat)])
    for (seconds, image, data) in [(0.0, "old", found), (60, "new", OutputData(text: "hello"))] {
      let output = Output(id: "o", status: .ok, model: model, data: data)
      try journal.record([
        .predicted(
          PredictionRun(
            workflow: "look", versionID: "v1", nodes: [node], image: .sample(image),
            at: Date(timeIntervalSince1970: 1_700_000_000 + seconds), seconds: 0.5, status: .ok,
            result: WorkflowResult(status: .ok, outputs: [output])))
      ])
    }
    return home
  }

  @Test func theNewestIsListedFirst() async throws {
    let run = try await CommandRun(["runs", "-o", "json"], home: home())
    #expect(run.ending == .ok, "\(run)")
    let runs = try #require(try jsonObject(run.output)["runs"] as? [[String: Any]])
    #expect(runs.compactMap { $0["image"] as? String } == ["sample:new", "sample:old"])
    #expect(runs.compactMap { $0["number"] as? Int } == [1, 2])
    let table = try await CommandRun(["runs", "list"], home: home())
    #expect(table.output.contains("2023-11-14 22:13") && table.output.contains("=cmd()"), "\(table.output)")
  }

  @Test func oneIsShownAsPredictShowsIt() async throws {
    let home = try home()
    let run = try await CommandRun(["runs", "show", "2"], home: home)
    #expect(run.output.contains("0.7500  =cmd()") && run.output.contains("0.5000  cat"), "\(run)")
    let missing = try await CommandRun(["runs", "show", "3"], home: home)
    #expect(missing.ending == .notFound)
    #expect(missing.messages == "Error: There is no run 3. There are 1 to 2; `meshwork runs` lists them.\n")
    let none = try await CommandRun(["runs", "show", "1"], home: Home())
    #expect(none.ending == .notFound && none.messages.contains("No prediction is kept of this app yet."))
  }

  @Test func oneIsExportedAsCommaSeparatedValues() async throws {
    let home = try home()
    let run = try await CommandRun(["runs", "export", "2"], home: home)
    #expect(
      run.output == """
        image,node,model,version,kind,id,name,value,top,left,bottom,right
        sample:old,see,seer,abc,concept,n2,'=cmd(),0.75,,,,
        sample:old,see,seer,abc,region,r,,,0.25,0.5,0.75,1.0
        sample:old,see,seer,abc,concept,n1,"cat, ""tiger""\",0.5,0.25,0.5,0.75,1.0

        """)
    let path = home.path + "/run.csv"
    #expect(try await CommandRun(["runs", "export", "1", "--to", path], home: home).ending == .ok)
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasSuffix("text,,hello,,,,,\n"))
    #expect(try await CommandRun(["runs", "export", "1", "--to", path], home: home).ending == .failure)
  }
}
