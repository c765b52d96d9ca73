import Canvas
import Foundation
import Testing
import TestSupport

/// The real program, killed at random points of a long editing session: what it had shown is there at the next start.
@Suite @TerminalThread struct KillTests {
  /// Keys, and what the screen says once they are carried out; those of one step are not separated by a kill.
  ///
  /// `12` goes to the nodes and `13` to what is staged from wherever one is.
  private static let script: [[(keys: String, answer: String)]] = [
    [("12Gd", "removed. Draft only")], [("12ggJ", "moved to place")], [("12u", "Undone")],
    [
      ("12a\u{15}image-qual", "image-quality"), ("\r", "empty takes the newest"),
      ("\r\r\r", "added: image-quality"),
    ],
    [("12s", "What each action leaves"), ("12", "staged 1")], [("13o", "step 1: overwrite")],
    [("13m", "step 1: merge")],
    [("12u", "Undone")], [("13 ", "is held")], [("12u", "Undone")], [("12U", "Redone")], [("12ggJ", "moved to place")],
    [("12u", "Undone")], [("13x", "is taken out")], [("12u", "Undone")], [("12Gd", "removed. Draft only")],
    [("12u", "Undone")], [("12u", "Undone")], [("12u", "Undone")], [("12U", "Redone")], [("12GK", "moved to place")],
  ]

  /// About how many kills there are; `make kills` asks for more. A run through the script is killed six times or so.
  private nonisolated static let kills = ProcessInfo.processInfo.environment["KILLS"].flatMap(UInt64.init) ?? 40
  private nonisolated static let runs = 1...max(1, kills * 6 / 40)
  private nonisolated static let moments = 1...max(1, kills * 4 / 40)

  @Test(arguments: runs)
  func whatWasShownIsThereAgain(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let home = try Home()
    var shown: [String]?
    var done = 0
    // Every start goes on in the middle of the script, until it is through.
    while done < Self.script.count {
      let editor = try start(home)
      if let shown {
        let found = try settledFacts(editor)
        #expect(
          found == shown, "after \(done) steps:\n\(found.joined(separator: "\n"))\n--\n\(shown.joined(separator: "\n"))"
        )
      }
      let last = min(Self.script.count, done + 1 + Int.random(in: 0..<6, using: &generator))
      for step in Self.script[done..<last] { try carryOut(step, in: editor) }
      done = last
      shown = try settledFacts(editor)
      editor.kill(9)
      #expect(try editor.waitExit() == .signal(9))
    }
  }

  /// Killed while keys are on their way: what is restored is what was shown last, or what the next key made of it.
  @Test(arguments: moments)
  func aKeyOnItsWayIsCarriedOutOrNot(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let home = try Home()
    let editor = try start(home)
    let steps = Int.random(in: 1..<9, using: &generator)
    for step in Self.script[..<steps] { try carryOut(step, in: editor) }
    let before = try settledFacts(editor)
    editor.send("u")
    editor.kill(9)
    #expect(try editor.waitExit() == .signal(9))
    let restored = try settledFacts(try start(home))

    // The same, with time to answer.
    let other = try Home()
    let calm = try start(other)
    for step in Self.script[..<steps] { try carryOut(step, in: calm) }
    calm.send("u")
    try calm.waitFor("Undone")
    #expect([before, try settledFacts(calm)].contains(restored))
  }

  private func carryOut(_ step: [(keys: String, answer: String)], in editor: PseudoTerminal) throws {
    for (keys, answer) in step {
      editor.send(keys)
      try editor.waitFor(answer)
    }
  }

  /// Started, with the workflow of the script selected and its nodes focused; a form that was open is closed.
  private func start(_ home: Home) throws -> PseudoTerminal {
    let editor = try home.editor(size: Size(rows: 40, columns: 120))
    try editor.waitFor("the list, or a form over it") {
      $0.text.contains("two-eyes") || $0.text.contains("form is back")
    }
    if editor.screen.text.contains("form is back") {
      editor.send(Press.escape)
      try editor.waitFor("two-eyes")
    }
    editor.send("/close-look" + Press.enter)
    try editor.waitFor("Nodes · close-look")
    editor.send(Press.escape)
    try editor.waitFor("the whole list") { $0.text.contains("two-eyes") && $0.text.contains("Nodes · close-look") }
    editor.send("2")
    try editor.waitFor("the focused nodes") { $0.lines[1].contains("━ 2 Nodes") }
    return editor
  }

  /// The facts once all keys are answered and the panes are shown; a form is left first, its text being kept.
  ///
  /// Keys are answered in order: two that do nothing, and say so, tell that those before them were.
  private func settledFacts(_ editor: PseudoTerminal) throws -> [String] {
    editor.send(Press.escape + "12Z")
    try editor.waitFor("Z does nothing here")
    editor.send("z")
    try editor.waitFor("z does nothing here")
    return facts(editor)
  }

  /// The rows of Nodes and of Staged, without what only says where the cursor is.
  private func facts(_ editor: PseudoTerminal) -> [String] {
    let rows = editor.screen.lines.dropFirst(2).dropLast(2)
    let divided = rows.map { $0.split(separator: "│", maxSplits: 1, omittingEmptySubsequences: false).map(String.init) }
    let nodes = divided.prefix { $0.count == 2 }.compactMap(\.last)
    let staged = rows.drop { !$0.contains("3 Staged") }.dropFirst().map { String($0.prefix(34)) }
    return (nodes + staged).map { $0.filter { !"│├".contains($0) }.replacing("▸", with: " ").trimmingSuffix }.filter {
      !$0.isEmpty
    }
  }
}

extension String {
  fileprivate var trimmingSuffix: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
