internal import Canvas

/// What the terminal is asked about pictures, once, and what follows from its answers, in whatever order they come.
///
/// All terminals answer the last question, so that one that has not answered another by then does not. Only tmux answers
/// it before what it has passed on to the terminal that it runs in.
package struct Inquiry: Sendable {
  private let choice: PictureChoice
  private let surroundings: TerminalSurroundings
  private var speaksKitty = false
  private var version: String?
  private var attributes: [Int]?
  /// In pixels; nil where the terminal does not tell.
  package private(set) var cell: PixelSize?
  package private(set) var colorRegisters: Int?

  package init(_ choice: PictureChoice, in surroundings: TerminalSurroundings) {
    self.choice = choice
    self.surroundings = surroundings
  }

  /// Whether the user has said how.
  package var isForced: Bool { choice != .automatic }

  var isInTmux: Bool { surroundings.multiplexer == .tmux }

  /// What is sent to ask. Empty where nothing need be known.
  package var questions: [UInt8] {
    guard choice != .cells, choice != .none else { return [] }
    let general = Array("\u{1B}[>q\u{1B}[16t\u{1B}[?1;1;0S\u{1B}[c".utf8)
    guard asksKitty else { return general }
    // It stands at the top left, where a terminal that prints it is painted over.
    return Array("\u{1B}7\u{1B}[H".utf8) + (isInTmux ? Tmux.passed(Kitty.question) : Kitty.question)
      + Array("\u{1B}8".utf8) + general
  }

  /// Whether one of the questions could be seen.
  var asksKitty: Bool { choice == .automatic && surroundings.takesStrings }

  package mutating func learn(_ answer: TerminalAnswer) {
    switch answer {
    case .graphics(let id, let isOK): if id == Kitty.questionID { speaksKitty = isOK }
    case .version(let text): version = text
    case .attributes(let numbers): attributes = numbers
    case .cellSize(let width, let height): cell = PixelSize(width: width, height: height)
    case .colorRegisters(let count): colorRegisters = count
    case .status, .ground: break
    }
  }

  /// Takes over what the system knows of the terminal's size.
  package mutating func learn(cell: PixelSize?) {
    self.cell = cell ?? self.cell
  }

  /// Whether the last question has been answered, which every terminal does.
  var hasAttributes: Bool { attributes != nil }

  /// Whether nothing that is still to come would change the way, as far as one can know.
  var isSettled: Bool {
    guard way != nil else { return false }
    return isForced || isITerm || speaksKitty || !isInTmux || !asksKitty
  }

  /// Whether an answer to kitty's question may still come.
  var awaitsKitty: Bool { asksKitty && !speaksKitty && (attributes == nil || isInTmux) }

  /// The best way as far as is known; nil while too little is.
  package var way: PictureWay? {
    switch choice {
    case .automatic: automaticWay
    case .kitty: isInTmux ? .placeholders : .kitty
    case .sixel: attributes == nil ? nil : cell == nil ? .cells : .sixel
    case .iterm: .iterm
    case .cells: .cells
    case .none: .words
    }
  }

  private var automaticWay: PictureWay? {
    if isITerm { return .iterm }
    if speaksKitty, !isInTmux { return .kitty }
    if speaksKitty, !surroundings.lacksPlaceholders { return .placeholders }
    guard let attributes else { return nil }
    if !isInTmux, let version, Self.inline.contains(where: { version.hasPrefix($0) }) { return .iterm }
    return attributes.contains(4) && cell != nil ? .sixel : .cells
  }

  private var isITerm: Bool { surroundings.isITerm || !isInTmux && version?.hasPrefix("iTerm2") ?? false }

  /// Terminals that show pictures as iTerm2 does, by how their names begin.
  private static let inline = ["WezTerm", "mintty", "Rio"]
}

/// In pixels.
package struct PixelSize: Hashable, Sendable {
  package let width: Int
  package let height: Int

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}
