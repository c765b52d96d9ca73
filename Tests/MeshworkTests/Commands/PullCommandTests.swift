import Foundation
import MeshCore
import MeshState
import Meshwork
import TestSupport
import Testing

/// `pull` writes the app as a folder, and nothing else.
@Suite struct PullCommandTests {
  /// What a folder holds, by path.
  private func files(_ folder: String) throws -> [String: String] {
    var files: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder)
      if !isFolder.boolValue { files[path] = try String(contentsOfFile: folder + "/" + path, encoding: .utf8) }
    }
    return files
  }

  private func pull(_ home: Home, _ options: String...) async throws -> CommandRun {
    try await CommandRun(["pull", home.path + "/app"] + options, home: home)
  }

  private func create(_ text: String, _ home: Home) async throws {
    let run = try await CommandRun(["create", "-y", "-f", "-"], home: home, input: text)
    #expect(run.ending == .ok, "\(run)")
  }

  @Test func aPulledFolderHoldsAFileAWorkflow() async throws {
    let home = try Home()
    let first = try await CommandRun(["pull", home.path + "/new/app"], home: home)
    #expect(first.ending == .ok, "\(first)")
    let listed = try await CommandRun(["list", "-o", "json"], home: home)
    let ids = try #require(try jsonObject(listed.output)["workflows"] as? [[String: Any]]).compactMap {
      $0["id"] as? String
    }
    let files = try files(home.path + "/new/app")
    #expect(files.keys.sorted() == ids.map { FolderName.file(for: $0) }.sorted() && !ids.isEmpty)
    for id in ids {
      let exported = try await CommandRun(["export", id], home: home)
      let file = try #require(files[FolderName.file(for: id)])
      #expect(file.split(separator: "\n", maxSplits: 1)[1] == exported.output)
    }
    // Again there is nothing to write.
    let again = try await CommandRun(["pull", home.path + "/new/app", "-o", "json"], home: home)
    let report = try jsonObject(again.output)
    #expect((report["written"] as? [String]) == [] && (report["unchanged"] as? [String])?.count == ids.count)
  }

  @Test func whatIsEditedIsNamedAndKept() async throws {
    let home = try Home()
    try await create(Described.one, home)
    _ = try await pull(home)
    let path = home.path + "/app/one.yaml"
    let pulled = try String(contentsOfFile: path, encoding: .utf8)
    try home.write(pulled + "# mine\n", to: "app/one.yaml")
    let kept = try await pull(home)
    #expect(
      kept.ending == .ok && kept.messages.contains("one.yaml was edited since it was pulled, and is kept"), "\(kept)")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == pulled + "# mine\n")
    #expect(try await pull(home, "--force").ending == .ok)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == pulled)
    // An edit that was applied is no edit any more.
    try home.write(pulled.replacing("id: quality", with: "id: sharp"), to: "app/one.yaml")
    #expect(try await CommandRun(["apply", "-y", "-f", path], home: home).ending == .ok)
    #expect(try await pull(home).output == "written one.yaml\n")
    // What is not edited follows the service.
    let hidden = Described.one.replacing("id: quality", with: "id: sharp") + "    suppress_output: true\n"
    #expect(try await CommandRun(["apply", "-y", "-f", "-"], home: home, input: hidden).ending == .ok)
    #expect(try await pull(home).output == "written one.yaml\n")
    #expect(try String(contentsOfFile: path, encoding: .utf8).contains("suppress_output: true"))
  }

  @Test func whatPullDidNotWriteIsNeverTouched() async throws {
    let home = try Home()
    try await create(Described.one, home)
    try home.write("mine\n", to: "app/one.yaml")
    try home.write("mine\n", to: "app/notes.yaml")
    try home.write("mine\n", to: "app/README.md")
    let run = try await pull(home, "--force", "--prune")
    #expect(run.ending == .partialSuccess && run.messages.contains("one.yaml was not written by pull"), "\(run)")
    let files = try files(home.path + "/app")
    #expect(["one.yaml", "notes.yaml", "README.md"].allSatisfy { files[$0] == "mine\n" })
    #expect(files["photo-basics.yaml"] != nil)
  }

  /// Two files of one workflow could not be planned.
  @Test func whatAFileOfTheUserDescribesGetsNoSecondOne() async throws {
    let home = try Home()
    try home.write(Described.one, to: "app/mine.yml")
    #expect(try await CommandRun(["apply", "-y", "-f", home.path + "/app"], home: home).ending == .ok)
    let run = try await pull(home)
    #expect(
      run.ending == .ok && run.messages.contains("mine.yml was not written by pull, and stays as it is"), "\(run)")
    #expect(try files(home.path + "/app")["one.yaml"] == nil)
    // Renamed by the user, too.
    let (old, new) = (home.path + "/app/photo-basics.yaml", home.path + "/app/basics.yaml")
    try FileManager.default.moveItem(atPath: old, toPath: new)
    #expect(try await pull(home, "--prune").ending == .ok)
    #expect(try files(home.path + "/app")["photo-basics.yaml"] == nil)
    #expect(try await CommandRun(["plan", "-f", home.path + "/app", "--prune"], home: home).ending == .ok)
  }

  @Test func aFileWhoseWorkflowIsGoneIsRemovedWithPruneOnly() async throws {
    let home = try Home()
    try await create(Described.one + "---\n" + Described.two, home)
    _ = try await pull(home)
    #expect(try await CommandRun(["delete", "one", "two", "-y"], home: home).ending == .ok)
    let two = try String(contentsOfFile: home.path + "/app/two.yaml", encoding: .utf8)
    try home.write(two + "# mine\n", to: "app/two.yaml")
    // A copy is the user's own.
    try home.write(two, to: "app/copy.yaml")
    let named = try await pull(home)
    #expect(
      named.ending == .ok && named.messages.contains("one.yaml: what it was written of is gone. --prune"), "\(named)")
    #expect(try files(home.path + "/app")["one.yaml"] != nil)
    let dry = try await pull(home, "--prune", "--dry-run")
    #expect(try dry.output == "would have removed one.yaml\n" && files(home.path + "/app")["one.yaml"] != nil)
    let pruned = try await pull(home, "--prune")
    #expect(pruned.output == "removed one.yaml\n" && pruned.messages.contains("two.yaml"), "\(pruned)")
    let files = try files(home.path + "/app")
    #expect(files["one.yaml"] == nil && files["two.yaml"] != nil && files["copy.yaml"] == two)
  }

  @Test func nothingIsWrittenThroughALink() async throws {
    let home = try Home()
    try await create(Described.one, home)
    let files = FileManager.default
    try files.createDirectory(atPath: home.path + "/outside", withIntermediateDirectories: true)
    try home.write("theirs", to: "outside/file")
    // The folder itself.
    try files.createSymbolicLink(atPath: home.path + "/app", withDestinationPath: home.path + "/outside")
    for path in ["/app", "/app/"] {
      let run = try await CommandRun(["pull", home.path + path], home: home)
      #expect(
        run.ending == .failure && run.messages.contains("is a link, and nothing is written through one"), "\(run)")
    }
    try files.removeItem(atPath: home.path + "/app")
    // A file of it, also one that leads nowhere.
    try files.createDirectory(atPath: home.path + "/app", withIntermediateDirectories: true)
    try files.createSymbolicLink(atPath: home.path + "/app/one.yaml", withDestinationPath: home.path + "/outside/file")
    try files.createSymbolicLink(
      atPath: home.path + "/app/photo-basics.yaml", withDestinationPath: home.path + "/outside/none")
    try files.createSymbolicLink(
      atPath: home.path + "/app/.meshwork-pull.tmp", withDestinationPath: home.path + "/outside/file")
    let linked = try await pull(home, "--force")
    #expect(linked.ending == .partialSuccess && linked.messages.contains("one.yaml is a link"), "\(linked)")
    // And the folder of pins.
    try files.createSymbolicLink(atPath: home.path + "/app/pins", withDestinationPath: home.path + "/outside")
    let pins = try await pull(home)
    #expect(pins.ending == .failure && pins.messages.contains("app/pins is a link"), "\(pins)")
    #expect(try self.files(home.path + "/outside") == ["file": "theirs"])
    try home.write("", to: "plain")
    #expect(try await CommandRun(["pull", home.path + "/plain"], home: home).messages.contains("is not a folder"))
  }

  @Test func pinsAreFilesOfTheirOwn() async throws {
    let home = try Home()
    try await create(Described.one, home)
    let journal = try Journal(path: home.path + "/.local/state/meshwork/state.db", scope: "local/sample/gallery")
    let bound = Pin.Bound(node: "quality", concept: "sharp", name: "sharp", limit: .atLeast(0.5))
    let pin = Pin(workflow: "one", image: .sample("cat"), digest: String(repeating: "a", count: 64), bounds: [bound])
    try journal.record([.pins([pin])])
    #expect(try await pull(home).ending == .ok)
    let file = try #require(try files(home.path + "/app")["pins/one.yaml"])
    #expect(try PinFile(file, folder: "/").pins == [pin])
    #expect(try await CommandRun(["delete", "one", "-y"], home: home).ending == .ok)
    try journal.record([.pins([])])
    let gone = try await pull(home, "--prune")
    #expect(gone.output == "removed one.yaml\nremoved pins/one.yaml\n", "\(gone)")
  }

  /// A colleague's machine, or a pipeline, has none of the pins that came with the folder.
  @Test func pinsOfAnotherMachineStay() async throws {
    let home = try Home()
    try await create(Described.one, home)
    let journal = try Journal(path: home.path + "/.local/state/meshwork/state.db", scope: "local/sample/gallery")
    func pin(_ sample: String, _ limit: Double) -> Pin {
      let bound = Pin.Bound(node: "quality", concept: "sharp", name: "sharp", limit: .atLeast(limit))
      return Pin(
        workflow: "one", image: .sample(sample), digest: String(repeating: "a", count: 64), bounds: [bound])
    }
    try journal.record([.pins([pin("cat", 0.5)])])
    #expect(try await pull(home).ending == .ok)
    let theirs = try #require(try files(home.path + "/app")["pins/one.yaml"])
    try journal.record([.pins([])])
    let bare = try await pull(home, "--prune")
    #expect(bare.output == "" && !bare.messages.contains("gone. "), "\(bare)")
    #expect(try files(home.path + "/app")["pins/one.yaml"] == theirs)
    // Its own come to them; of one image its own counts.
    try journal.record([.pins([pin("bee", 0.25)])])
    let merged = try await pull(home)
    #expect(merged.messages.contains("pins/one.yaml keeps 1 pin of another machine"), "\(merged)")
    let file = try #require(try files(home.path + "/app")["pins/one.yaml"])
    #expect(try PinFile(file, folder: "/").pins == [pin("bee", 0.25), pin("cat", 0.5)])
    try journal.record([.pins([pin("cat", 0.75)])])
    _ = try await pull(home)
    let last = try #require(try files(home.path + "/app")["pins/one.yaml"])
    #expect(try PinFile(last, folder: "/").pins == [pin("cat", 0.75), pin("bee", 0.25)])
  }

  @Test func aDryRunMakesNothing() async throws {
    let home = try Home()
    let run = try await pull(home, "--dry-run")
    #expect(run.ending == .ok && run.output.contains("would have written photo-basics.yaml\n"), "\(run)")
    #expect(!FileManager.default.fileExists(atPath: home.path + "/app"))
  }
}
