import Canvas
import MeshCurses
import Testing

@Suite struct InquiryTests {
  private func inquiry(
    _ variables: [String: String] = ["TERM": "xterm-256color"], _ choice: PictureChoice = .automatic,
    _ answers: TerminalAnswer...
  ) -> Inquiry {
    var inquiry = Inquiry(choice, in: TerminalSurroundings { variables[$0] })
    for answer in answers {
      inquiry.learn(answer)
    }
    return inquiry
  }

  private let xterm = ["TERM": "xterm-256color"]
  private let tmux = ["TERM": "tmux-256color", "TMUX": "/tmp/tmux-0/default,1,0"]
  private let isThere = TerminalAnswer.graphics(id: 31, isOK: true)
  private let cell = TerminalAnswer.cellSize(width: 10, height: 20)

  @Test func whatFollowsFromAnswers() {
    #expect(inquiry().way == nil)
    #expect(inquiry(xterm, .automatic, isThere).way == .kitty)
    #expect(inquiry(xterm, .automatic, .attributes([62])).way == .cells)
    #expect(inquiry(xterm, .automatic, cell, .attributes([62, 4])).way == .sixel)
    #expect(inquiry(xterm, .automatic, .attributes([62, 4])).way == .cells)
    #expect(inquiry(xterm, .automatic, .version("iTerm2 3.5.0")).way == .iterm)
    #expect(inquiry(xterm, .automatic, .version("WezTerm 20240203"), .attributes([65, 4])).way == .iterm)
    #expect(inquiry(xterm, .automatic, .version("WezTerm 20240203"), isThere, .attributes([65, 4])).way == .kitty)
    #expect(inquiry(xterm, .automatic, .graphics(id: 31, isOK: false), .attributes([1])).way == .cells)
    #expect(inquiry(xterm, .automatic, .graphics(id: 30, isOK: true), .attributes([1])).way == .cells)
    #expect(inquiry(["TERM": "xterm", "LC_TERMINAL": "iTerm2"]).way == .iterm)
  }

  /// However they come, the end is the same.
  @Test func theOrderOfAnswersDoesNotMatter() {
    let answers = [isThere, .version("kitty(0.40)"), cell, .attributes([62, 4])]
    for start in answers.indices {
      var inquiry = inquiry()
      for answer in answers[start...] + answers[..<start] {
        inquiry.learn(answer)
      }
      #expect(inquiry.way == .kitty)
    }
  }

  @Test func throughTmux() {
    #expect(inquiry(tmux, .automatic, .attributes([1, 2, 4]), isThere).way == .placeholders)
    #expect(inquiry(tmux, .automatic, .attributes([1, 2]), .version("tmux 3.4")).way == .cells)
    #expect(inquiry(tmux, .automatic, .attributes([1, 2, 4]), cell).way == .sixel)
    var wezterm = tmux
    wezterm["WEZTERM_PANE"] = "1"
    #expect(inquiry(wezterm, .automatic, .attributes([1, 2]), isThere).way == .cells)
    // iTerm2's pictures do not come through.
    #expect(inquiry(tmux.merging(["LC_TERMINAL": "iTerm2"]) { $1 }, .automatic, .attributes([1])).way == .cells)
  }

  @Test func theUsersChoiceHolds() {
    #expect(inquiry(xterm, .kitty).way == .kitty && inquiry(tmux, .kitty).way == .placeholders)
    #expect(inquiry(xterm, .iterm).way == .iterm)
    #expect(inquiry(xterm, .cells, isThere).way == .cells && inquiry(xterm, .none, isThere).way == .words)
    // How large a cell is must be known for sixels.
    #expect(inquiry(xterm, .sixel).way == nil)
    #expect(inquiry(xterm, .sixel, cell, .attributes([1])).way == .sixel)
    #expect(inquiry(xterm, .sixel, .attributes([1])).way == .cells)
    #expect(["kitty", "cells", "none", "auto"].map { PictureChoice($0) } == [.kitty, .cells, .none, .automatic])
    #expect(PictureChoice("Kitty!") == .automatic && PictureChoice(nil) == .automatic)
  }

  // MARK: Questions

  @Test func whatIsAsked() {
    let questions = String(decoding: inquiry().questions, as: UTF8.self)
    let graphics = "\u{1B}7\u{1B}[H\u{1B}_Ga=q,i=31,s=1,v=1,t=d,f=24;AAAA\u{1B}\\\u{1B}8"
    #expect(questions == graphics + "\u{1B}[>q\u{1B}[16t\u{1B}[?1;1;0S\u{1B}[c")
    let passed = String(decoding: inquiry(tmux).questions, as: UTF8.self)
    #expect(passed.contains("\u{1B}Ptmux;\u{1B}\u{1B}_Ga=q") && passed.hasSuffix("\u{1B}[c"))
  }

  @Test func nothingIsAskedThatNobodyNeeds() {
    #expect(inquiry(xterm, .cells).questions.isEmpty && inquiry(xterm, .none).questions.isEmpty)
  }

  /// Terminals that print what they do not understand, or take it for their title.
  @Test(arguments: [
    ["TERM": "linux"], ["TERM": "vt220"], ["TERM": "screen-256color", "STY": "1.x"], ["TERM": "screen-256color"],
    ["TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"],
  ])
  func someAreNotAskedByStrings(variables: [String: String]) {
    let questions = String(decoding: inquiry(variables).questions, as: UTF8.self)
    #expect(!questions.contains("_G") && questions.hasSuffix("\u{1B}[c"))
  }
}
