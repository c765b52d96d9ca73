import Testing

/// Nothing from outside reaches a terminal as a command.
@Suite struct HostileTextTests {
  @Test(arguments: [
    ["list"], ["show", "bad"], ["list", "-o", "json"], ["list", "-o", "yaml"], ["export", "bad"],
    ["show", "\u{1b}]0;x\u{7}"],
    ["plan", "-f", "/\u{1b}[2J"],
  ])
  func isShownWithoutItsPower(_ arguments: [String]) async throws {
    let home = try Home()
    _ = try await CommandRun(["create", "-f", "-", "-y"], home: home, input: Described.hostile)
    let run = try await CommandRun(arguments, home: home, columns: 100)
    for text in [run.output, run.messages] {
      #expect(!text.unicodeScalars.contains { ($0.value < 0x20 && $0 != "\n") || $0.value == 0x7F || $0 == "\u{202e}" })
    }
    #expect(run.output.isEmpty != run.messages.isEmpty || arguments[0] == "export")
  }

  /// A line end in a description makes no second row.
  @Test func rowsStayRowsInAPipe() async throws {
    let home = try Home()
    _ = try await CommandRun(["create", "-f", "-", "-y"], home: home, input: Described.hostile)
    let run = try await CommandRun(["list"], home: home)
    #expect(run.output.split(separator: "\n").count == 8)
  }
}
