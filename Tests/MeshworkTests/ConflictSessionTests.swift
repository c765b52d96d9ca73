import Foundation
import MeshCore
import TestSupport
import Testing

/// A conflict in a real terminal, with somebody else who is faster.
@Suite @TerminalThread struct ConflictSessionTests {
  /// `e` opens the contested node of the draft; what is edited there is planned anew, and nothing was sent.
  @Test func aContestedNodeIsEditedByHand() async throws {
    let home = try Home()
    let editor = try home.editor()
    try editor.waitFor("photo-basics")
    editor.send("/photo-basics" + Press.enter)
    try editor.waitFor("Nodes · photo-basics")
    editor.send("2")
    try editor.waitFor("colours")
    editor.send("v")
    try editor.waitFor("the versions") { $0.text.contains("Version of colours") && $0.text.contains("current") }
    editor.send("j" + Press.enter)
    try editor.waitFor("Draft only")
    let serving = try Serving(home: home)
    try await serving.changeColours()
    serving.stop()
    editor.send("c")
    try editor.waitFor("Conflict · photo-basics")
    try editor.waitFor("by whom the service does not tell")
    editor.send("e")
    try editor.waitFor("the form of the node") { $0.text.contains("Edit colours") && !$0.text.contains("Conflict") }
    editor.send(Press.escape)
    try editor.waitFor("the draft as it was") {
      $0.text.contains("Nodes · photo-basics") && $0.text.contains("staged 1")
    }
    editor.send("c")
    try editor.waitFor("Conflict · photo-basics")
    editor.send("m" + Press.enter)
    try editor.waitFor("the plan") { $0.text.contains("Plan · 1 step") && $0.text.contains("nobody changed it") }
    editor.send("Y")
    try editor.waitFor("done, as predicted")
    editor.send(Press.escape + "q")
    #expect(try editor.waitExit() == .code(0))
    #expect(editor.leftovers == [])
  }
}

extension Serving {
  /// Gives the colours of photo-basics the model of its sharpness, as another client would.
  func changeColours() async throws {
    let read = try await call("GET", "workflows/photo-basics")
    let workflow = try #require(read["workflow"] as? [String: Any])
    let nodes = try #require(workflow["nodes"] as? [[String: Any]])
    var changed = try #require(nodes.first { $0["id"] as? String == "colours" })
    changed["model"] = try #require(nodes.first { $0["id"] as? String == "sharpness" })["model"]
    let body = try JSONSerialization.data(
      withJSONObject: ["action": "merge", "workflows": [["id": "photo-basics", "nodes": [changed]]]])
    _ = try await call("PATCH", "workflows", String(decoding: body, as: UTF8.self))
  }
}
