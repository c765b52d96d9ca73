import Foundation
import Glibc
import MeshCore
import TestSupport
import Testing

/// `meshwork predict --twin` on a service: what it makes there is noted while it is, and gone after, however it ends.
@Suite struct TemporaryRunTests {
  private func nodes(_ run: Binary.Ended) throws -> [NSDictionary] {
    let comparison = try #require(try jsonObject(run.output)["comparison"] as? [String: Any])
    return try #require(comparison["nodes"] as? [NSDictionary])
  }

  @Test func withoutAYesOnlyRootNodesAreCompared() async throws {
    try await TemporaryScene.playing { scene in
      let run = try await scene.runTwin()
      #expect(run.code == 6 && run.errors.contains("--yes lets them be run as a temporary workflow"), "\(run)")
      #expect(!scene.proxy.calls.contains("POST workflows"))
      let nodes = try nodes(run)
      let silent = nodes.filter { ($0["silences"] as? [Any])?.isEmpty == false }.compactMap { $0["node"] as? String }
      #expect(silent == ["each"], "\(run)")
    }
  }

  @Test func withAYesItGivesWhatTheEmbeddedBackendGives() async throws {
    try await TemporaryScene.playing { scene in
      let run = try await scene.runTwin("--yes")
      #expect(run.code == 0, "\(run)")
      #expect(scene.proxy.calls.suffix(3).map { $0.prefix(23) }.first == "POST workflows")
      #expect(scene.proxy.calls.last?.hasPrefix("DELETE workflows/meshwork-tmp-") == true)
      #expect(try scene.proxy.left() == [] && scene.proxy.notes == [])
      let other = try Home()
      let made = try await Binary.start(
        ["create", "--yes", "-f", scene.home.path + "/stored.yaml"], home: other
      ).end()
      let embedded = try await Binary.start(TemporaryScene.twin + [scene.draft], home: other).end()
      #expect(made.code == 0 && embedded.code == 0, "\(embedded)")
      #expect(try nodes(run) == nodes(embedded))
    }
  }

  @Test func readOnlyNothingIsWritten() async throws {
    try await TemporaryScene.playing { scene in
      for yes in [["--yes"], []] {
        let run = try await scene.run(TemporaryScene.twin + [scene.draft, "--read-only"] + yes)
        #expect(run.code == 7 && run.errors.contains("read-only"), "\(run)")
      }
      let bisection = try await scene.run(
        ["bisect", "look", "--url", "sample:beach", "--concept", "sharp", "--yes", "--read-only"])
      #expect(bisection.code == 7, "\(bisection)")
      #expect(scene.proxy.calls.allSatisfy { $0.hasPrefix("GET ") })
    }
  }

