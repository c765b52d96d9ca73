import TestSupport
import Testing

/// The mouse in a real terminal: reports as xterm sends them.
@Suite @TerminalThread struct MouseSessionTests {
  /// A border is where it was left, also at the next start.
  @Test func aDraggedBorderIsFoundAgain() throws {
    let home = try Home()
    let editor = try home.editor()
    try editor.waitFor("photo-basics")
    func place(_ lines: [String]) -> Int? { Array(lines[5]).firstIndex(of: "│") }
    let before = try #require(place(editor.screen.lines))
    editor.send(Self.report(0, column: before, "M"))
    for step in 1...8 { editor.send(Self.report(32, column: before + step, "M")) }
    editor.send(Self.report(0, column: before + 8, "m"))
    try editor.waitFor("the border") { place($0.lines) == before + 8 }
    editor.send("q")
    #expect(try editor.waitExit() == .code(0))
    #expect(editor.leftovers == [])
    let again = try home.editor()
    try again.waitFor("photo-basics")
    #expect(place(again.screen.lines) == before + 8)
    again.send("q")
    #expect(try again.waitExit() == .code(0))
  }

  /// A setting leaves it to the terminal, `%` takes it, and the variable says more than the setting.
  @Test func theMouseIsLeftToTheTerminalByASetting() throws {
    let home = try Home()
    try home.write("mouse: false\n", to: ".config/meshwork/config.yaml")
    let editor = try home.editor()
    try editor.waitFor("photo-basics")
    #expect(editor.screen.modes.isDisjoint(with: Self.modes))
    editor.send("%")
    try editor.waitFor("the mouse") { !$0.modes.isDisjoint(with: Self.modes) }
    editor.send("q")
    #expect(try editor.waitExit() == .code(0))
    #expect(editor.leftovers == [])
    let other = try home.editor(environment: ["MESHWORK_MOUSE": "on"])
    try other.waitFor("the mouse") { !$0.modes.isDisjoint(with: Self.modes) && $0.text.contains("photo-basics") }
    other.send("q")
    #expect(try other.waitExit() == .code(0))
  }

  @Test func aRefusedValueIsToldWithItsLine() throws {
    let home = try Home()
    try home.write("theme: light\nmouse: sometimes\n", to: ".config/meshwork/config.yaml")
    let ended = try Binary.run([], home: home)
    #expect(ended.code != 0 && ended.errors.contains("line 2") && ended.errors.contains("true or false"))
  }

  private static let modes: Set<Int> = [1000, 1002, 1003]

  /// In row 5, columns counted from 0.
  private static func report(_ button: Int, column: Int, _ end: String) -> String {
    "\u{1b}[<\(button);\(column + 1);6\(end)"
  }
}
