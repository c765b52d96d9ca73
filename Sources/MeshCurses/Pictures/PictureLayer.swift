package import Canvas

/// The pictures of a terminal: what is known of how it shows them, what it shows, and what it is still to be sent.
///
/// Nothing here reads or writes: it is given answers and the time, in milliseconds of any clock that only goes forward,
/// and says what is to be sent.
package struct PictureLayer: Sendable {
  private var inquiry: Inquiry
  private var askedAt: Int?
  /// Whether the first picture has waited for answers long enough.
  private var isPatient = true
  private var outbox = Outbox()
  private var kitty: KittyPictures
  private var painted: PaintedPictures?
  /// Whether text is read at once, which is all that is known of the line before the first picture.
  package var isNear = false
  /// As of the last frame.
  private var way: PictureWay?
  private var wasFast = false
  /// Losses and arrivals that the last frame took into account.
  private var news = 0
  private var cells: [CellsKey: PictureCells] = [:]
  private let mark: UInt8
  private let depth: ColorDepth
  private let shapes: BlockShapes
  private var boxColors: BoxColors
  private let isUTF8: Bool

  private struct CellsKey: Hashable {
    let digest: UInt64
    let size: Size

    init(_ picture: PlacedPicture) { (digest, size) = (picture.pixels.digest, picture.rect.size) }
  }

  /// Between pieces that are sent past tmux, in milliseconds: after a loss, longer.
  private static let intervals = [10, 60]
  private static let mostLosses = 2

  /// How long a picture waits for answers before it is shown in cells, in milliseconds: longer than they take to most hosts.
  package static let patience = 250

  /// - Parameters:
  ///   - mark: a number from 1 to 127 that other programs in this terminal hardly have too.
  ///   - shapes: what cells are made of.
  ///   - boxColors: what boxes are drawn in, where they are drawn in pixels.
  package init(
    _ inquiry: Inquiry, depth: ColorDepth, shapes: BlockShapes, boxColors: BoxColors, isUTF8: Bool, mark: UInt8
  ) {
    self.inquiry = inquiry
    self.depth = depth
    self.shapes = shapes
    self.boxColors = boxColors
    self.isUTF8 = isUTF8
    self.mark = mark
    kitty = KittyPictures(mark: mark, isInTmux: inquiry.isInTmux, colors: boxColors)
  }

  /// How pictures are shown now; nil while answers are waited for.
  package var currentWay: PictureWay? {
    guard depth != .mono else { return inquiry.way == .words ? .words : .cells }
    if outbox.isSlow, !inquiry.isForced { return .words }
    guard inquiry.isSettled || askedAt != nil && !isPatient else { return nil }
    let way = inquiry.way ?? .cells
    if way == .placeholders, kitty.losses >= Self.mostLosses { return .cells }
    switch way {
    // What lies under what is painted is a character that ASCII has not.
    case .sixel, .iterm, .placeholders: return isUTF8 ? way : .cells
    case .kitty, .cells, .words: return way
    }
  }

  /// Whether pictures would be shown in another way than the last frame's, or one is to be sent again.
  package var isOutdated: Bool {
    way != currentWay || news != kitty.losses + kitty.arrivals || way == .kitty && !wasFast && isIdle && sizes.isFast
  }

  /// Whether all has been sent and read.
  private var isIdle: Bool { outbox.isEmpty && !outbox.awaitsAnswers }

  // MARK: Asking

  /// What asks the terminal, the first time that a frame has a picture.
  package mutating func questions(at now: Int) -> [UInt8] {
    guard askedAt == nil, depth != .mono else { return [] }
    askedAt = now
    return inquiry.questions
  }

  /// Until when answers that begin like keys are looked for; those of the terminal that tmux runs in may take their time.
  package var expectations: [(kind: ExpectedAnswer, until: Int?)] {
    let end = askedAt.map { $0 + Self.longestWait }
    let confirmation = kitty.deadline.map { $0 + Self.longestWait }
    return [
      (.graphics, confirmation ?? (inquiry.awaitsKitty ? end : nil)), (.version, inquiry.hasAttributes ? nil : end),
    ]
  }

  private static let longestWait = 30_000

  /// Whether the answer says that the terminal did not understand a question, and may have printed it.
  package mutating func learn(_ answer: TerminalAnswer, at now: Int) -> Bool {
    if answer == .status {
      outbox.acknowledge(at: now)
      return false
    }
    if case .graphics(let id, let isOK) = answer { kitty.confirm(id, isThere: isOK) }
    let wasAnswered = inquiry.hasAttributes
    inquiry.learn(answer)
    return inquiry.hasAttributes && !wasAnswered && inquiry.asksKitty && !inquiry.isInTmux && inquiry.way != .kitty
  }

  /// Takes over what the system knows of the size of cells.
  package mutating func learn(cell: PixelSize?) {
    inquiry.learn(cell: cell)
  }

  /// Whether answers are under way that nobody must take for keys. What has not come for seconds is not awaited.
  package func awaitsAnswers(at now: Int) -> Bool {
    guard let askedAt, !inquiry.questions.isEmpty else { return false }
    return outbox.awaitsAnswers || kitty.deadline != nil
      || (!inquiry.hasAttributes || inquiry.awaitsKitty) && now < askedAt + Self.shortWait
  }

  /// Pieces of pictures of which the terminal is still to say that it has read them.
  var unreadPieces: Int { outbox.unreadPieces }

  /// Answers to what was sent so far may have gone to others.
  package mutating func giveUpAnswers() {
    outbox.giveUpAnswers()
    kitty.giveUpAnswers()
  }

  private static let shortWait = 5000

  /// When `expire` should be called; nil while nothing is pending.
  package var deadline: Int? {
    let first = isPatient && !inquiry.isSettled ? askedAt.map { $0 + Self.patience } : nil
    return [first, outbox.deadline, kitty.deadline].compactMap(\.self).min()
  }

  package mutating func expire(at now: Int) {
    if let askedAt, now >= askedAt + Self.patience { isPatient = false }
    outbox.expire(at: now)
    kitty.expire(at: now)
  }

  // MARK: Showing

  /// Brings the pictures that the terminal keeps by number to those of a frame, or queues what does.
  /// - Returns: what is to be sent at once.
  package mutating func prepare(for frame: Frame) -> [UInt8] {
    way = currentWay
    news = kitty.losses + kitty.arrivals
    // tmux says itself what it has read, and drops what its terminal is too slow for.
    outbox.interval = way == .placeholders ? Self.intervals[min(kitty.losses, Self.intervals.count - 1)] : 0
    wasFast = sizes.isFast
    let isKitty = way == .kitty || way == .placeholders
    return kitty.update(to: frame.keepingPictures { _ in isKitty }, outbox: &outbox, sizes: sizes)
  }

  /// The frame as cells only, after `prepare`.
  package mutating func resolve(_ frame: Frame, screen: Size) -> Frame {
    let old = cells
    cells = [:]
    let renderings = frame.pictures.map { picture -> PictureRendering in
      let way = way(of: picture, screen: screen)
      // Those that a picture lies on stay as they are: some terminals take it away where something is written.
      if way == .kitty, old[CellsKey(picture)] == nil, kitty.isThere(picture, outbox) { return .blank }
      switch way {
      case .words: return .words
      // While answers are waited for, too.
      case .cells, nil: return .cells(cells(of: picture, old: old))
      case .kitty, .sixel, .iterm: return .covered(cells(of: picture, old: old))
      case .placeholders:
        let made = cells(of: picture, old: old)
        // Until the terminal beyond tmux has said that it has the picture: some never do.
        return kitty.confirmedID(of: picture).map { .placeholders($0, made) } ?? .cells(made)
      }
    }
    return frame.resolved { renderings[$0] }
  }

  /// What paints into the last row may scroll the screen.
  private func way(of picture: PlacedPicture, screen: Size) -> PictureWay? {
    switch way {
    case .sixel, .iterm: picture.rect.maxRow < screen.rows && picture.rect.maxColumn <= screen.columns ? way : .cells
    case .kitty, .placeholders, .cells, .words, nil: way
    }
  }

  private mutating func cells(of picture: PlacedPicture, old: [CellsKey: PictureCells]) -> PictureCells {
    let key = CellsKey(picture)
    let made = old[key] ?? PictureCells(picture.pixels, size: picture.rect.size, depth: depth, shapes: shapes)
    cells[key] = made
    return made
  }

  /// Queues what paints over cells, after `resolve`.
  /// - Parameter rows: those in which text is written for the frame.
  package mutating func paint(_ frame: Frame, rows: Set<Int>, screen: Size) {
    let kept = frame.keepingPictures { way(of: $0, screen: screen) == way }
    switch way {
    case .sixel: paint(kept, .sixel(colors: inquiry.colorRegisters, cell: cell), rows: rows)
    case .iterm: paint(kept, .inline, rows: rows)
    case .kitty, .placeholders, .cells, .words, nil:
      let sizes = sizes
      painted?.update(to: Frame(size: frame.size), rows: rows, outbox: &outbox, sizes: sizes)
      painted = nil
    }
  }

  private mutating func paint(_ frame: Frame, _ format: PaintedPictures.Format, rows: Set<Int>) {
    if painted?.format != format || painted?.colors != boxColors {
      painted?.forget(outbox: &outbox)
      painted = PaintedPictures(format, colors: boxColors)
    }
    let sizes = sizes
    painted?.update(to: frame, rows: rows, outbox: &outbox, sizes: sizes)
  }

  private var cell: PixelSize { inquiry.cell ?? PixelSize(width: 10, height: 20) }

  private var sizes: PictureSizes {
    // What goes past tmux goes a piece at a time.
    PictureSizes(cell: cell, isFast: way != .placeholders && outbox.isFast(hint: isNear))
  }

  /// What of the queue may be sent now.
  package mutating func next(at now: Int) -> [UInt8] {
    let pieces = outbox.next(at: now)
    for piece in pieces {
      if case .placement(let number) = piece.tag { kitty.didSend(placement: number, at: now) }
    }
    return pieces.flatMap { $0.bytes + outbox.question }
  }

  /// The screen has another size, and what became of the pictures on it is anybody's guess.
  /// - Returns: what is to be sent at once, and whether the screen must be cleared.
  package mutating func resized() -> (bytes: [UInt8], mustClear: Bool) {
    let mustClear = painted?.isEmpty == false
    painted?.forget(outbox: &outbox)
    return (kitty.lift(outbox: &outbox), mustClear)
  }

  /// Has boxes drawn in other colours, after `forget`.
  package mutating func wear(_ colors: BoxColors) {
    boxColors = colors
    kitty.colors = colors
  }

  /// Forgets what the terminal shows, since it was or will be cleared, or given to others.
  /// - Returns: what makes it forget its pictures as well.
  package mutating func forget() -> [UInt8] {
    painted?.forget(outbox: &outbox)
    return kitty.forget(outbox: &outbox)
  }

  /// What makes the terminal forget its pictures, should this program come to a sudden end: in the midst of one, perhaps,
  /// which must be ended before.
  package var lastWords: [UInt8] {
    askedAt == nil || inquiry.questions.isEmpty ? [] : [0x1B, UInt8(ascii: "\\")] + kitty.deletion(outbox)
  }
}
