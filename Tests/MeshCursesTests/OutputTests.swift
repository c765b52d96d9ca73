import Canvas
import MeshCurses
import Testing

@Suite struct ColorPairsTests {
  private var pairs = ColorPairs(limit: 2)
  private let one = ColorPairs.Pair(ink: 1, ground: -1)
  private let two = ColorPairs.Pair(ink: 2, ground: -1)
  private let three = ColorPairs.Pair(ink: 3, ground: 0)

  @Test mutating func aPairKeepsItsNumber() {
    pairs.beginFrame()
    #expect(pairs.number(for: ColorPairs.Pair(ink: -1, ground: -1)) == .known(0))
    #expect(pairs.number(for: one) == .assigned(1))
    #expect(pairs.number(for: two) == .assigned(2))
    #expect(pairs.number(for: one) == .known(1))
  }

  @Test mutating func theOldestGivesWay() {
    pairs.beginFrame()
    _ = pairs.number(for: one)
    _ = pairs.number(for: two)
    pairs.beginFrame()
    _ = pairs.number(for: one)
    #expect(pairs.number(for: three) == .assigned(2))
    #expect(pairs.number(for: one) == .known(1))
  }

  @Test mutating func whatIsOnTheScreenStays() {
    pairs.beginFrame()
    _ = pairs.number(for: one)
    _ = pairs.number(for: two)
    #expect(pairs.number(for: three) == .exhausted)
    #expect(pairs.number(for: one) == .known(1))
  }
}

@Suite struct ColorNumberTests {
  private let color = Style.Color.rgb(RGB(0xE0, 0x6C, 0x75))

  @Test func byDepth() {
    #expect(colorNumber(color, depth: .mono) == -1)
    #expect(colorNumber(color, depth: .ansi8) == 1)
    #expect(colorNumber(color, depth: .ansi16) == 9)
    #expect(colorNumber(color, depth: .indexed256) == 168)
    #expect(colorNumber(color, depth: .direct) == 0xE06C75)
    #expect(colorNumber(nil, depth: .direct) == -1)
  }

  @Test func aTerminalThatSaysItShows24Bits() {
    #expect(directColorTypes("xterm-256color", colorTerm: "truecolor") == ["xterm-direct"])
    #expect(directColorTypes("foot", colorTerm: "24bit") == ["foot-direct", "xterm-direct"])
    // There is no xterm-kitty-direct anywhere.
    #expect(
      directColorTypes("xterm-kitty", colorTerm: "truecolor") == ["xterm-kitty-direct", "kitty-direct", "xterm-direct"])
    #expect(directColorTypes("tmux-256color", colorTerm: "truecolor") == ["tmux-direct"])
    #expect(directColorTypes("xterm-direct", colorTerm: "truecolor") == [])
    #expect(directColorTypes("xterm-256color", colorTerm: "yes") == [])
    #expect(directColorTypes("xterm-256color", colorTerm: nil) == [])
  }

  /// A dark blue is no number of the terminal's own colours.
  @Test func directColoursStayApartFromTheTerminalsOwn() {
    #expect(colorNumber(.rgb(RGB(0, 0, 5)), depth: .direct) == 16)
    #expect(colorNumber(.ansi(5), depth: .direct) == 5)
  }
}
