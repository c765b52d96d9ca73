import Canvas
import MeshCore
@testable import MeshUI
import Panels
import TestSupport
import Testing

@Suite struct ThemeSheetTests {
  private static let own = NamedTheme(
    name: "own", place: "/home/u/own.yaml",
    theme: Theme(name: "own", styles: [.ok: Style(ink: .ansi(4))], over: .light),
    faults: [])
  private static let broken = NamedTheme(
    name: "broken", place: "/home/u/broken.yaml", theme: nil, faults: ["Line 3 is not YAML.", "It has no name."])
  private static let faulty = NamedTheme(
    name: "faulty", place: "/home/u/faulty.yaml", theme: .dark, faults: ["'mauve' is not a colour."])
  private static let themes =
    [broken] + [Theme.dark, .light].map { NamedTheme(name: $0.name, place: "compiled in", theme: $0, faults: []) }
    + [faulty, own]

  private func opened() -> Editor {
    var editor = Editor.ready()
    #expect(editor.press(.function(2)) == [.start(.readThemes("dark"))])
    editor.take(.themes(Self.themes))
    return editor
  }

  @Test func theScreenWearsWhatIsLookedAt() {
    var editor = opened()
    #expect(editor.state.shownTheme == .dark)
    editor.type("j")
    #expect(editor.state.shownTheme == .light)
    // What cannot be read has no look.
    editor.type("gg")
    editor.type("j")
    #expect(editor.state.shownTheme == .dark)
    editor.type("G")
    #expect(editor.state.shownTheme == Self.own.theme)
  }

  @Test func escapeTakesItBack() {
    var editor = opened()
    editor.type("j")
    #expect(editor.press(.escape) == [])
    #expect(editor.state.shownTheme == .dark && editor.state.appearance.name == "dark")
    #expect(editor.notice == "The theme is dark, as it was.")
  }

  @Test func enterKeepsItInTheSettings() {
    var editor = opened()
    editor.type("G")
    #expect(editor.press(.enter) == [.start(.keepTheme("own"))])
    #expect(editor.state.shownTheme == Self.own.theme && editor.state.dialogs == [])
    editor.take(.themeKept("own", of: "context prod"))
    #expect(editor.notice == "The theme is own, and stays so: it is in the settings of context prod.")
    editor.take(.failed(.keepTheme("own"), "The disk is full."))
    #expect(editor.state.shownTheme == Self.own.theme)
  }

  @Test(arguments: [("j", "Line 3 is not YAML. It has no name."), ("jjjj", "'mauve' is not a colour.")])
  func oneWithAFaultIsNotTaken(keys: String, faults: String) {
    var editor = opened()
    editor.type("gg" + keys)
    #expect(editor.press(.enter) == [])
    #expect(editor.state.notice == .error("Not taken: it has a fault. " + faults))
    #expect(editor.state.appearance.theme == .dark && editor.state.dialogs.count == 1)
  }

  @Test func automaticFollowsTheGroundOfTheTerminal() {
    var editor = Editor.ready()
    editor.state.appearance = Appearance("auto", onDark: .dark, onLight: .light)
    #expect(editor.state.shownTheme == .dark)
    _ = update(&editor.state, .event(.ground(RGB(0xFD, 0xF6, 0xE3))))
    #expect(editor.state.shownTheme == .light)
    _ = update(&editor.state, .event(.ground(RGB(0x1E, 0x1E, 0x2E))))
    #expect(editor.state.shownTheme == .dark)
    // A theme that was asked for by name stays.
    editor.state.appearance = Appearance("dark", theme: .dark)
    _ = update(&editor.state, .event(.ground(RGB(255, 255, 255))))
    #expect(editor.state.shownTheme == .dark)
    #expect(Appearance("auto", onDark: .dark, onLight: .light, ground: RGB(ansi: 15)).theme == .light)
  }

  @Test func aFileThatChangesIsWornAtOnce() {
    var editor = Editor.ready()
    editor.state.appearance = Appearance("own", theme: .dark)
    #expect(editor.take(.themeFilesChanged) == [.start(.readThemes("own"))])
    editor.take(.themes(Self.themes))
    #expect(editor.state.shownTheme == Self.own.theme)
    #expect(editor.notice == "The theme own is read again, and on the screen.")
    // Another file is nobody's business.
    editor.state.notice = .plain("")
    editor.take(.themes(Self.themes))
    #expect(editor.notice == "")
  }

