import Canvas
import Foundation
import TestSupport
import Testing

/// The tour and the kiosk, as the program plays them.
@Suite @TerminalThread struct DemoTests {
  /// The script is a test: each step shows what it should, or there is no recording.
  @Test func theTourIsRecorded() throws {
    let home = try Home()
    let file = home.path + "/tour.cast"
    let ended = try Binary.run(["demo", "--cast", file], home: home)
    #expect(ended.code == 0, "\(ended.errors)")
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
    let head = try jsonObject(String(lines[0]))
    #expect(head["version"] as? Int == 2 && head["width"] as? Int == 80 && head["height"] as? Int == 24)
    // Played back on a screen it shows the editor, and its times only go forward.
    var screen = ScreenModel(size: Size(rows: 24, columns: 80))
    var last = 0.0
    var seen: Set<String> = []
    for line in lines.dropFirst() {
      let event = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [Any])
      let time = try #require(event[0] as? Double)
      #expect(time >= last && event[1] as? String == "o")
      last = time
      screen.feed(Array(try #require(event[2] as? String).utf8)[...])
      for words in ["DEMO 1 of", "2 nodes stay", "done, as predicted", "key  Y"] where screen.text.contains(words) {
        seen.insert(words)
      }
    }
    #expect(seen.count == 4 && screen.unknown == [] && last > 20)
    // Nothing of it is the user's.
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.path) == ["tour.cast"])
  }

  @Test func aRecordingHasTheColoursThatAreAskedFor() throws {
    let home = try Home()
    let file = home.path + "/tour.cast"
    for (depth, marks) in [("none", [String]()), ("256", ["38;5;"])] {
      let ended = try Binary.run(["demo", "--color", depth, "--cast", file], home: home)
      #expect(ended.code == 0, "\(ended.errors)")
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(["38;2;", "38;5;"].filter(text.contains) == marks)
    }
  }

  /// Left looks at the step before, Right comes back; what is below the caption's box is never the editor's.
  @Test func oneLooksBack() throws {
    let home = try Home()
    let demo = try home.editor(["demo", "--speed", "4"])
    // The foot of the plan is in sight, and the row of keys, above the caption.
    try demo.waitFor("the plan") {
      $0.text.contains("2 nodes stay") && $0.text.contains("to change") && $0.text.contains("Cancel")
        && $0.text.contains("? keys") && $0.text.contains("DEMO")
    }
    demo.send(" ")
    try demo.waitFor("paused")
    let step = try #require(demo.screen.text.firstMatch(of: /DEMO (\d+) of/).flatMap { Int($0.1) })
    demo.send("\u{1b}[D")
    try demo.waitFor("DEMO \(step - 1) of 10   looking back")
    demo.send("\u{1b}[C")
    try demo.waitFor("the present") { $0.text.contains("DEMO \(step) of 10   paused") }
    demo.send("\u{1b}")
    try demo.waitFor("the editor, as large as the window") {
      !$0.text.contains("DEMO") && $0.lines[23].contains("? keys")
    }
    demo.send("q")
    #expect(try demo.waitExit() == .code(0))
  }

  @Test func anyKeyTakesOver() throws {
    let home = try Home()
    let demo = try home.editor(["demo", "--speed", "16"])
    try demo.waitFor("the plan") { $0.text.contains("DEMO") && $0.text.contains("2 nodes stay") }
    demo.send(" ")
    try demo.waitFor("paused")
    demo.send("\u{1b}")
    try demo.waitFor("the editor, in the middle of it") { !$0.text.contains("DEMO") && $0.text.contains("staged 1") }
    demo.send("q")
    #expect(try demo.waitExit() == .code(0))
    #expect(demo.leftovers == [])
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.path) == [])
  }

  @Test func itBeginsAnew() throws {
    let home = try Home()
    let demo = try home.editor(["demo", "--loop", "--speed", "16"])
    try demo.waitFor("the end") { $0.text.contains("DEMO 10 of 10") }
    try demo.waitFor("the beginning") { $0.text.contains("DEMO 2 of 10") }
    demo.kill(SIGTERM)
    #expect(try demo.waitExit() == .code(128 + SIGTERM))
    #expect(demo.leftovers == [])
  }

  @Test func aKioskStays() throws {
    let home = try Home()
    try home.write("theme: light\n", to: ".config/meshwork/config.yaml")
    let kiosk = try home.editor(["--kiosk", "--word", "sesame"])
    // What is read at the start speaks in the same row.
    try kiosk.waitFor("all that is read") { $0.text.contains("photo-basics") && $0.text.contains("idle") }
    for key in ["q", "\u{1a}", "E", "y", "\u{3}y"] {
      kiosk.send(key)
      try kiosk.waitFor("it stays", or: "not for visitors")
    }
    kiosk.send("2d")
    try kiosk.waitFor("removed. Draft only")
    kiosk.send("\u{1b}[21~")
    try kiosk.waitFor("Leave the kiosk")
    kiosk.send("sesame\r")
    #expect(try kiosk.waitExit() == .code(0))
    #expect(kiosk.leftovers == [])
    // What the visitor did is gone, and nothing of it was the owner's.
    #expect(!FileManager.default.fileExists(atPath: home.path + "/.local"))
    #expect(
      try String(contentsOfFile: home.path + "/.config/meshwork/config.yaml", encoding: .utf8) == "theme: light\n")
  }

  @Test(arguments: [
    ["--kiosk", "0"], ["--word", "x"], ["demo", "--speed", "99"], ["demo", "--kiosk", "--word", ""],
  ])
  func wrongUsageIsSaid(_ arguments: [String]) throws {
    let home = try Home()
    let ended = try Binary.run(arguments, home: home)
    #expect(ended.code == 64, "\(ended.errors)")
  }
}
