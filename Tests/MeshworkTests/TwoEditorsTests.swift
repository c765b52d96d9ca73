import Testing
import TestSupport

/// Two real editors on one app of one home: one edits, the other looks on and may take over.
@Suite @TerminalThread struct TwoEditorsTests {
  @Test func theSecondLooksOnAndTakesOverWithoutLoss() throws {
    let home = try Home()
    let first = try home.editor()
    try first.waitFor("photo-basics")
    first.send("2d")
    try first.waitFor("removed. Draft only")
    first.send("a")
    try first.waitFor("Add a node")
    first.send("color-reco")
    try first.waitFor("color-reco ")

    // The second sees the draft and who edits it, and can change nothing.
    let second = try home.editor()
    try second.waitFor("edits this app: 1 draft")
    try second.waitFor("edited by process \(first.process)")
    second.send("2d")
    try second.waitFor("T takes it over.")
    second.send("u")
    try second.waitFor("T takes it over.")

    second.send("T")
    try second.waitFor("Take this app over")
    second.send("y")
    // What was edited, and the half-filled form, go on where the first one was.
    try second.waitFor("Your half-filled form is back")
    try second.waitFor("color-reco ")
    try first.waitFor("edited by process \(second.process)")
    second.send(Press.escape + "u")
    try second.waitFor("No change is left.")

    // And back again.
    first.send("Ty")
    try first.waitFor("the first editing again") { !$0.text.contains("edited by") && $0.text.contains("photo-basics") }
    try second.waitFor("edited by process \(first.process)")
    first.send("U")
    try first.waitFor("Redone")
    for editor in [second, first] {
      editor.send("q")
      #expect(try editor.waitExit() == .code(0))
      #expect(editor.leftovers == [])
    }
  }

  @Test func anAppWhoseEditorDiedIsFree() throws {
    let home = try Home()
    let first = try home.editor()
    try first.waitFor("photo-basics")
    let second = try home.editor()
    try second.waitFor("edited by")
    first.kill(9)
    #expect(try first.waitExit() == .signal(9))
    second.send("R")
    try second.waitFor("the second editing") { !$0.text.contains("edited by") && $0.text.contains("photo-basics") }
    second.send("q")
    #expect(try second.waitExit() == .code(0))
  }

  /// A stopped process cannot answer: that is said, and nothing is taken by force.
  @Test func aSuspendedEditorKeepsItsApp() throws {
    let home = try Home()
    let first = try home.editor()
    try first.waitFor("photo-basics")
    let second = try home.editor()
    try second.waitFor("edited by")
    first.kill(19)
    second.send("Ty")
    try second.waitFor("did not give the app up")
    first.kill(18)
    second.send("q")
    #expect(try second.waitExit() == .code(0))
    // Who asked has given up: it keeps its app.
    first.send("2d")
    try first.waitFor("removed. Draft only")
    first.send("q")
    #expect(try first.waitExit() == .code(0))
  }
}
