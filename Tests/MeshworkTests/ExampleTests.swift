import Foundation
import TestSupport
import Testing

/// The example of a pipeline, over a repository and a service of its own.
@Suite @TerminalThread struct ExampleTests {
  private static let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Examples/review-and-apply").path()

  /// A folder of work, and the service that it is about.
  private struct Scene {
    let home: Home
    let serving: Serving
    let environment: String

    init() throws {
      home = try Home()
      serving = try Serving(home: try Home())
      environment = """
        export CLARIFAI_PAT=k CLARIFAI_USER_ID=sample CLARIFAI_APP_ID=gallery MESHWORK=\(Binary.path) \
        CLARIFAI_API_BASE=http://127.0.0.1:\(try serving.port); cd \(home.path);
        """
    }

    func shell(_ line: String) throws -> Binary.Ended { try Binary.shell(environment + " " + line, home: home) }
  }

  @Test func itPlansOnAChangeAndAppliesOnAMerge() async throws {
    let scene = try Scene()
    let pulled = try scene.shell("\(Binary.path) pull workflows")
    #expect(pulled.code == 0, "\(pulled)")
    let script = Self.script
    let same = try scene.shell("\(script) change && cat plan.md && \(script) merge")
    #expect(same.code == 0 && same.output.contains("**0 to create, 0 to change, 0 to delete.**"), "\(same)")

    try scene.home.write(Described.one, to: "workflows/one.yaml")
    let change = try scene.shell("\(script) change && cat plan.md")
    #expect(
      change.code == 0 && change.output.contains("+ quality  meshwork/local/image-quality from image"), "\(change)")
    // A change that is proposed sends nothing.
    #expect(try scene.shell("\(Binary.path) show one").code == 3)
    let gate = try scene.shell("REQUIRE_PINS=1 \(script) merge")
    #expect(gate.code == 7, "\(gate)")
    let merge = try scene.shell("\(script) merge")
    #expect(merge.code == 0 && merge.output.contains("create one: done, as predicted."), "\(merge)")
    let settled = try scene.shell("\(script) merge")
    #expect(settled.code == 0 && !settled.output.contains("done"), "\(settled)")

    let gone = try scene.shell("rm workflows/one.yaml && \(script) merge && \(Binary.path) show one >/dev/null")
    #expect(gone.code == 0, "\(gone)")
    let pruned = try scene.shell("PRUNE=1 \(script) merge")
    #expect(pruned.code == 0 && pruned.output.contains("delete one: done, as predicted."), "\(pruned)")
    scene.serving.stop()
  }

  @Test func itEndsAsThePlanEnds() async throws {
    let scene = try Scene()
    try scene.home.write("workflow: [", to: "workflows/one.yaml")
    for job in ["change", "merge"] {
      let broken = try scene.shell("\(Self.script) \(job)")
      #expect(broken.code == 1 && broken.errors.contains("workflows/one.yaml, line"), "\(broken)")
    }
    #expect(try scene.shell(Self.script).code == 64)
    scene.serving.stop()
  }
}
