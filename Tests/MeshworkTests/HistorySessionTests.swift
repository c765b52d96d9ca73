import Canvas
import TestSupport
import Testing

/// The real program: what was applied can be taken back, also the next day.
@Suite @TerminalThread struct HistorySessionTests {
  @Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 40, columns: 120)])
  func aDeletedWorkflowComesBackAfterARestart(_ size: Size) throws {
    let home = try Home()
    let editor = try home.editor(size: size)
    try editor.waitFor("two-eyes")
    editor.send("/two-eyes" + Press.enter)
    try editor.waitFor("Nodes · two-eyes")
    editor.send(Press.escape + "D")
    try editor.waitFor("Staged: delete two-eyes")
    editor.send("C")
    try editor.waitFor("1 to delete")
    editor.send("Y")
    try editor.waitFor("type two-eyes")
    editor.send("two-eyes" + Press.enter)
    try editor.waitFor("done, as predicted")
    editor.send(Press.enter + "q")
    #expect(try editor.waitExit() == .code(0))

    let again = try home.editor(size: size)
    try again.waitFor("photo-basics")
    again.send("3H")
    try again.waitFor("deleted, snapshot kept")
    again.send("u")
    try again.waitFor("The way back is staged")
    again.send(Press.escape)
    try again.waitFor("3 Staged")
    again.send("C")
    try again.waitFor("1 to create")
    again.send("Y")
    try again.waitFor("done, as predicted")
    again.send(Press.enter + "q")
    #expect(try again.waitExit() == .code(0))
  }

  @Test func aVersionIsRestoredThroughAPlan() throws {
    let home = try Home()
    let editor = try home.editor()
    try editor.waitFor("photo-basics")
    editor.send("/photo-basics" + Press.enter)
    try editor.waitFor("Nodes · photo-basics")
    editor.send(Press.escape + "2d")
    try editor.waitFor("colours removed")
    editor.send("c")
    try editor.waitFor("1 to change")
    editor.send("Y")
    try editor.waitFor("done, as predicted")
    editor.send(Press.enter + "1v")
    try editor.waitFor("2 versions")
    editor.send("j")
    try editor.waitFor("what restoring it changes there")
    editor.send(Press.enter)
    try editor.waitFor("restored. Draft only")
    editor.send("c")
    try editor.waitFor("1 to change")
    editor.send("Y")
    try editor.waitFor("done, as predicted")
    editor.send(Press.enter + "1v")
    try editor.waitFor("3 versions")
    editor.send(Press.escape)
    try editor.waitFor("the panes") { !$0.text.contains("3 versions") }
    editor.send("q")
    #expect(try editor.waitExit() == .code(0))
  }
}