  /// A name that no theme has is said, on the sheet too, and the rest of the file is worn.
  @Test func whatIsNotKnownIsSaidAndWorn() {
    func read(_ notes: String...) -> Outcome {
      .themes([NamedTheme(name: "own", place: "own.yaml", theme: Self.own.theme, faults: [], notes: notes)])
    }
    var editor = Editor.ready()
    editor.state.appearance = Appearance("own", theme: .dark)
    editor.take(read("own.yaml, line 2: slip."))
    #expect(editor.state.shownTheme == Self.own.theme)
    #expect(editor.state.notice == .warn("The theme own is on the screen. own.yaml, line 2: slip."))
    // Said once; another slip is another word.
    editor.state.notice = .plain("")
    editor.take(read("own.yaml, line 2: slip."))
    #expect(editor.notice == "")
    editor.take(read("own.yaml, line 3: other."))
    #expect(editor.notice.hasSuffix("own.yaml, line 3: other."))
    editor.press(.function(2))
    editor.take(read("own.yaml, line 3: other."))
    #expect(screen(editor.state).textLines.contains { $0.contains("note own.yaml, line 3: other.") })
    #expect(editor.press(.enter) == [.start(.keepTheme("own"))])
  }

  @Test func theLastGoodThemeStaysAndAllFaultsAreSaid() {
    var editor = Editor.ready()
    editor.state.appearance = Appearance("broken", theme: .light)
    editor.take(.themes(Self.themes))
    #expect(editor.state.shownTheme == .light)
    #expect(editor.state.notice == .error("The last good theme stays. Line 3 is not YAML. It has no name."))
    // Said once.
    editor.state.notice = .plain("")
    editor.take(.themes(Self.themes))
    #expect(editor.notice == "")
    editor.take(.themes([NamedTheme(name: "broken", place: "x", theme: .light, faults: [])]))
    #expect(
      editor.notice == "The theme broken is read again, and on the screen." && editor.state.appearance.faults == [])
  }

  @Test func theProgramPaintsInTheThemeThatIsShown() {
    let run = ProgramRun([
      [.woken], ProgramRun.keys(.function(2), .up), ProgramRun.keys(.escape), ProgramRun.typed("q"),
    ]) {
      if case .readThemes = $0 { [.themes(Self.themes)] } else { [] }
    }
    #expect(run.log.happenings.contains(.worn("dark")) == false)
    let light = ProgramRun([
      [.woken], ProgramRun.keys(.function(2)), [.woken], ProgramRun.typed("j"), ProgramRun.keys(.escape),
      ProgramRun.typed("q"),
    ]) { if case .readThemes = $0 { [.themes(Self.themes)] } else { [] } }
    let worn = light.log.happenings.compactMap { if case .worn(let name) = $0 { name } else { nil } }
    #expect(worn == ["light", "dark"])
  }

  @Test func theSampleShowsEveryRole() {
    var roles: Set<Role> = []
    for line in ThemeSample.lines(.usual) {
      if let ground = line.ground { roles.insert(ground) }
      for span in line.spans + line.trailing {
        if case .role(let role) = span.ink { roles.insert(role) }
      }
    }
    #expect(Set(Role.allCases).subtracting(roles) == [])
  }

  @Test func theSampleNamesTheKeysThatAreSet() throws {
    let text = "keys: {themes: {take: [w], back: [ctrl-t]}}"
    let keymap = Keymap.reading(try Configuration(text).keys).keymap
    #expect(ThemeSample.lines(keymap).last?.spans.map(\.text).joined() == "  w keep  Ctrl-T back")
  }

  @Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 40, columns: 120), Size(rows: 12, columns: 44)])
  func looks(size: Size) {
    var sheet = ThemeSheet(entries: Self.themes, choice: "faulty")
    let name = "\(size.columns)x\(size.rows)"
    assertSnapshot(
      screen(Fixtures.with(.themes(sheet), rows: size.rows, columns: size.columns)), named: "sheet-themes-fault-\(name)"
    )
    sheet.choice = "light"
    assertSnapshot(
      screen(Fixtures.with(.themes(sheet), rows: size.rows, columns: size.columns)), named: "sheet-themes-\(name)")
  }
}
