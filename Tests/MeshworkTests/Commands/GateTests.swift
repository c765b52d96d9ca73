import Meshwork
import Testing

/// No write goes without somebody's word for it, and none in a read-only context.
@Suite struct GateTests {
  static let writes: [[String]] = [
    ["create", "-f", "-"], ["apply", "-f", "-"], ["patch", "photo-basics", "--action", "overwrite", "-f", "-"],
    ["rename", "photo-basics", "other"], ["delete", "photo-basics"],
  ]

  @Test(arguments: writes)
  func withoutATerminalItNeedsYes(_ arguments: [String]) async throws {
    let home = try Home()
    let run = try await CommandRun(arguments, home: home, input: Described.one)
    #expect(run.ending == .gateRefused)
    #expect(run.messages.contains("--yes"), "\(run.messages)")
    try await expectUntouched(home)
  }

  @Test(arguments: writes)
  func anyAnswerButYesRefuses(_ arguments: [String]) async throws {
    for answer in [["no"], [""], []] {
      let home = try Home()
      let run = try await CommandRun(arguments, home: home, input: Described.one, typed: answer)
      #expect(run.ending == .gateRefused)
      try await expectUntouched(home)
    }
  }

  @Test(arguments: writes)
  func yesAtTheTerminalAllows(_ arguments: [String]) async throws {
    let run = try await CommandRun(arguments, home: Home(), input: Described.one, typed: ["yes"])
    #expect(run.ending == .ok, "\(run)")
    #expect(run.messages.contains("Type yes: "))
  }

  @Test(arguments: writes)
  func readOnlyRefusesWhateverIsSaid(_ arguments: [String]) async throws {
    let home = try Home()
    let run = try await CommandRun(
      arguments + ["--yes", "--read-only"], home: home, input: Described.one, typed: ["yes"])
    #expect(run.ending == .gateRefused)
    #expect(run.messages.contains("is read-only"), "\(run.messages)")
    try await expectUntouched(home)
  }

  private func expectUntouched(_ home: Home) async throws {
    let run = try await CommandRun(["list"], home: home)
    #expect(run.output.split(separator: "\n").count == 7)
    #expect(run.output.contains("\nphoto-basics ") && !run.output.contains("\none "))
  }
}
