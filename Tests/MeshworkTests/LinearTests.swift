import Canvas
import Foundation
import TestSupport
import Testing

/// The five tasks without a screen, on a terminal that can nothing: lines, numbers and sentences.
@Suite @TerminalThread struct LinearTests {
  /// Types lines, and waits after each for what it brings.
  private func talk(_ lines: [(line: String, answer: String)], in editor: PseudoTerminal) throws {
    for (line, answer) in lines {
      let before = said(editor.screen)
      editor.send(line + "\n")
      try editor.waitFor("'\(answer)' after '\(line)'") { screen in
        // What was said before does not count.
        let text = said(screen)
        let new = text.hasPrefix(before) ? String(text.dropFirst(before.count)) : text
        return text != before && (answer.isEmpty || new.contains(answer)) && text.hasSuffix("\n>")
      }
    }
  }

  /// All that stands there, up to where the next line is typed.
  private func said(_ screen: ScreenModel) -> String {
    screen.lines.reversed().drop(while: \.isEmpty).reversed().joined(separator: "\n")
  }

  private func start(_ home: Home, _ arguments: [String] = []) throws -> PseudoTerminal {
    let editor = try home.editor(
      ["--linear"] + arguments, environment: ["TERM": "dumb"], size: Size(rows: 2000, columns: 200))
    try editor.waitFor("the first question") {
      said($0).contains("Workflows of sample/gallery.") && said($0).hasSuffix("\n>")
    }
    return editor
  }

  /// Leaves, and looks at all that was said: text alone.
  private func leave(_ editor: PseudoTerminal) throws {
    // The end of the input, as Ctrl-D.
    editor.send("\u{4}")
    #expect(try editor.waitExit() == .code(0))
    #expect(!editor.screen.hasShownAlternateScreen && editor.screen.unknown == [] && editor.leftovers == [])
    let drawn = editor.screen.text.unicodeScalars.filter { (0x2500...0x25FF).contains($0.value) }
    #expect(drawn.isEmpty, "\(editor.screen.text)")
  }

  private static let toBasics = [(line: "photo-basics", answer: "Nodes of photo-basics.")]

  @Test func aColourNodeIsAddedAndApplied() throws {
    let home = try Home()
    let editor = try start(home)
    try talk(
      [
        ("filter", "Type a text"), ("close", "close-look"), ("close-look", "Nodes of close-look."),
        ("add", "Add a node"), ("color", "Type a text"), ("", "Type a text"), ("", "the image alone"),
        ("", "added"), ("stage", "Staged."), ("plan", "Y. apply: apply the plan"),
        ("Y", "done, as predicted"),
      ], in: editor)
    try leave(editor)
  }

  @Test func aVersionIsSwappedAndTakenBack() throws {
    let home = try Home()
    let editor = try start(home)
    try talk(
      [
        ("photo-basics", "Nodes of photo-basics."), ("colours", "colours is chosen"), ("version", "newest"),
        ("2", "is chosen."), ("", "Draft only"), ("plan", "Y. apply"), ("Y", "done, as predicted"), ("Esc", "Nodes of"),
        ("staged", "There is nothing here yet."), ("history", "History"), ("u", ""), ("Esc", "Staged."),
        ("C", "Y. apply"),
        ("Y", "done, as predicted"),
      ], in: editor)
    try leave(editor)
  }

  @Test func bothSidesOfAConflictAreDecided() async throws {
    let home = try Home()
    let editor = try start(home)
    try talk(
      [
        ("photo-basics", "Nodes of"), ("colours", "is chosen"), ("version", "newest"), ("2", "is chosen"),
        ("", "Draft only"),
      ],
      in: editor)
    // Somebody else is faster.
    let serving = try Serving(home: home)
    try await serving.changeColours()
    serving.stop()
    try talk([("plan", "mine"), ("M", ""), ("", "Y. apply")], in: editor)
    try talk([("Y", "done, as predicted")], in: editor)
    try leave(editor)
  }

  @Test func oneVersionIsPutEverywhere() throws {
    let home = try Home()
    let editor = try start(home)
    try talk(
      [
        ("photo-basics", "Nodes of"), ("colours", "is chosen"), ("version", "newest"), ("2", "is chosen"),
        ("Tab", "workflows with this version"), ("2", "is chosen"), ("", ""), ("staged", "photo-basics"),
        ("C", "Y. apply"), ("Y", "done, as predicted"),
      ], in: editor)
    try leave(editor)
  }

  @Test func aPictureIsPredictedOnAndTheAppRestored() throws {
    let home = try Home()
    let editor = try start(home)
    try talk(
      Self.toBasics + [
        ("predict", "Type a text, a number"), ("1", "photo-basics on"), ("Esc", "Workflows of"),
        ("add", "Add a node"),
        ("image-qual", "Type a text"),
        ("", "Type a text"), ("", "the image alone"), ("", "added"), ("plan", "Y. apply"),
        ("Y", "done, as predicted"), ("Esc", "Nodes of"), ("reset", "Restore the sample app?"),
        ("y", "as it was at the first start"),
      ], in: editor)
    try leave(editor)
  }

  /// Nothing is a choice that was not offered, and an apply has no number.
  @Test func whatIsNoChoiceIsSaid() throws {
    let home = try Home()
    let editor = try start(home)
    try talk(
      [
        ("999", "999 is not a choice here"), ("nonsense", "nonsense is not a choice here"),
        ("?", "start a new workflow"),
        (".", "Workflows of sample/gallery."), ("Y", "Y"),
      ], in: editor)
    #expect(!editor.screen.text.contains("Y. apply"))
    try leave(editor)
  }

  @Test func theEndOfTheInputLeaves() throws {
    let home = try Home()
    let ended = try Binary.shell("printf 'photo-basics\\n' | \(Binary.path) --linear", home: home)
    #expect(ended.code == 0 && ended.output.contains("Nodes of photo-basics."), "\(ended)")
    #expect(!ended.output.contains("\u{1B}"))
  }
}
