import Foundation
import Meshwork
import Testing

@Suite struct ThemeCommandTests {
  private func write(_ text: String, to name: String, in home: Home) throws {
    try home.write(text, to: ".config/meshwork/themes/\(name).yaml")
  }

  @Test func theListSaysWhatThereIs() async throws {
    let home = try Home()
    try write("name: own\ninherits: light\nstyles: {dim: \"#aaaaaa\"}\n", to: "own", in: home)
    try write("name: bad\nstyles: {ok: mauve}\n", to: "bad", in: home)
    try write("name: [\n", to: "worse", in: home)
    try home.write("theme: own\n", to: ".config/meshwork/config.yaml")
    let run = try await CommandRun(["theme", "list"], home: home)
    #expect(run.ending == .ok)
    let lines = run.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    func line(_ name: String) -> [String] { lines.first { $0.first == name } ?? [] }
    #expect(line("own").prefix(4) == ["own", "light", "2.2", "chosen"])
    #expect(line("own").last?.hasSuffix("/themes/own.yaml") == true)
    #expect(line("bad").contains("fault") && line("worse").contains("fault"))
    #expect(line("mono").prefix(3) == ["mono", "-", "-"])
    #expect(line("auto").first == "auto" && line("dark").count >= 4)
    #expect(run.messages.contains("'mauve' is not a colour") && run.messages.contains("cannot be understood"))
    let json = try await CommandRun(["theme", "list", "-o", "json", "-q"], home: home)
    let all = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    let own = try #require(all.first { $0["name"] as? String == "own" })
    #expect(own["light"] as? Bool == true && own["contrast"] as? Double == 2.2 && own["chosen"] as? Bool == true)
  }

  @Test func aCheckFailsWhereSomethingIsHardToReadOrCannotBeUsed() async throws {
    let home = try Home()
    try write("name: own\ninherits: light\nstyles: {dim: \"#aaaaaa\"}\n", to: "own", in: home)
    try write("name: bad\nstyles: {ok: mauve}\n", to: "bad", in: home)
    let low = try await CommandRun(["theme", "check", "own"], home: home)
    #expect(low.ending == .failure && low.output.contains(/dim +2\.2 +too low/))
    let bad = try await CommandRun(["theme", "check", "bad"], home: home)
    #expect(bad.ending == .failure && bad.messages.contains("'mauve'"))
  }

  /// With the line, and the name that was meant.
  @Test func aCheckNamesWhatIsNotKnown() async throws {
    let home = try Home()
    let text = """
      name: slips
      author: me
      inherit: light
      palette: {mine: "#123456"}
      styles:
        titel: mine
        ok: {fg: mine, bould: true}
        Title-Focus: mine
      """
    try write(text, to: "slips", in: home)
    let run = try await CommandRun(["theme", "check", "slips"], home: home)
    #expect(run.ending == .failure)
    for words in [
      "slips.yaml, line 3: \"inherit\" is not known in a theme. Nearest: inherits.",
      "slips.yaml, line 6: \"titel\" is not known in styles. Nearest: title.",
      "slips.yaml, line 7: \"bould\" is not known in the style of ok. Nearest: bold.",
      "slips.yaml, line 8: \"Title-Focus\" is not known in styles. Nearest: title_focus.",
    ] { #expect(run.messages.contains(words), "\(run.messages)") }
    #expect(run.messages.split(separator: "\n").count == 4)
    // It is one of those to choose from, and what it says in names that are known holds.
    let list = try await CommandRun(["theme", "list"], home: home)
    let line = list.output.split(separator: "\n").first { $0.hasPrefix("slips") }
    #expect(line?.contains("fault") == false && list.messages.contains("\"titel\" is not known"))
    // What a scheme of base16 says of itself is its own business.
    let slots = (0..<16).map { "base0" + String($0, radix: 16).uppercased() + ": \"ffffff\"\n" }.joined()
    try write("scheme: s\nfancy: yes\n" + slots, to: "scheme", in: home)
    #expect(try await !CommandRun(["theme", "check", "scheme"], home: home).messages.contains("not known"))
  }

  @Test(arguments: ["dark", "light", "mono", "high-contrast", "color-blind"])
  func whatIsShippedPasses(_ name: String) async throws {
    let home = try Home()
    #expect(try await CommandRun(["theme", "check", name], home: home).ending == .ok)
  }

  @Test func aPreviewIsTextForAFileAndColoursForATerminal() async throws {
    let home = try Home()
    let file = try await CommandRun(["theme", "preview", "light"], home: home)
    #expect(file.ending == .ok && !file.output.contains("\u{1B}"))
    #expect(file.output.contains("+ added  ~ changed  - removed  ! conflict\n"))
    for (variables, ground) in [
      (["TERM": "xterm", "COLORTERM": "truecolor"], "48;2;"), (["TERM": "xterm-256color"], "48;5;"),
      (["TERM": "xterm"], ";30;107m"),
    ] {
      let shown = try await CommandRun(["theme", "preview", "light"], home: home, columns: 80, environment: variables)
      #expect(shown.output.contains(ground), "\(variables)")
      #expect(shown.output.hasSuffix("\u{1B}[0m\n"))
    }
    let none = try await CommandRun(
      ["theme", "preview", "light"], home: home, columns: 80, environment: ["TERM": "xterm", "NO_COLOR": "1"])
    #expect(none.output == file.output)
  }

  @Test func aNewThemeIsOneToChange() async throws {
    let home = try Home()
    let run = try await CommandRun(["theme", "new", "mine", "--from", "light"], home: home)
    let path = home.path + "/.config/meshwork/themes/mine.yaml"
    #expect(run.ending == .ok && run.output == path + "\n")
    // It looks as what it inherits from, and passes.
    let check = try await CommandRun(["theme", "check", "mine"], home: home)
    let light = try await CommandRun(["theme", "check", "light"], home: home)
    #expect(check.ending == .ok && check.output == light.output && check.messages == "")
    // Its colours are the theme's, and each style is there to be changed.
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try Data(text.replacing(#/ +# ok: .*/#, with: "  ok: \"#eeeeee\"").utf8).write(to: URL(filePath: path))
    #expect(try await CommandRun(["theme", "check", "mine"], home: home).output.contains(/\nok +1\.\d +too low/))
    let again = try await CommandRun(["theme", "new", "mine"], home: home)
    #expect(again.ending == .failure && again.messages.contains("already"))
    #expect(
      try await CommandRun(["theme", "new", "other", "--from", "nonesuch"], home: home).messages.contains("no theme"))
  }

  /// `--color` counts before a command and after it.
  @Test func colorsAreChosenAfterTheCommand() async throws {
    let home = try Home()
    for line in [["theme", "preview", "light", "--color", "256"], ["--color", "256", "theme", "preview", "light"]] {
      #expect(try await CommandRun(line, home: home).output.contains("48;5;"), "\(line)")
    }
    let none = try await CommandRun(
      ["theme", "preview", "light", "--color", "none"], home: home, columns: 80, environment: ["TERM": "xterm"])
    #expect(!none.output.contains("\u{1B}"))
  }
}
