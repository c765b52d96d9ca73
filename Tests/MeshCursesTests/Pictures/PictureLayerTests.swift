import Canvas
import MeshCurses
import TestSupport
import Testing

/// The pictures of a terminal, against a model of one that reads what is sent.
@Suite struct PictureLayerTests {
  private let rect = PictureScreen.rect
  private let boxes = [
    PictureBox(top: 0.1, left: 0.1, bottom: 0.2, right: 0.3, number: 1),
    PictureBox(top: 0.92, left: 0.5, bottom: 0.99, right: 0.8, number: 2),
  ]

  private func frame(
    _ picture: UInt64? = 1, at place: Rect = PictureScreen.rect, boxes: [PictureBox] = [],
    _ draw: (inout Frame) -> Void = { _ in }
  ) -> Frame {
    PictureScreen.frame(picture, at: place, boxes: boxes, draw)
  }

  private func cells(_ rects: Rect...) -> Set<Position> { PictureScreen.cells(rects) }

  // MARK: kitty

  @Test func sentOnceAndPutByNumber() throws {
    var screen = PictureScreen(PictureScreen.kitty)
    screen.show(frame())
    #expect(screen.model.placements.map(\.rect) == [rect] && screen.model.pictures.count == 1)
    #expect(screen.sent > 3000)
    let id = try #require(screen.model.pictures.keys.first)
    #expect(id >> 24 == 7 && (1...7).contains(id & 0xFFFFFF))

    screen.sent = 0
    screen.show(frame())
    #expect(screen.sent == 0)
    // A sheet over all of it, and away again; and in another place.
    screen.show(frame { $0.fill($0.bounds, "s", paint: .plain) })
    #expect(screen.model.placements == [])
    screen.show(frame())
    let other = Rect(row: 5, column: 1, rows: 6, columns: 20)
    screen.show(frame(at: other))
    #expect(screen.model.placements.map(\.rect) == [other])
    #expect(screen.sent < 700 && screen.model.unknown == [])
  }

  /// Boxes lie on the picture, which is not sent again for others.
  @Test func boxesCostLittle() {
    var screen = PictureScreen(PictureScreen.kitty)
    screen.show(frame())
    for shown in [[boxes[0]], [boxes[1]], boxes] {
      screen.sent = 0
      screen.show(frame(boxes: shown))
      #expect(screen.model.placements.map(\.rect) == [rect, rect] && screen.model.placements.map(\.level) == [0, 1])
      #expect(screen.sent < 1500 && screen.model.pictures.values.max() ?? 0 > 3000)
    }
    // Those that were there before are still known.
    screen.sent = 0
    screen.show(frame(boxes: [boxes[0]]))
    #expect(screen.sent < 300)
    // A sheet cuts both; and with the picture they go.
    screen.show(frame(boxes: boxes) { $0.fill(Rect(row: 10, column: 0, rows: 9, columns: 80), " ", paint: .plain) })
    let part = Rect(row: 2, column: 4, rows: 8, columns: 40)
    #expect(screen.model.placements.map(\.rect) == [part, part])
    screen.show(frame(nil))
    #expect(screen.model.placements == [] && screen.model.unknown == [])
  }

  /// Between the chunks of a picture there may be no other command.
  @Test func otherBoxesDoNotInterruptTheirPicture() {
    var screen = PictureScreen(PictureScreen.kitty)
    screen.delay = 700
    screen.show(frame(boxes: boxes), sendsAll: false)
    for shown in [[boxes[0]], [boxes[1]], [], boxes] {
      screen.feed(screen.layer.next(at: screen.now))
      screen.show(frame(boxes: shown), sendsAll: false)
    }
    let begun = screen.model.pictures
    screen.layer.giveUpAnswers()
    screen.sendRest()
    #expect(begun.count == 1 && screen.model.placements.map(\.level) == [0, 1] && screen.model.unknown == [])
  }

  @Test func ofManyBoxesAFewAreKept() {
    var screen = PictureScreen(PictureScreen.kitty)
    for number in 1...30 {
      screen.show(frame(boxes: [PictureBox(top: 0.1, left: 0.1, bottom: 0.9, right: 0.9, number: number)]))
      #expect(screen.model.placements.count == 2 && screen.model.pictures.count <= 9)
    }
    #expect(screen.model.unknown == [])
  }

  @Test func aSheetCutsIt() {
    var screen = PictureScreen(PictureScreen.kitty)
    screen.show(frame())
    #expect(screen.model.placements.map(\.rect) == [rect])
    screen.show(frame { $0.fill(Rect(row: 10, column: 0, rows: 9, columns: 80), " ", paint: .plain) })
    #expect(screen.model.placements.map(\.rect) == [Rect(row: 2, column: 4, rows: 8, columns: 40)])
    screen.show(frame(nil))
    #expect(screen.model.placements == [] && screen.model.pictures.count == 1 && screen.model.unknown == [])
  }