  @Test func aDryRunSaysWhatWouldBeMadeAndMakesNothing() async throws {
    try await TemporaryScene.playing { scene in
      let run = try await scene.runTwin("--yes", "--dry-run")
      #expect(
        run.code == 6 && run.errors.contains("Would create a workflow meshwork-tmp-... of quality, tiles, each"),
        "\(run)")
      let arguments = ["bisect", "look", "--url", "sample:beach", "--concept", "sharp", "--yes", "--dry-run"]
      let bisection = try await scene.run(arguments)
      #expect(bisection.errors.contains("Would create a workflow meshwork-tmp-..."), "\(bisection)")
      #expect(scene.proxy.calls.allSatisfy { $0 != "POST workflows" && !$0.hasPrefix("DELETE") })
    }
  }

  @Test func inNoListAndShownByDoctor() async throws {
    try await TemporaryScene.playing { scene in
      let listed = try await scene.run(["list"])
      #expect(listed.code == 0 && listed.output.contains("look") && !listed.output.contains("-tmp-"), "\(listed)")
      #expect(listed.errors.contains("Left out: 1 temporary workflow"), "\(listed)")
      let shown = try await scene.run(["show", WatchingProxy.foreign])
      #expect(shown.code == 0 && shown.output.contains("quality"), "\(shown)")
      let killed = try await scene.runTwin(
        signal: SIGKILL, at: .init(request: .call("POST workflows"), isCarriedOut: false))
      #expect(killed.code == SIGKILL, "\(killed)")
      let left = try scene.proxy.left()
      let doctor = try await scene.run(["doctor"])
      #expect(
        doctor.output.contains(
          "\(WatchingProxy.foreign): not noted here. If nobody is at work with it: meshwork delete \(WatchingProxy.foreign)"
        ), "\(doctor)")
      #expect(left.count == 1, "what was asked for before the end arrived")
      for id in left {
        #expect(doctor.output.contains("\(id): noted here, its process is gone. The next start"), "\(doctor)")
      }
      try await scene.expectNextRunClears("what doctor showed")
    }
  }

  @Test func bisectClearsItToo() async throws {
    try await TemporaryScene.playing { scene in
      let killed = try await scene.runTwin(
        signal: SIGKILL, at: .init(request: .call("POST workflows"), isCarriedOut: true))
      #expect(try killed.code == SIGKILL && scene.proxy.left().count == 1)
      let arguments = ["bisect", "look", "--url", "sample:beach", "--concept", "sharp"]
      let looking = try await scene.run(arguments)
      #expect(try looking.code == 3 && scene.proxy.left().count == 1, "it was not allowed to: \(looking)")
      let bisection = try await scene.run(arguments + ["--yes"])
      #expect(try bisection.code == 3 && scene.proxy.left() == [] && scene.proxy.notes == [], "\(bisection)")
    }
  }

  /// What a whole run asks for.
  private func calls(_ scene: TemporaryScene) async throws -> [String] {
    let run = try await scene.runTwin("--yes")
    #expect(run.code == 0, "\(run)")
    return scene.proxy.calls
  }

  @Test func ctrlCLeavesNothing() async throws {
    try await TemporaryScene.playing { scene in
      let calls = try await calls(scene)
      var interrupted: Set<Int> = []
      for request in 1...calls.count {
        for isCarriedOut in [false, true] {
          let point = WatchingProxy.Point(request: .number(request), isCarriedOut: isCarriedOut)
          let run = try await scene.runTwin(signal: SIGINT, at: point)
          if run.code == 130 { interrupted.insert(request) }
          // It may have had all its answers before it heard of the signal.
          #expect(run.code == 130 || (run.code == 0 && scene.proxy.calls.count == calls.count), "\(point) \(run)")
          let (left, notes) = (try scene.proxy.left(), scene.proxy.notes)
          #expect(left == [] && notes == [], "\(point): \(left) \(notes)")
        }
      }
      // From its last request but one on there may be nothing left to interrupt.
      #expect(interrupted.isSuperset(of: 1..<calls.count - 1), "\(interrupted)")
    }
  }

  /// Who asks it to end, or closes the terminal, leaves no more behind than Ctrl-C does.
  @Test(arguments: [SIGTERM, SIGHUP]) func beingAskedToEndLeavesNothing(_ signal: CInt) async throws {
    try await TemporaryScene.playing { scene in
      for isCarriedOut in [false, true] {
        let run = try await scene.runTwin(
          signal: signal, at: .init(request: .call("POST workflows"), isCarriedOut: isCarriedOut))
        #expect(run.code == 128 + signal, "\(run)")
        let (left, notes) = (try scene.proxy.left(), scene.proxy.notes)
        #expect(left == [] && notes == [], "\(left) \(notes)")
      }
    }
  }

  /// Killed at each request, before and after the server has carried it out, and at each thing that happens to the note.
  @Test func whatAKilledRunLeavesTheNextOneClears() async throws {
    try await TemporaryScene.playing { scene in
      let calls = try await calls(scene)
      var standing: Set<[Int]> = []
      for request in 1...calls.count {
        for isCarriedOut in [false, true] {
          let point = WatchingProxy.Point(request: .number(request), isCarriedOut: isCarriedOut)
          let killed = try await scene.runTwin(signal: SIGKILL, at: point)
          #expect(killed.code == SIGKILL, "\(point) \(killed)")
          standing.insert([try scene.proxy.left().count, scene.proxy.notes.count])
          try await scene.expectNextRunClears("\(point)")
        }
      }
      for event in NoteEvent.allCases {
        scene.proxy.begin()
        let events = try NoteEvents(in: scene.home.path + "/.local/state/meshwork")
        let running = try Binary.start(
          TemporaryScene.twin + [scene.draft, "--yes"], home: scene.home, environment: scene.environment)
        try await events.wait(for: event)
        kill(running.id, SIGKILL)
        _ = try await running.end()
        try await scene.expectNextRunClears("\(event)")
      }
      // Nothing made, a workflow with its note, and a note alone.
      #expect(standing == [[0, 0], [1, 1], [0, 1]], "the points reach all that a run can leave")
    }
  }
}
