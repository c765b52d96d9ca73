import MeshCore
import Testing

/// An id of any length leaves the rest of a message to be read.
@Suite struct ShortWordsTests {
  private let long = String(repeating: "x", count: 500)

  @Test func onlyLongWordsAreCut() {
    let whole = "read model 012345678901234567890123456789012345678901234567 of a/b"
    #expect(whole.withShortWords == whole)
    #expect("read \(long)  of\n\(long)".withShortWords == "read \(long.prefix(47))…  of\n\(long.prefix(44))…")
    #expect("".withShortWords == "")
    #expect(String(repeating: "é", count: 48).withShortWords == String(repeating: "é", count: 48))
    #expect(String(repeating: "é", count: 49).withShortWords == String(repeating: "é", count: 47) + "…")
  }

  /// A quote that was opened is closed, and a sentence ends.
  @Test func whatStandsAroundAWordStays() {
    let id = String(repeating: "x", count: 49)
    #expect(Validation.Issue.badWorkflowID(id).message.hasPrefix("\"\(id.prefix(46))…\" is not a workflow id"))
    #expect("see \(id).".withShortWords == "see \(id.prefix(47))….")
    #expect("(\(id.dropLast(2)))".withShortWords == "(\(id.dropLast(2)))")
  }

  @Test func messagesCutIDs() {
    let cut = "\(long.prefix(47))…"
    let error = APIError(operation: "read model \(long) of alice/demo", cause: .unreadable("field id is missing"))
    #expect(error.message.hasPrefix("Could not read model \(cut) of alice/demo. The answer"))
    #expect(
      Validation.Issue.unknownModel("a", ModelReference(id: long, userID: "u")).message
        == "a names the model \(cut) of u/this app, which does not exist.")
    #expect(EditError.duplicateNode(long, in: "w").message == "w uses the node id \(cut) already. Choose another id.")
  }
}