  @Test func ofManyPicturesAFewAreKept() {
    var screen = PictureScreen(PictureScreen.kitty)
    for seed in 0..<20 as Range<UInt64> {
      screen.show(frame(seed))
      #expect(screen.model.placements.count == 1 && screen.model.pictures.count <= 7)
    }
    screen.sent = 0
    screen.show(frame(18))
    #expect(screen.sent < 200 && screen.model.unknown == [])
    screen.show(frame(2))
    #expect(screen.sent > 3000 && screen.model.placements.count == 1 && screen.model.unknown == [])
  }

  @Test func oneThatIsHalfSentIsGivenUp() {
    var screen = PictureScreen(PictureScreen.kitty)
    screen.show(frame(1), sendsAll: false)
    screen.feed(screen.layer.next(at: 0))
    screen.show(frame(nil))
    #expect(screen.model.pictures == [:] && screen.model.placements == [] && screen.model.unknown == [])
    screen.show(frame(2))
    #expect(screen.model.pictures.count == 1 && screen.model.placements.count == 1 && screen.model.unknown == [])
  }

  /// While one picture is under way, another one that is shown must go at once.
  @Test func oneThatIsHalfSentBeginsAnewForAnother() {
    let right = Rect(row: 2, column: 46, rows: 12, columns: 30)
    var screen = PictureScreen(PictureScreen.kitty)
    // Little is under way at once.
    screen.delay = 700
    screen.show(frame(1))
    screen.show(frame(1) { $0.put(PlacedPicture(.noise(seed: 2), in: right)) }, sendsAll: false)
    screen.feed(screen.layer.next(at: screen.now))
    screen.show(frame(2, at: right), sendsAll: false)
    #expect(screen.model.placements == [])
    screen.layer.giveUpAnswers()
    screen.sendRest()
    #expect(screen.model.placements.map(\.rect) == [right] && screen.model.unknown == [])
  }

