import Canvas
import TestSupport
import Testing

@testable import MeshCurses

/// What is left of what ncurses sends.
@Suite struct OutputFilterTests {
  private func filtered(_ texts: String...) -> [String] {
    var filter = OutputFilter()
    return texts.map { text in
      String(decoding: filter.filtered(Array(text.utf8)), as: UTF8.self).replacing("\u{1B}", with: "^")
    }
  }

  /// As ncurses says it for a terminal of 256 colours.
  private func looks(_ ink: Int, _ ground: Int) -> String { "\u{1B}[38;5;\(ink)m\u{1B}[48;5;\(ground)m" }
  private let end = "\u{1B}[39;49m\u{1B}(B\u{1B}[m"

  @Test func onlyWhatChangesIsSaid() {
    #expect(
      filtered(looks(1, 2) + "a" + looks(3, 2) + "b" + looks(3, 4) + "c" + end)
        == ["^[0;38;5;1;48;5;2ma^[38;5;3mb^[48;5;4mc^(B^[m"])
  }

  /// kitty forgets its pictures where all is erased, and keeps them where what is below the cursor is.
  @Test func allIsErasedFromTheTopLeft() {
    #expect(filtered("\u{1B}[H\u{1B}[m\u{1B}[2Ja") == ["^[H^[m^[Ja"])
    #expect(filtered("\u{1B}[m\u{1B}[2;1H\u{1B}[2Ja") == ["^[2;1H^[m^[2Ja"])
    #expect(filtered("\u{1B}[m\u{1B}[Ha\u{1B}[2Ja") == ["^[H^[ma^[2Ja"])
  }

  @Test func boldIsTurnedOffByItself() {
    let bold = "\u{1B}(B\u{1B}[0;1m"
    #expect(
      filtered(
        looks(1, 2) + "a" + bold + looks(1, 2) + "b" + "\u{1B}(B\u{1B}[0m" + looks(1, 2) + "c" + end,
        looks(1, 2) + "a" + end)
        == ["^[0;38;5;1;48;5;2ma^(B^[1mb^[22mc^[m", "^[38;5;1;48;5;2ma^[m"])
  }

  /// Nor does a move paint anything; what is erased shows ground.
  @Test func blanksHaveNoInk() {
    let plain = "\u{1B}[m"
    #expect(
      filtered(
        plain + looks(1, 2) + "a" + looks(3, 2) + "  " + looks(4, 2) + "b" + looks(5, 2) + "\u{1B}[K" + looks(5, 6)
          + "\u{1B}[2;3H \u{1B}[K" + end)
        == ["^[0;38;5;1;48;5;2ma  ^[38;5;4mb^[K^[2;3H^[48;5;6m ^[K^(B^[m"])
    // What is underlined or reversed is seen on a blank.
    #expect(
      filtered(plain + "\u{1B}[7m" + looks(1, 2) + " " + looks(3, 2) + " " + end) == [
        "^[0;7;38;5;1;48;5;2m ^[38;5;3m ^(B^[m"
      ])
  }

  @Test func coloursKeepTheirForm() {
    #expect(
      filtered("\u{1B}[m\u{1B}[38:2::1:2:3ma\u{1B}[48:2:4:5:6mb\u{1B}[38;2;7;8;9;41mc\u{1B}[91mb\u{1B}[39;49md")
        == ["^[0;38:2::1:2:3ma^[48:2:4:5:6mb^[38;2;7;8;9;41mc^[91mb^[md"])
  }

  @Test func whatIsNotKnownGoesOnAsItCame() {
    let odd = [
      "\u{1B}[0;11;1mx", "\u{1B}]0;title\u{7}", "\u{1B}7\u{1B}8", "\u{1B}[?25l", "\u{1B}[38;5mx", "\u{1B}[", "\u{1B}[3",
      "\u{1B}", "\u{1B}(", "\u{E}x\u{F}",
    ]
    for text in odd { #expect(filtered("\u{1B}[m", text)[1] == text.replacing("\u{1B}", with: "^")) }
    // Until all is named anew.
    #expect(
      filtered("\u{1B}[m", "\u{1B}[1ma\u{1B}[99mb\u{1B}[1mc\u{1B}[0;1md\u{1B}[0;10;1me\u{1B}[mf")[1]
        == "^[1ma^[99mb^[1mc^[0;1mde^[mf")
  }

  /// Whatever is sent, the screen is the same.
  @Test(arguments: 0..<40 as Range<UInt64>) func theScreenIsTheSame(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let size = Size(rows: 6, columns: 20)
    var (whole, short) = (ScreenModel(size: size), ScreenModel(size: size))
    var filter = OutputFilter()
    var (before, after) = (0, 0)
    for _ in 0..<20 {
      var text = ""
      for _ in 0..<30 {
        text += piece(&random)
      }
      text += end
      let sent = filter.filtered(Array(text.utf8))
      (before, after) = (before + text.utf8.count, after + sent.count)
      whole.feed(Array(text.utf8)[...])
      short.feed(sent[...])
      #expect(short.lines == whole.lines && short.seenLooks == whole.seenLooks && short.unknown == [])
    }
    #expect(after < before * 7 / 10)
  }

  private func piece(_ random: inout SeededGenerator) -> String {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: looks(Int.random(in: 1..<4, using: &random), Int.random(in: 1..<3, using: &random))
    case 1: "\u{1B}(B\u{1B}[0;\([1, 2, 4, 7].randomElement(using: &random) ?? 1)m"
    case 2: "\u{1B}[\(Int.random(in: 1..<7, using: &random));\(Int.random(in: 1..<21, using: &random))H"
    case 3: ["\u{1B}[K", "\u{1B}[3X", "\u{1B}[1K", "\u{1B}[2P", "\u{1B}[J"].randomElement(using: &random) ?? ""
    case 4: end
    case 5: "   "
    case _: ["ab", "\u{65E5}", "x y"].randomElement(using: &random) ?? ""
    }
  }
}
