import Canvas
import Testing

@Suite struct PictureCellsTests {
  private let black = RGB(0, 0, 0)
  private let white = RGB(255, 255, 255)

  private func cell(_ upperLeft: Bool, _ upperRight: Bool, _ lowerLeft: Bool, _ lowerRight: Bool) throws -> Cell {
    let pixels = try Pixels.filled(2, 2) { x, y in
      [upperLeft, upperRight, lowerLeft, lowerRight][y * 2 + x] ? white : black
    }
    return PictureCells(pixels, size: Size(rows: 1, columns: 1), depth: .direct, shapes: .quadrants)[0, 0]
  }

  /// Which pixels of a glyph are ink.
  private static let inks: [Character: [Bool]] = [
    " ": [false, false, false, false], "▘": [true, false, false, false], "▝": [false, true, false, false],
    "▀": [true, true, false, false], "▖": [false, false, true, false], "▌": [true, false, true, false],
    "▞": [false, true, true, false], "▛": [true, true, true, false],
  ]

  @Test func twoColoursAreShownExactly() throws {
    for number in 0..<16 {
      let wanted = (0..<4).map { number >> $0 & 1 == 1 }
      let cell = try cell(wanted[0], wanted[1], wanted[2], wanted[3])
      guard case .raw(let ink, let ground) = cell.paint, let inks = Self.inks[cell.glyph] else {
        Issue.record("\(cell)")
        continue
      }
      #expect(inks.map { ($0 ? ink : ground) == white } == wanted)
    }
  }

  @Test func theGlyphWithTheLeastErrorIsTaken() throws {
    // Three dark ones that differ little, and one light one.
    let pixels = try Pixels.filled(2, 2) { x, y in x + y == 0 ? RGB(250, 240, 230) : RGB(20, UInt8(20 + x * 9), 20) }
    let cells = PictureCells(pixels, size: Size(rows: 1, columns: 1), depth: .direct, shapes: .quadrants)
    #expect(cells[0, 0].glyph == "▘")
  }

  @Test func halvesAreEnoughForTheConsole() throws {
    let pixels = try Pixels.scene(40, 40, seed: 2)
    let halves = PictureCells(pixels, size: Size(rows: 10, columns: 20), depth: .ansi16, shapes: .halves)
    let none = PictureCells(pixels, size: Size(rows: 10, columns: 20), depth: .ansi16, shapes: .blank)
    for row in 0..<10 {
      for column in 0..<20 {
        #expect([" ", "▀"].contains(halves[row, column].glyph) && none[row, column].glyph == " ")
      }
    }
  }

  /// Every colour is one that the terminal has, so that nothing is matched a second time.
  @Test(arguments: [ColorDepth.indexed256, .ansi16, .ansi8]) func onlyColoursOfThePalette(depth: ColorDepth) throws {
    let palette = try #require(Palette(depth))
    let cells = PictureCells(
      try .scene(80, 60, seed: 6), size: Size(rows: 15, columns: 30), depth: depth, shapes: .quadrants)
    for row in 0..<15 {
      for column in 0..<30 {
        guard case .raw(let ink, let ground) = cells[row, column].paint else {
          Issue.record("not a picture's cell")
          continue
        }
        #expect([ink, ground].allSatisfy { palette[palette.nearest(to: $0, for: .picture)] == $0 })
      }
    }
  }

  /// A colour that the terminal has not is mixed of some that it has: together they look like it.
  @Test(arguments: [RGB(150, 100, 60), RGB(100, 120, 140), RGB(200, 160, 160), RGB(60, 90, 40)])
  func coloursAreMixed(color: RGB) throws {
    for (depth, nearness) in [(ColorDepth.indexed256, 0.035), (.ansi16, 0.09)] as [(ColorDepth, Double)] {
      let cells = PictureCells(
        try .plain(8, 8, color), size: Size(rows: 16, columns: 32), depth: depth, shapes: .quadrants)
      var sums = (0.0, 0.0, 0.0)
      for row in 4..<16 {
        for column in 0..<32 {
          guard case .raw(let ink, let ground) = cells[row, column].paint,
            let inks = Self.inks[cells[row, column].glyph]
          else { continue }
          for isInk in inks {
            let look = OKLab(isInk ? ink : ground)
            sums = (
              sums.0 + Double(look.lightness), sums.1 + Double(look.redness), sums.2 + Double(look.yellowness)
            )
          }
        }
      }
      let count = 12.0 * 32 * 4
      let wanted = OKLab(color)
      #expect(abs(sums.0 / count - Double(wanted.lightness)) < nearness, "\(depth) \(color.hex)")
      #expect(abs(sums.1 / count - Double(wanted.redness)) < nearness, "\(depth) \(color.hex)")
      #expect(abs(sums.2 / count - Double(wanted.yellowness)) < nearness, "\(depth) \(color.hex)")
    }
  }

