import Canvas
import MeshCurses
import Testing

/// What a terminal reports of the mouse, among keys.
@Suite struct MouseReportTests {
  private func events(_ text: String) -> [Event] {
    var decoder = KeyDecoder()
    return decoder.feed(text.utf8, at: 0)
  }

  @Test(arguments: [
    ("\u{1B}[<0;1;1M", MouseEvent(.press, at: Position(row: 0, column: 0))),
    ("\u{1B}[<0;120;40m", MouseEvent(.release, at: Position(row: 39, column: 119))),
    ("\u{1B}[<32;12;7M", MouseEvent(.drag, at: Position(row: 6, column: 11))),
    ("\u{1B}[<64;12;7M", MouseEvent(.scrollUp, at: Position(row: 6, column: 11))),
    ("\u{1B}[<65;12;7M", MouseEvent(.scrollDown, at: Position(row: 6, column: 11))),
    ("\u{1B}[<4;12;7M", MouseEvent(.press, at: Position(row: 6, column: 11))),
  ])
  func whatItDid(_ bytes: String, _ mouse: MouseEvent) { #expect(events(bytes) == [.mouse(mouse)]) }

  /// Other buttons, moves, and what is no report are nothing, and never keys.
  @Test(arguments: [
    "\u{1B}[<2;3;3M", "\u{1B}[<35;3;3M", "\u{1B}[<0;0;3M", "\u{1B}[<0;3M", "\u{1B}[<0;3;3;3M",
    "\u{1B}[<0;99999;3M", "\u{1B}[M dd", "\u{1B}[M\u{7F}DD", "\u{1B}[<0;99999999999999999999;3M",
  ])
  func whatIsNoReport(_ bytes: String) { #expect(events(bytes + "j") == [.key(.char("j"))]) }

  @Test func reportsThatComeInPieces() {
    var decoder = KeyDecoder()
    #expect(decoder.feed("\u{1B}[<0;1".utf8, at: 0) == [])
    #expect(
      decoder.feed("2;7Mk".utf8, at: 10) == [
        .mouse(MouseEvent(.press, at: Position(row: 6, column: 11))), .key(.char("k")),
      ])
  }
}
