import Foundation
import GRDB
import MeshCore
import MeshState
import Testing

/// What is remembered of the apps that were opened.
@Suite struct OpenedAppsTests {
  let scratch = Scratch()

  private func app(_ id: String, of user: String = "acme") -> AppScope { AppScope(userID: user, appID: id) }

  private func opened() throws -> OpenedApps { try OpenedApps(path: scratch.path) }

  private func names(_ context: String) throws -> [String] { try opened().apps(in: context).map(\.app.name) }

  @Test func aNewFileRemembersNone() throws {
    #expect(try names("work") == [])
  }

  @Test func theLastOneStandsFirst() throws {
    let apps = try opened()
    try apps.note(app("one"), in: "work", at: Samples.time)
    try apps.note(app("two"), in: "work", at: Samples.time + 1)
    #expect(try names("work") == ["acme/two", "acme/one"])
    try apps.note(app("one"), in: "work", at: Samples.time + 2)
    #expect(try names("work") == ["acme/one", "acme/two"])
    #expect(try opened().apps(in: "work").map(\.at) == [Samples.time + 2, Samples.time + 1])
  }

  /// Two processes may note out of turn.
  @Test func theLaterTimeCounts() throws {
    try opened().note(app("one"), in: "work", at: Samples.time + 5)
    try opened().note(app("one"), in: "work", at: Samples.time)
    #expect(try opened().apps(in: "work").map(\.at) == [Samples.time + 5])
  }

  @Test func contextsAndUsersAreApart() throws {
    try opened().note(app("one"), in: "work", at: Samples.time)
    try opened().note(app("one", of: "o'brien \u{1F600}"), in: "work", at: Samples.time - 1)
    try opened().note(app("two"), in: "clarifai:home", at: Samples.time)
    #expect(try names("work") == ["acme/one", "o'brien \u{1F600}/one"])
    #expect(try names("clarifai:home") == ["acme/two"])
  }

  @Test func theOldestOfTooManyAreForgotten() throws {
    let apps = try opened()
    try apps.note(app("elsewhere"), in: "home", at: Samples.time - 100)
    for place in 0..<OpenedApps.limit + 3 {
      try apps.note(app("app\(place)"), in: "work", at: Samples.time + Double(place))
    }
    let names = try names("work")
    #expect(names.count == OpenedApps.limit)
    #expect(names.first == "acme/app\(OpenedApps.limit + 2)" && names.last == "acme/app3")
    #expect(try self.names("home") == ["acme/elsewhere"])
  }

  /// As the first version made it: without the tables that came since.
  @Test func anOldFileIsCarriedOver() throws {
    try scratch.journal().record([.form("typed"), .draftBegan(base: Samples.workflow("check"), isNew: true)])
    try DatabaseQueue(path: scratch.path).write {
      try $0.execute(
        sql: """
          DROP TABLE opened; DROP TABLE stagings; DROP TABLE key_owners; DROP TABLE pins;
          DROP INDEX runs_of_predictions; ALTER TABLE runs DROP COLUMN head; PRAGMA user_version = 1
          """)
    }
    try opened().note(app("one"), in: "work", at: Samples.time)
    #expect(try names("work") == ["acme/one"])
    let state = try scratch.journal().restore().state
    #expect(state.form == "typed")
    #expect(state.drafts.map(\.id) == ["check"])
  }

  @Test func theFileIsTheUsersOwn() throws {
    _ = try opened()
    let attributes = try FileManager.default.attributesOfItem(atPath: scratch.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test(arguments: [999, -1])
  func aFileOfAnotherVersionIsLeftAlone(version: Int) throws {
    _ = try opened()
    try DatabaseQueue(path: scratch.path).write { try $0.execute(sql: "PRAGMA user_version = \(version)") }
    let error = #expect(throws: JournalError.self) { try opened() }
    #expect(error?.cause == .newerVersion)
  }

  @Test func whatFailsIsSaid() throws {
    let apps = try opened()
    try DatabaseQueue(path: scratch.path).write { try $0.execute(sql: "DROP TABLE opened") }
    #expect(throws: JournalError.self) { try apps.note(app("one"), in: "work", at: Samples.time) }
    let error = #expect(throws: JournalError.self) { try apps.apps(in: "work") }
    #expect(error?.message.hasPrefix("Could not read the journal \(scratch.path): no such table") == true)
  }
}
