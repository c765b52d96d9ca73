import Canvas
import Foundation
import TestSupport
import Testing

/// The user's own editor, the clipboard and pastes, in a real terminal.
@Suite @TerminalThread struct EditingTests {
  private func edits(of home: Home) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: home.path + "/.local/state/meshwork/edits")) ?? []
  }

  private func quit(_ editor: PseudoTerminal) throws {
    editor.send("q")
    #expect(try editor.waitExit() == .code(0))
    #expect(editor.leftovers == [])
  }

  @Test func aWorkflowIsEditedAsText() throws {
    let home = try Home()
    let editor = try home.editor(environment: ["EDITOR": "sed -i s/sharpness/clearness/"])
    try editor.waitFor("photo-basics")
    editor.send("/photo-basics" + Press.enter)
    try editor.waitFor("Nodes · photo-basics")
    editor.send("E")
    try editor.waitFor("edited as text")
    #expect(edits(of: home) == [])
    editor.send("u")
    try editor.waitFor("No change is left.")
    try quit(editor)
  }

  /// The editor has a terminal with echo and lines, and its Ctrl-C is its own.
  @Test func theEditorHasTheTerminal() throws {
    let home = try Home()
    try home.write(
      "stty -a | grep -q ' echo ' && printf 'theirs> '; read line; printf '  %s\\n' \"$line\" >> \"$1\"", to: "ed.sh")
    let editor = try home.editor(environment: ["VISUAL": "sh \(home.path)/ed.sh", "EDITOR": "false"])
    try editor.waitFor("photo-basics")
    editor.send("E")
    try editor.waitFor("the editor's screen") { !$0.isAlternateScreen && $0.text.contains("theirs>") }
    let files = edits(of: home)
    #expect(files.count == 1)
    let attributes = try FileManager.default.attributesOfItem(
      atPath: home.path + "/.local/state/meshwork/edits/" + (files.first ?? ""))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    editor.send("notes: typed\n")
    try editor.waitFor("the screen again") { $0.isAlternateScreen && $0.text.contains("edited as text: notes") }
    try quit(editor)
  }

  @Test(arguments: [
    ("/nonesuch/ed", "cannot be started"), ("false", "ended with code 1"), ("kill -9 $$ #", "signal 9"),
  ])
  func theTerminalComesBackFromABadEditor(_ command: String, _ words: String) throws {
    let home = try Home()
    let editor = try home.editor(environment: ["EDITOR": command])
    try editor.waitFor("photo-basics")
    editor.send("E")
    try editor.waitFor("what became of it") { $0.isAlternateScreen && $0.text.contains(words) }
    #expect(edits(of: home) == [])
    try quit(editor)
  }

  @Test func aBrokenTextIsKeptOverTheEnd() throws {
    let home = try Home()
    let editor = try home.editor(environment: ["EDITOR": "sed -i s/workflow:/workflow/"])
    try editor.waitFor("photo-basics")
    editor.send("E")
    try editor.waitFor("It is kept until it is fixed")
    editor.kill(9)
    _ = try editor.waitExit()
    let again = try home.editor(environment: ["EDITOR": "sed -i 's/workflow$/workflow:/'"])
    try again.waitFor("photo-basics")
    again.send("E")
    try again.waitFor("close-look is unchanged")
    try quit(again)
  }

  /// What was in the editor when the program died is named at the next start.
  @Test func aTextThatWasLeftBehindIsNamed() throws {
    let home = try Home()
    try home.write("printf 'theirs> '; read line", to: "ed.sh")
    let editor = try home.editor(environment: ["EDITOR": "sh \(home.path)/ed.sh"])
    try editor.waitFor("photo-basics")
    editor.send("E")
    try editor.waitFor("theirs>")
    editor.kill(9)
    editor.send("\n")
    _ = try editor.waitExit()
    let again = try home.editor()
    try again.waitFor("A text was in your editor")
    try quit(again)
  }

  @Test func suspendWorksAfterTheEditor() throws {
    let home = try Home()
    let shell = try PseudoTerminal(
      "/bin/bash", ["--norc", "--noprofile", "-i"],
      environment: ["HOME": home.path, "PS1": "ready> ", "PATH": "/usr/bin:/bin", "EDITOR": "kill -TSTP 0; true"])
    try shell.waitFor("ready>")
    shell.send(Binary.path + "\n")
    try shell.waitFor("photo-basics")
    // Ctrl-Z in the editor stops both; fg brings both back. What is typed before the prompt is the program's.
    let isAsking = { (screen: ScreenModel) in
      !screen.isAlternateScreen && screen.lines.last { !$0.isEmpty } == "ready>"
    }
    shell.send("E")
    try shell.waitFor("the shell") { isAsking($0) && $0.text.contains("Stopped") }
    shell.send("fg\n")
    try shell.waitFor("the editor again") { $0.isAlternateScreen && $0.text.contains("is unchanged") }
    // Each Ctrl-Z stops it once, and at once.
    for _ in 0..<5 {
      shell.send("\u{1a}")
      try shell.waitFor("the shell once more", where: isAsking)
      shell.send("fg\n")
      try shell.waitFor("the editor once more") { $0.isAlternateScreen && $0.text.contains("photo-basics") }
    }
    shell.send("q")
    try shell.waitFor("the shell again", where: isAsking)
    shell.send("exit\n")
    #expect(try shell.waitExit() == .code(0))
  }

  @Test func pastesAndCopiesMeet() throws {
    let home = try Home()
    let editor = try home.editor()
    try editor.waitFor("photo-basics")
    editor.send("yc")
    try editor.waitFor("it gives no receipt")
    let base64 = try #require(editor.screen.clipboard)
    let curl = String(decoding: try #require(Data(base64Encoded: base64)), as: UTF8.self)
    #expect(curl.contains("$CLARIFAI_PAT"))
    editor.send("\u{1b}[200~" + curl.replacing("close-look", with: "far-look") + "\u{1b}[201~")
    try editor.waitFor("1 to create")
    editor.send(Press.enter)
    try editor.waitFor("Staged: far-look")
    try home.write(
      "workflow:\n  id: from-file\n  nodes:\n  - id: a\n    model:\n      model_id: image-quality\n", to: "f.yaml")
    editor.send("\u{1b}[2~")
    try editor.waitFor("Import")
    editor.send("~/f.yaml" + Press.enter)
    try editor.waitFor("File · ~/f.yaml")
    editor.send(Press.enter)
    try editor.waitFor("Staged: from-file")
    try quit(editor)
  }
}