  /// What has no colour is shown in none, and a brown is not strewn with blue and green.
  @Test(arguments: [ColorDepth.indexed256, .ansi16, .ansi8]) func coloursStayCalm(depth: ColorDepth) throws {
    func looks(_ pixels: Pixels) -> Set<OKLab> {
      let cells = PictureCells(pixels, size: Size(rows: 12, columns: 24), depth: depth, shapes: .quadrants)
      let colors = (0..<12).flatMap { row in
        (0..<24).flatMap { column -> [RGB] in
          if case .raw(let ink, let ground) = cells[row, column].paint { [ink, ground] } else { [] }
        }
      }
      return Set(colors.map { OKLab($0) })
    }
    let grey = looks(
      try .filled(48, 24) { x, y in RGB(UInt8(x * 3 + y * 4), UInt8(x * 3 + y * 4), UInt8(x * 3 + y * 4)) })
    #expect(grey.count > 1 && grey.allSatisfy { abs($0.redness) < 0.01 && abs($0.yellowness) < 0.01 })
    let brown = looks(try .filled(48, 24) { x, y in RGB(UInt8(120 + x), UInt8(70 + y), UInt8(40 + x / 2)) })
    #expect(brown.allSatisfy { $0.redness > -0.05 && $0.yellowness > -0.05 }, "\(brown)")
  }

  @Test(arguments: ColorDepth.allCases) func theSameCellsEveryTime(depth: ColorDepth) throws {
    func cells() throws -> [Cell] {
      let made = PictureCells(
        try .scene(50, 40, seed: 9), size: Size(rows: 9, columns: 21), depth: depth, shapes: .quadrants)
      return (0..<9).flatMap { row in (0..<21).map { made[row, $0] } }
    }
    #expect(try cells() == cells())
  }

  /// From dark to light, blank to full.
  @Test func shadesWithoutColours() throws {
    let slope = try Pixels.filled(50, 2) { x, _ in RGB(UInt8(x * 5), UInt8(x * 5), UInt8(x * 5)) }
    let cells = PictureCells(slope, size: Size(rows: 1, columns: 25), depth: .mono, shapes: .quadrants)
    let shades = (0..<25).map { cells[0, $0].glyph }
    #expect(shades.first == " " && shades.last == "█" && Set(shades) == Set(" ░▒▓█"))
    #expect((0..<25).allSatisfy { cells[0, $0].paint == .plain })
  }

  @Test func nothingOfNoSize() throws {
    let cells = PictureCells(
      try .plain(4, 4, white), size: Size(rows: 0, columns: 9), depth: .direct, shapes: .quadrants)
    #expect(cells.size == Size(rows: 0, columns: 9))
  }

  /// A picture between two greys can be told without colours, and one of a single grey makes no noise.
  @Test func withoutColorsTheShadesAreThoseOfThePicture() throws {
    func shades(_ light: (Int) -> UInt8) throws -> Set<Character> {
      let bytes = (0..<40 * 40).flatMap { index in Array(repeating: light(index % 40), count: 3) }
      let pixels = try #require(Pixels(width: 40, height: 40, bytes: bytes))
      let cells = PictureCells(pixels, size: Size(rows: 20, columns: 20), depth: .mono, shapes: .quadrants)
      return Set((0..<20).map { cells[10, $0].glyph })
    }
    #expect(try shades { UInt8(70 + 2 * $0) } == [" ", "░", "▒", "▓", "█"])
    #expect(try shades { _ in 128 }.isSubset(of: ["▒", "▓"]))
  }
}
