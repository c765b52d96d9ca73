import Canvas
import Testing
import TestSupport

/// The real program, as a person uses it: from an empty home to a prediction, and back the next day.
@Suite @TerminalThread struct SessionTests {
  @Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 40, columns: 120), Size(rows: 60, columns: 200)])
  func firstSessionIsThereAgainAtTheNextStart(_ size: Size) throws {
    let home = try Home()
    let editor = try home.editor(size: size)
    try editor.waitFor("photo-basics")
    try select("photo-basics", in: editor)

    // Add a node.
    editor.send("2a")
    try editor.waitFor("Add a node")
    try editor.waitFor("color-recognition", after: { editor.send("color-rec") })
    editor.send(Press.enter)
    try editor.waitFor("empty takes the newest")
    editor.send(Press.enter + Press.enter + Press.enter)
    try editor.waitFor("color added")

    // Stage, plan, apply.
    editor.send("s")
    try editor.waitFor("What each action leaves")
    editor.send(Press.enter)
    try editor.waitFor("nobody changed it")
    editor.send("Y")
    try editor.waitFor("done, as predicted")
    editor.send(Press.enter)

    // Predict on a sample.
    editor.send("p")
    try editor.waitFor("Train at the platform")
    editor.send(Press.enter)
    try editor.waitFor("photo-basics on station in")
    editor.send("q")
    #expect(try editor.waitExit() == .code(0))
    #expect(editor.leftovers == [])

    let again = try home.editor(size: size)
    try again.waitFor("photo-basics")
    try select("photo-basics", in: again)
    try again.waitFor("the node of yesterday") {
      $0.lines.contains { $0.contains("color ") && $0.contains("b31bf8b3") }
    }
    again.send("4")
    try again.waitFor("station")
    try again.waitFor("sharp")
    again.send("q")
    #expect(try again.waitExit() == .code(0))
  }

  @Test func editsAndHalfFilledFormSurviveKill() throws {
    let home = try Home()
    let editor = try home.editor()
    try editor.waitFor("photo-basics")
    try select("photo-basics", in: editor)
    editor.send("2d")
    try editor.waitFor("removed. Draft only")
    editor.send("A")
    try editor.waitFor("a does nothing here", or: "A does nothing here")
    editor.send("a")
    try editor.waitFor("Add a node")
    editor.send("color-reco")
    try editor.waitFor("color-reco ")
    editor.kill(9)
    #expect(try editor.waitExit() == .signal(9))

    let again = try home.editor()
    try again.waitFor("Your half-filled form is back")
    try again.waitFor("color-reco ")
    again.send(Press.escape)
    try again.waitFor("text is kept")
    try again.waitFor("the ghost of the removed node") { $0.text.contains("removed") && $0.text.contains("-1") }
    // What was typed comes back a second time, and undo reaches behind the kill.
    again.send("u")
    try again.waitFor("No change is left.")
    again.send("a")
    try again.waitFor("color-reco ")
    again.send(Press.escape + "q")
    #expect(try again.waitExit() == .code(0))
  }

  @Test func workflowIsCreatedAndDeletedThroughThePlan() throws {
    let home = try Home()
    let editor = try home.editor()
    try editor.waitFor("photo-basics")
    editor.send("A")
    try editor.waitFor("New workflow")
    editor.send("mine" + Press.enter)
    try editor.waitFor("mine started")
    editor.send("a")
    try editor.waitFor("Add a node")
    editor.send("image-qual")
    try editor.waitFor("image-quality")
    editor.send(Press.enter)
    try editor.waitFor("empty takes the newest")
    editor.send(Press.enter + Press.enter + Press.enter)
    try editor.waitFor("added: image-quality")
    editor.send("c")
    try editor.waitFor("1 to create")
    editor.send("Y")
    try editor.waitFor("done, as predicted")
    editor.send(Press.enter + "1D")
    try editor.waitFor("Staged: delete mine")
    editor.send("C")
    try editor.waitFor("1 to delete")
    editor.send("Y")
    try editor.waitFor("type mine")
    editor.send("nine" + Press.enter)
    try editor.waitFor("not the same")
    editor.send("\u{15}mine" + Press.enter)
    try editor.waitFor("done, as predicted")
    editor.send(Press.enter)
    try editor.waitFor("mine gone from the list") { !$0.lines.dropLast(2).contains { $0.hasPrefix("▸   mine") } }
    editor.send("q")
    #expect(try editor.waitExit() == .code(0))
  }

  /// Moves to a workflow of the sample app by its name.
  private func select(_ id: String, in editor: PseudoTerminal) throws {
    editor.send("/" + id + Press.enter)
    try editor.waitFor("the nodes of \(id)") { $0.text.contains("Nodes · \(id)") }
    editor.send(Press.escape)
    try editor.waitFor("the whole list") { $0.text.contains("two-eyes") && $0.text.contains("Nodes · \(id)") }
  }
}

extension PseudoTerminal {
  func waitFor(_ text: String, after action: () -> Void) throws {
    action()
    try waitFor(text)
  }

  func waitFor(_ text: String, or other: String) throws {
    try waitFor("'\(text)' or '\(other)'") { $0.text.contains(text) || $0.text.contains(other) }
  }
}
