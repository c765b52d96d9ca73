import Foundation
import MeshCore
import Testing
import TestSupport

/// Two processes on one data folder write at once, and nothing is lost or damaged.
@Suite @TerminalThread struct SharedDataTests {
  private static let writers = 6
  private static let rounds = 5

  @Test func twoServersOnOneFolder() async throws {
    let home = try Home()
    let servers = [try Serving(home: home), try Serving(home: home)]
    // Each writer creates workflows of its own, changes them, and adds to one that all share; every second one by the
    // other server.
    try await withThrowingTaskGroup(of: [String].self) { group in
      for writer in 0..<Self.writers {
        let server = servers[writer % 2]
        group.addTask { try await Self.write(writer, to: server) }
      }
      for try await complaints in group { #expect(complaints == []) }
    }
    let expected = (0..<Self.writers).flatMap { writer in (0..<Self.rounds).map { "w\(writer)-\($0)" } }
    for server in servers {
      let listed = try await server.call("GET", "workflows?per_page=1000")
      let workflows = try #require(listed["workflows"] as? [[String: Any]])
      #expect(Set(workflows.compactMap { $0["id"] as? String }).isSuperset(of: expected))
      #expect(workflows.allSatisfy { ($0["nodes"] as? [Any])?.isEmpty == false })
      for id in expected {
        let versions = try await server.call("GET", "workflows/\(id)/versions")
        #expect((versions["workflow_versions"] as? [Any])?.count == 2, "\(id)")
      }
      let shared = try await server.call("GET", "workflows/photo-basics")
      let nodes = try #require((shared["workflow"] as? [String: Any])?["nodes"] as? [[String: Any]])
      let added = Set(nodes.compactMap { $0["id"] as? String }).subtracting(["colours", "sharpness"])
      #expect(added == Set((0..<Self.writers).map { "n\($0)" }))
    }
    servers.forEach { $0.stop() }
    // A third process finds all of it, and the file whole.
    let listed = try Binary.run(["list"], home: home)
    #expect(listed.code == 0 && expected.allSatisfy { listed.output.contains("\n\($0) ") }, "\(listed)")
    // Where sqlite3 is there, it looks at the file too.
    let line =
      #"cd; [ -x /usr/bin/sqlite3 ] || exec echo ok; sqlite3 .local/share/meshwork/local.db 'PRAGMA integrity_check'"#
    let check = try Binary.shell(line, home: home)
    #expect(check.output == "ok\n", "\(check)")
  }

  /// The editor's backend, in its own process, beside a server.
  @Test func editorBesideAServer() async throws {
    let home = try Home()
    let server = try Serving(home: home)
    let editor = try home.editor()
    try editor.waitFor("photo-basics")
    // The editor deletes while the server creates.
    editor.send("/close-look" + Press.enter)
    try editor.waitFor("Nodes · close-look")
    editor.send(Press.escape + "D")
    try editor.waitFor("Staged: delete close-look")
    editor.send("C")
    try editor.waitFor("1 to delete")
    editor.send("Y")
    try editor.waitFor("type close-look")
    editor.send("close-look" + Press.enter)
    for round in 0..<Self.rounds {
      let answer = try await server.call("POST", "workflows", Self.workflow("served-\(round)"))
      #expect((answer["status"] as? [String: Any])?["code"] as? Int == 10000)
    }
    try editor.waitFor("done, as predicted")
    editor.send(Press.enter + "R")
    try editor.waitFor("served-0")
    editor.send("q")
    #expect(try editor.waitExit() == .code(0))
    let listed = try await server.call("GET", "workflows?per_page=1000")
    let ids = (listed["workflows"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    #expect(ids.count == 5 + Self.rounds && !ids.contains("close-look"))
    server.stop()
  }

  private static func write(_ writer: Int, to server: Serving) async throws -> [String] {
    var complaints: [String] = []
    func expectGood(_ answer: [String: Any], _ what: String) {
      let code = (answer["status"] as? [String: Any])?["code"] as? Int
      if code != 10000 { complaints.append("\(what): \(answer)") }
    }
    for round in 0..<rounds {
      let id = "w\(writer)-\(round)"
      expectGood(try await server.call("POST", "workflows", workflow(id)), "create \(id)")
      expectGood(try await server.call("PATCH", "workflows", merge(into: id, node: "more")), "patch \(id)")
    }
    expectGood(try await server.call("PATCH", "workflows", merge(into: "photo-basics", node: "n\(writer)")), "share")
    return complaints
  }

  private static let model = #"{"id":"image-quality","user_id":"meshwork","app_id":"local"}"#

  private static func workflow(_ id: String) -> String {
    #"{"workflows":[{"id":"\#(id)","nodes":[{"id":"a","model":\#(model)}]}]}"#
  }

  private static func merge(into id: String, node: String) -> String {
    #"{"action":"merge","workflows":[{"id":"\#(id)","nodes":[{"id":"\#(node)","model":\#(model)}]}]}"#
  }
}
