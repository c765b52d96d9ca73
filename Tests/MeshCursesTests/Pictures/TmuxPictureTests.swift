import Canvas
import MeshCurses
import TestSupport
import Testing

@Suite struct TmuxPictureTests {
  private var layer = PictureLayer.sample(["TERM": "tmux-256color", "TMUX": "x"])
  private let frame = PictureScreen.frame()
  private var now = 10

  private mutating func answerQuestions() {
    _ = layer.questions(at: 0)
    _ = layer.learn(.attributes([1, 2]), at: 1)
  }

  private mutating func show() -> Frame {
    _ = layer.prepare(for: frame)
    return layer.resolve(frame, screen: PictureScreen.size)
  }

  /// All that is queued; tmux says at once that it has read it.
  private mutating func send() -> String {
    var sent: [UInt8] = []
    while case let bytes = layer.next(at: now), !bytes.isEmpty {
      sent += bytes
      now += 100
      _ = layer.learn(.status, at: now)
    }
    return String(decoding: sent, as: UTF8.self)
  }

  /// Until the terminal has said that it has it.
  private mutating func showPicture() {
    answerQuestions()
    _ = layer.learn(.graphics(id: 31, isOK: true), at: 2)
    _ = show()
    _ = send()
    _ = layer.learn(.graphics(id: 7 << 24 | 1, isOK: true), at: now)
    _ = show()
  }

  @Test mutating func sentPastItAndShownInPlaceholders() {
    answerQuestions()
    // tmux answers before its terminal does.
    #expect(layer.currentWay == nil)
    _ = layer.learn(.graphics(id: 31, isOK: true), at: 2)
    #expect(layer.currentWay == .placeholders)
    // Cells, until the terminal has it: what is sent past tmux may be lost, and some terminals have no placeholders.
    #expect(show().textLines[8].contains { "▘▝▀▖▌▞▛".contains($0) })
    let sent = send()
    #expect(sent.hasPrefix("\u{1B}Ptmux;\u{1B}\u{1B}_Ga=t"))
    #expect(sent.contains("_Ga=p,U=1,i=117440513,p=1,c=40,r=12\u{1B}"))
    #expect(!layer.isOutdated)
    _ = layer.learn(.graphics(id: 7 << 24 | 1, isOK: true), at: now)
    #expect(layer.isOutdated)
    let cells = show()
    #expect(cells[2, 4].scalars.map(\.value) == [0x10EEEE, 0x305, 0x305, 0x33F])
    #expect(cells[2, 4].paint == .number(1))
    #expect(!layer.isOutdated)
    #expect(send() == "")
  }

  @Test mutating func whatItDoesNotPassOnIsNotWaitedForLong() throws {
    answerQuestions()
    layer.expire(at: try #require(layer.deadline))
    #expect(layer.currentWay == .cells)
    // Nor are answers taken for keys that come later.
    #expect(layer.expectations.contains { $0.kind == .graphics && ($0.until ?? 0) > 20_000 })
    _ = layer.learn(.graphics(id: 31, isOK: true), at: 5000)
    #expect(layer.currentWay == .placeholders)
  }

  @Test(arguments: [true, false]) mutating func whatIsLostIsSentAgainOnce(isToldSo: Bool) throws {
    answerQuestions()
    _ = layer.learn(.graphics(id: 31, isOK: true), at: 2)
    var rounds = 0
    while layer.currentWay == .placeholders, rounds < 9 {
      rounds += 1
      _ = show()
      let sent = send()
      #expect(sent.utf8.count > 3000)
      if isToldSo {
        _ = layer.learn(.graphics(id: 7 << 24 | 1, isOK: false), at: now)
      } else {
        now = try #require(layer.deadline)
        layer.expire(at: now)
      }
      #expect(layer.isOutdated)
    }
    #expect(rounds == 2 && layer.currentWay == .cells)
  }

  /// Until the terminal has the picture with other boxes, it shows the one that it has.
  @Test mutating func otherBoxesTakeItsPlaceOnceTheyAreThere() {
    showPicture()
    let boxed = PictureScreen.frame(boxes: [PictureBox(top: 0.1, left: 0.1, bottom: 0.5, right: 0.5, number: 1)])
    #expect(layer.prepare(for: boxed).isEmpty)
    #expect(layer.resolve(boxed, screen: PictureScreen.size)[2, 4].paint == .number(1))
    #expect(send().contains("i=117440514,p=2"))
    _ = layer.learn(.graphics(id: 7 << 24 | 2, isOK: true), at: now)
    #expect(layer.isOutdated)
    let bytes = String(decoding: layer.prepare(for: boxed), as: UTF8.self)
    #expect(bytes.contains("a=d,d=i,i=117440513,p=1"))
    #expect(layer.resolve(boxed, screen: PictureScreen.size)[2, 4].paint == .number(2))
    #expect(send() == "" && !layer.isOutdated)
  }

  /// Once it has said that it has a picture: its answer would go to the pane that is active by then.
  @Test mutating func whatIsThereIsNotAskedForAgain() {
    showPicture()
    #expect(!layer.resized().bytes.isEmpty)
    // Before the cells.
    let bytes = String(decoding: layer.prepare(for: frame), as: UTF8.self)
    #expect(bytes == "\u{1B}Ptmux;\u{1B}\u{1B}_Ga=p,U=1,i=117440513,p=2,c=40,r=12,q=2\u{1B}\u{1B}\\\u{1B}\\")
    _ = layer.resolve(frame, screen: PictureScreen.size)
    #expect(send() == "")
  }
}
