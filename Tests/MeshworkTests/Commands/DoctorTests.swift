import Foundation
import Meshwork
import Testing

/// What `meshwork doctor` says of the journal.
@Suite struct DoctorTests {
  private func journal(_ home: Home) async throws -> (state: String, text: String, ending: Ending) {
    let run = try await CommandRun(["doctor", "-o", "json"], home: home)
    let checks = try #require(try jsonObject(run.output)["checks"] as? [[String: String]])
    let check = try #require(checks.first { $0["name"] == "drafts and history" })
    return (check["state"] ?? "", check["text"] ?? "", run.ending)
  }

  @Test func itIsOpened() async throws {
    let home = try Home()
    let none = try await journal(home)
    #expect(none.state == "ok" && none.text.hasSuffix("state.db (none yet)"))
    #expect(!FileManager.default.fileExists(atPath: home.path + "/.local/state/meshwork/state.db"), "it makes none")
    _ = try await CommandRun(["import", "-"], home: home, input: Described.one)
    _ = try await CommandRun(["create", "-f", "-", "-y"], home: home, input: Described.two)
    let found = try await journal(home)
    #expect(found.state == "ok" && found.ending == .ok)
    #expect(
      found.text.contains(" kB; of sample/gallery: 1 draft, 1 staged step, 1 step sent, 0 predictions"), "\(found)")
  }

  @Test func whyItCannotBeOpened() async throws {
    let home = try Home()
    try home.write(String(repeating: "this is no database. ", count: 100), to: ".local/state/meshwork/state.db")
    let found = try await journal(home)
    #expect(found.state == "broken" && found.ending == .failure)
    #expect(found.text.contains("it is not a database. A copy is in "), "\(found)")
  }
}
