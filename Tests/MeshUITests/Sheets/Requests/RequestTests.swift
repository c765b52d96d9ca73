import Canvas
import Foundation
import MeshCore
@testable import MeshUI
import Panels
import TestSupport
import Testing

/// The request log: what was asked of the service, and how it was answered.
@Suite struct RequestTests {
  private func call(_ number: Int, status: Int = 200, body: String = "{}") -> CallRecord {
    CallRecord(
      APIRequest(
        .patch, ["v2", "users", "lab", "apps", "station", "workflows", "w-\(number)"], body: ["secret": "s3"]),
      APIResponse(status: status, body: Data(body.utf8)), at: Gallery.start + Double(number), seconds: 0.25)
  }

  @Test func callsAreListedNewestFirst() {
    var editor = Editor.ready()
    editor.take(.called(call(1)))
    editor.take(.called(call(2, status: 404, body: #"{"status": {"code": 22102, "req_id": "a1b2c3-d4"}}"#)))
    editor.type("@")
    let lines = screen(editor.state).textLines
    #expect(lines[2].contains("time") && lines[3].hasPrefix("▸   08:00:02 PATCH") && lines[3].hasSuffix("404"))
    #expect(lines[4].contains("w-1") && lines[4].contains("250 ms") && lines[4].contains("2 B"))
    #expect(lines.contains { $0.contains("request id a1b2c3-d4") })
    #expect(!lines.joined().contains("s3"), "bodies are not shown")
    editor.type("j")
    #expect(screen(editor.state).textLines.contains { $0.contains("no request id") })
    editor.press(.escape)
    #expect(editor.state.dialogs == [])
  }

  /// A long address is there whole, in two rows; on the narrowest screens by both its ends.
  @Test func theAddressIsShownWhole() {
    var editor = Editor.ready()
    let path = (1...9).map { "part-\($0)-of-it" }
    editor.take(.called(CallRecord(APIRequest(.get, path), failure: "no network", at: Gallery.start, seconds: 1)))
    editor.type("@")
    func pinned() -> String {
      screen(editor.state).textLines.suffix(5).prefix(2).joined().filter { !$0.isWhitespace }
    }
    #expect(pinned() == "GET" + (editor.state.calls.first?.target ?? ""))
    editor.state.size.columns = 40
    #expect(pinned().hasPrefix("GET/part-1") && pinned().hasSuffix("part-9-of-it"))
  }

  @Test func howItEndedStaysInSight() {
    var editor = Editor.ready()
    editor.take(.called(call(2, status: 404)))
    editor.state.size.columns = 40
    editor.type("@")
    #expect(screen(editor.state).textLines[3].hasSuffix("250 ms   404"))
  }

  @Test func itIsBounded() {
    var editor = Editor.ready()
    for number in 1...600 { editor.take(.called(call(number))) }
    #expect(editor.state.calls.count == 500)
    #expect(editor.state.calls.first?.target.hasSuffix("w-600") == true)
  }

  @Test func whatOneLooksAtStays() {
    var editor = Editor.ready()
    for number in 1...3 { editor.take(.called(call(number))) }
    editor.type("@j")
    editor.take(.called(call(4)))
    guard case .requests(let sheet)? = editor.state.dialogs.last else { Issue.record("no log"); return }
    #expect(editor.state.calls[sheet.choice].target.hasSuffix("w-2"))
  }

  @Test func aCallWithoutAnAnswerSaysWhy() {
    var editor = Editor.ready()
    editor.take(
      .called(CallRecord(APIRequest(.get, ["v2", "models"]), failure: "no network", at: Gallery.start, seconds: 1)))
    editor.type("@")
    let lines = screen(editor.state).textLines
    #expect(lines[3].hasSuffix("none") && lines.contains { $0.contains("no network") })
  }

  @Test(arguments: [
    (#"{"status":{"code":10000,"req_id":"abc"}}"#, "abc"), (#"{"status":{"req_id" : "a b"}}"#, "a"),
    (#"{"req_id":"\u001b[31m"}"#, nil), (#"{"req_id":7}"#, nil), ("", nil),
    (#"{"x":""# + String(repeating: "y", count: 9000) + #"","status":{"req_id":"end"}}"#, "end"),
  ])
  func requestIDs(_ body: String, _ id: String?) { #expect(call(1, body: body).requestID == id) }
}
