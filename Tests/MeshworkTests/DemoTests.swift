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
    try kiosk.waitFor("photo-basics")
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