  /// Whatever is shown one after the other, and however much of it was sent, nothing is left of what was before.
  @Test(arguments: 0..<24 as Range<UInt64>) func nothingIsLeftOver(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let answers = [PictureScreen.kitty, PictureScreen.sixel, PictureScreen.iterm][Int(seed % 3)]
    var screen = PictureScreen(answers)
    var last = frame(nil)
    for _ in 0..<12 {
      last = frame(nil)
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        let place = Rect(
          row: .random(in: 0..<14, using: &random), column: .random(in: 0..<50, using: &random),
          rows: .random(in: 1...8, using: &random), columns: .random(in: 12...30, using: &random))
        let shown = boxes.filter { _ in Bool.random(using: &random) }
        last.put(PlacedPicture(.noise(seed: .random(in: 1...3, using: &random)), in: place, boxes: shown))
      }
      if Bool.random(using: &random) {
        let sheet = Rect(
          row: .random(in: 0..<20, using: &random), column: .random(in: 0..<60, using: &random), rows: 5, columns: 20)
        last.fill(sheet, "s", paint: .plain)
      }
      screen.show(last, sendsAll: false)
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        _ = screen.sendSome()
      }
      if Int.random(in: 0..<5, using: &random) == 0 {
        screen.feed(screen.layer.forget())
        screen.model.feed("\u{1B}[2J".utf8)
      }
    }
    screen.show(last)
    if answers == PictureScreen.kitty {
      for level in 0...1 {
        let seen = last.pictures.indices.filter { level == 0 || !last.pictures[$0].boxes.isEmpty }
        #expect(
          Set(screen.model.placements.filter { $0.level == level }.compactMap(\.rect))
            == Set(seen.flatMap { last.visibleParts(of: $0) }))
      }
    } else {
      #expect(
        screen.model.paintedCells == PictureScreen.cells(last.pictures.indices.flatMap { last.visibleParts(of: $0) }))
    }
    #expect(screen.model.unknown == [])
  }

  /// What a near line takes at once, a slow one need not.
  @Test func asManyPixelsAsTheLineTakes() throws {
    let (width, height) = (640, 480)
    var random = SeededGenerator(seed: 5)
    let bytes = (0..<width * height * 3).map { _ in UInt8.random(in: 0...255, using: &random) }
    let pixels = try #require(Pixels(width: width, height: height, bytes: bytes))
    func shown(in rect: Rect, isNear: Bool) -> (frame: Frame, screen: PictureScreen) {
      var screen = PictureScreen(PictureScreen.kitty)
      screen.layer.isNear = isNear
      var frame = Frame(size: PictureScreen.size)
      frame.put(PlacedPicture(pixels, in: rect))
      screen.show(frame)
      return (frame, screen)
    }
    func sent(in rect: Rect, isNear: Bool) -> Int { shown(in: rect, isNear: isNear).screen.sent }
    let (small, large) = (Rect(row: 0, column: 0, rows: 6, columns: 16), Rect(row: 0, column: 0, rows: 24, columns: 64))
    #expect(sent(in: large, isNear: true) > 2 * sent(in: large, isNear: false))
    #expect(sent(in: small, isNear: true) == sent(in: small, isNear: false))
    #expect(sent(in: small, isNear: true) * 4 < sent(in: large, isNear: true))

    // Once the line has shown that it is fast, the picture is sent again, and takes the place of the other one.
    var (frame, screen) = shown(in: large, isNear: false)
    #expect(screen.layer.isOutdated)
    (screen.sent, screen.delay) = (0, 90)
    screen.show(frame, sendsAll: false)
    _ = screen.sendSome()
    #expect(screen.model.placements.count == 1)
    screen.sendRest()
    #expect(screen.sent > 300_000 && !screen.layer.isOutdated)
    #expect(screen.model.placements.map(\.number) == [2] && screen.model.unknown == [])
    screen.sent = 0
    screen.show(frame)
    #expect(screen.sent == 0)
    // Under a sheet meanwhile it leaves nothing behind.
    (frame, screen) = shown(in: large, isNear: false)
    screen.show(frame, sendsAll: false)
    _ = screen.sendSome()
    screen.show(Frame(size: PictureScreen.size))
    #expect(screen.model.placements == [] && screen.model.unknown == [])
  }

  // MARK: What is painted over cells

  @Test(arguments: [(nil, true, 64), (256, false, 64), (256, true, 256), (1024, true, 256), (16, true, 16)])
  func asManyColoursAsTheTerminalHasAndTheLineTakes(registers: Int?, isNear: Bool, most: Int) {
    var screen = PictureScreen(PictureScreen.sixel + (registers.map { [.colorRegisters($0)] } ?? []))
    screen.layer.isNear = isNear
    screen.show(frame(boxes: boxes), sendsAll: false)
    var colors: Set<Substring> = []
    while case let bytes = screen.layer.next(at: 0), !bytes.isEmpty {
      colors.formUnion(String(decoding: bytes, as: UTF8.self).matches(of: /#(\d+);2;/).map(\.1))
      _ = screen.layer.learn(.status, at: 0)
    }
    #expect(colors.count <= most && colors.count > most / 2)
  }

  @Test(arguments: [PictureScreen.sixel, PictureScreen.iterm]) func paintedOnceAndGoneWithItsCells(
    answers: [TerminalAnswer]
  ) {
    var screen = PictureScreen(answers)
    screen.show(frame())
    #expect(screen.model.paintedCells == cells(rect) && screen.model.placements == [])
    screen.sent = 0
    screen.show(frame())
    #expect(screen.sent == 0)
    screen.show(frame { $0.fill(Rect(row: 0, column: 10, rows: 24, columns: 70), " ", paint: .plain) })
    #expect(screen.model.paintedCells == cells(Rect(row: 2, column: 4, rows: 12, columns: 6)))
    screen.show(frame(nil))
    #expect(screen.model.paintedCells == [])
    screen.show(frame(2))
    #expect(screen.model.paintedCells == cells(rect) && screen.model.unknown == [])
  }

  /// Boxes are painted with the picture; what they do not touch is not painted again.
  @Test(arguments: [PictureScreen.sixel, PictureScreen.iterm]) func boxesArePaintedWithTheirParts(
    answers: [TerminalAnswer]
  ) {
    var screen = PictureScreen(answers)
    screen.show(frame())
    let whole = screen.sent
    for shown in [[boxes[0]], [boxes[1]], boxes, []] {
      screen.sent = 0
      screen.show(frame(boxes: shown))
      #expect(screen.model.paintedCells == cells(rect) && screen.sent > 0)
      // What lies between them never is.
      #expect(screen.sent < whole * 3 / 4)
    }
    #expect(screen.model.unknown == [])
  }

  /// What reaches the last row would scroll the screen.
  @Test func inTheLastRowItIsCells() {
    var screen = PictureScreen(PictureScreen.sixel)
    screen.show(frame(1, at: Rect(row: 20, column: 0, rows: 4, columns: 20)))
    #expect(screen.model.paintedCells == [] && screen.model.unknown == [])
    #expect(screen.model.lines[21].contains { "▘▝▀▖▌▞▛".contains($0) })
  }

  @Test func anotherSizeOfTheScreen() {
    var screen = PictureScreen(PictureScreen.sixel)
    screen.show(frame())
    #expect(screen.layer.resized() == (bytes: [], mustClear: true))
    #expect(screen.layer.resized() == (bytes: [], mustClear: false))
    screen = PictureScreen(PictureScreen.kitty)
    screen.show(frame())
    let (bytes, mustClear) = screen.layer.resized()
    screen.feed(bytes)
    #expect(!mustClear && screen.model.placements == [] && screen.model.pictures.count == 1)
    screen.sent = 0
    screen.show(frame())
    #expect(screen.model.placements.count == 1 && screen.sent < 200)
  }

  // MARK: Otherwise

  @Test func cellsStandForItUntilItHasCome() throws {
    func isInCells(_ screen: PictureScreen) -> Bool { screen.model.lines[6].contains { "▘▝▀▖▌▞▛".contains($0) } }
    var screen = PictureScreen([])
    screen.show(frame(boxes: boxes))
    #expect(isInCells(screen) && screen.model.text.contains("┌1"))
    #expect(screen.sent == 0 && screen.layer.currentWay == nil)
    let deadline = try #require(screen.layer.deadline)
    #expect(deadline == PictureLayer.patience)
    screen.layer.expire(at: deadline)
    #expect(screen.layer.isOutdated && screen.layer.currentWay == .cells && screen.layer.deadline == nil)
    // And five seconds later the answer comes: what is painted over the cells has the boxes in it.
    _ = screen.layer.learn(.graphics(id: 31, isOK: true), at: 5000)
    _ = screen.layer.learn(.attributes([62]), at: 5001)
    #expect(screen.layer.isOutdated)
    screen.show(frame(boxes: boxes), sendsAll: false)
    #expect(isInCells(screen) && !screen.model.text.contains("┌1") && screen.model.placements == [])
    screen.sendRest()
    #expect(screen.model.placements.map(\.rect) == [rect, rect] && isInCells(screen))
    // As long as it is there they stay: some terminals take a picture away where something is written.
    screen.show(frame(boxes: [boxes[0]]))
    #expect(isInCells(screen))
    // After a sheet it needs none: the terminal has it.
    screen.show(frame(nil))
    screen.show(frame(boxes: boxes))
    #expect(screen.model.placements.map(\.rect) == [rect, rect] && !isInCells(screen))
    screen.show(frame(boxes: [boxes[0]]))
    #expect(!isInCells(screen))
  }

  @Test func onASlowLineWordsStandForIt() {
    var screen = PictureScreen(PictureScreen.kitty)
    screen.show(frame(), sendsAll: false)
    screen.feed(screen.layer.next(at: 0))
    _ = screen.layer.learn(.status, at: 5000)
    #expect(screen.layer.isOutdated && screen.layer.currentWay == .words)
    screen.show(frame(), sendsAll: false)
    #expect(screen.model.text.contains("a picture") && screen.model.placements == [] && screen.model.pictures == [:])
    #expect(screen.layer.next(at: 5001).isEmpty && screen.model.unknown == [])
  }

  @Test func withoutColoursNothingIsAsked() {
    var layer = PictureLayer.sample([:], depth: .mono)
    #expect(layer.questions(at: 0).isEmpty && layer.currentWay == .cells)
    _ = layer.prepare(for: frame())
    let shades = layer.resolve(frame(), screen: PictureScreen.size)
    #expect(shades.textLines[8].contains { "░▒▓█".contains($0) })
  }

  /// A signal may come in the midst of a picture.
  @Test func theLastWordsEndAPictureAndDeleteAll() {
    var screen = PictureScreen(PictureScreen.kitty)
    #expect(screen.layer.lastWords == Array("\u{1B}\\".utf8))
    screen.show(frame(1))
    screen.delay = 200
    screen.layer.giveUpAnswers()
    let right = Rect(row: 2, column: 46, rows: 12, columns: 30)
    screen.show(frame(1) { $0.put(PlacedPicture(.noise(seed: 2), in: right)) }, sendsAll: false)
    screen.feed(Array(screen.layer.next(at: screen.now).prefix(5000)))
    screen.feed(screen.layer.lastWords)
    #expect(screen.model.pictures == [:] && screen.model.placements == [])
    #expect(PictureLayer.sample([:]).lastWords.isEmpty)
  }

  @Test func itIsAskedOnce() {
    var layer = PictureLayer.sample([:])
    #expect(!layer.questions(at: 0).isEmpty)
    #expect(layer.questions(at: 1).isEmpty)
  }
}
