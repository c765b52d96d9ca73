internal import CNcurses
package import Canvas
internal import Glibc

/// The terminal that standard input and output are, through ncurses. It is given back when this value ends.
package struct CursesTerminal: Terminal, ~Copyable {
  package internal(set) var size: Size

  var inks: Inks
  var decoder: KeyDecoder
  let inbox: WakePipe
  /// What is on the screen; nil when that is not known.
  var shown: Frame?
  /// The same as cells only.
  var drawn: Frame?
  /// What happened while nobody waited.
  var pending: [Event] = []
  /// False once the keyboard is gone, so that its end is reported once.
  var hasInput = true
  let isASCII: Bool
  private let pairLimit: Int
  private let attributes: UInt32
  /// What the window is called; nil for what it was called before.
  private(set) var title: String?
  private let hasTitle: Bool
  /// Whether it is still to be asked which ground it has; nobody waits for the answer.
  private var asksGround: Bool
  var pictures: PictureLayer
  /// Nil where the terminal has a language of its own: then ncurses writes.
  var writer: CellWriter?
  /// Rows that may show something else than was drawn.
  var unknownRows: Set<Int> = []
  var pace = Pace()
  /// Who has asked the terminal whether it has read something; it answers in order.
  var askers: [Asker] = []
  private let isSynchronized: Bool
  /// Whether ncurses has taken the screen.
  private var hasBegun = false

  enum Asker { case frame, picture }

  /// Opens the screen.
  /// - Parameter depth: how many colours to use; nil, or more than the terminal has: as many as it has, and none where
  ///   `NO_COLOR` is set.
  /// - Parameter pictures: how pictures are shown; nil is what `MESHWORK_PICTURES` says, or else the best way there is.
  /// - Parameter asksGround: whether the terminal is asked which ground it has, which `wait` reports if it answers.
  /// - Parameter namesWindow: whether the window is called what it shows.
  /// - Parameter inbox: what wakes `wait`, besides the keyboard and signals.
  package init(
    theme: Theme, depth: ColorDepth?, pictures: PictureChoice? = nil, asksGround: Bool = false,
    namesWindow: Bool = true,
    inbox: WakePipe
  ) throws(TerminalError) {
    guard isatty(STDIN_FILENO) == 1 else { throw .notATerminal(stream: "input") }
    guard isatty(STDOUT_FILENO) == 1 else { throw .notATerminal(stream: "output") }
    guard let type = environment("TERM") else { throw .typeNotSet }
    let wanted = depth ?? (environment("NO_COLOR") == nil ? .direct : .mono)
    let isUTF8 = mw_use_utf8()
    // Before ncurses, which else would install handlers of its own.
    mw_signals_install(inbox.writer)
    var result = MW_UNKNOWN_TYPE
    if wanted == .direct {
      for direct in directColorTypes(type, colorTerm: environment("COLORTERM")) where result != MW_OPENED {
        result = mw_open(direct)
      }
    }
    if result != MW_OPENED { result = mw_open(type) }
    if result == MW_UNKNOWN_TYPE, let familiar = familiarType(type), familiar != type { result = mw_open(familiar) }
    guard result == MW_OPENED else {
      mw_signals_restore()
      throw TerminalError(result, type: type)
    }
    let available = ColorDepth(colors: Int(mw_colors()))
    self.isASCII = !isUTF8
    self.inbox = inbox
    self.size = currentSize()
    self.decoder = KeyDecoder(escapeDelay: environment("ESCDELAY").flatMap { Int($0) } ?? 50)
    let pairLimit = max(0, Int(mw_color_pairs()) - 1)
    let depth = min(wanted, available)
    attributes = mw_attributes(depth != .mono)
    let inks = Inks(theme: theme, depth: depth, pairLimit: pairLimit, attributes: attributes)
    self.inks = inks
    writer = Dialect(inColors: depth != .mono).map(CellWriter.init)
    self.pairLimit = pairLimit
    let surroundings = TerminalSurroundings(environment)
    isSynchronized = SynchronizedOutput.isKnown(environment)
    hasTitle = namesWindow && surroundings.takesStrings
    self.asksGround = asksGround && surroundings.takesStrings && inks.depth != .mono
    self.pictures = PictureLayer(
      Inquiry(pictures ?? PictureChoice(environment("MESHWORK_PICTURES")), in: surroundings),
      depth: inks.depth, shapes: BlockShapes(isUTF8: isUTF8, type: type), boxColors: BoxColors(theme), isUTF8: isUTF8,
      mark: UInt8(truncatingIfNeeded: 1 + getpid() % 127))
    self.pictures.learn(cell: currentCell())
  }

  deinit {
    var (pictures, decoder) = (pictures, decoder)
    _ = takeAway(&pictures, &decoder, pace, hasInput: hasInput)
    mw_close()
    mw_signals_restore()
  }

  package mutating func present(_ frame: Frame) {
    guard frame != shown || pictures.isOutdated else { return }
    mw_mouse(frame.takesMouse)
    pictures.isNear = pace.isNear
    send(pictures.prepare(for: frame))
    let cells = pictures.resolve(frame, screen: size).spelled(isMono: inks.depth == .mono, isASCII: isASCII)
    let changes = cells.changes(since: drawn)
    if writer != nil {
      var output = hasBegun ? [] : flushed(cursor: nil)
      let hasPictures = !frame.pictures.isEmpty || shown?.pictures.isEmpty == false
      output +=
        writer?.bytes(
          for: cells, since: drawn, changes, rows: unknownRows, scrolls: !hasPictures, size: size, inks: &inks) ?? []
      unknownRows = []
      emit(output)
    } else {
      inks.beginFrame()
      // A frame for another size is clipped: ncurses would wrap what is too long into the next row.
      for change in changes where change.row < size.rows && change.columns.lowerBound < size.columns {
        let cells = cells.row(change.row).prefix(size.columns).dropFirst(change.columns.lowerBound)
          .prefix(change.columns.count)
        write(cells, row: Int32(change.row), column: change.columns.lowerBound)
      }
      emit(flushed(cursor: frame.cursor))
    }
    hasBegun = true
    shown = frame
    drawn = cells
    pictures.paint(frame, rows: Set(changes.map(\.row)), screen: size)
    if !frame.pictures.isEmpty { ask() }
    sendPictures()
    askGround()
  }

  package mutating func wear(_ theme: Theme) {
    inks = Inks(theme: theme, depth: inks.depth, pairLimit: pairLimit, attributes: attributes)
    invalidate()
    pictures.wear(BoxColors(theme))
  }

  package mutating func name(window title: String) {
    self.title = title
    sendTitle()
  }

  func sendTitle() {
    guard hasTitle, let title else { return }
    let text = isASCII ? String(title.map(Glyphs.ascii)) : title
    mw_title(text, Int32(clamping: text.utf8.count))
  }

  /// With the first frame, which does not wait for it.
  private mutating func askGround() {
    guard asksGround else { return }
    asksGround = false
    send(Array("\u{1B}]11;?\u{1B}\\".utf8))
    decoder.expect(.ground, until: milliseconds() + groundPatience)
  }
}

extension CursesTerminal {
  /// Whether all before it was read.
  private static let question = Array("\u{1B}[5n".utf8)

  /// What ncurses has to say.
  private func flushed(cursor: Position?) -> [UInt8] {
    var count: Int32 = 0
    let start = mw_flush(Int32(cursor?.row ?? -1), Int32(cursor?.column ?? -1), &count)
    return UnsafeBufferPointer(start: start, count: Int(count)).map { UInt8(bitPattern: $0) }
  }

  /// Sends a frame as a whole.
  private mutating func emit(_ bytes: [UInt8]) {
    var output = bytes
    if isSynchronized, output.count >= SynchronizedOutput.least {
      output = SynchronizedOutput.begin + output + SynchronizedOutput.end
    }
    if pace.sends(output.count, at: milliseconds()) {
      output += Self.question
      askers.append(.frame)
    }
    send(output)
    mw_send_modes()
  }
}
/// How long an answer in pieces is looked for, in milliseconds. A whole one is known at any time.
private let groundPatience = 12_000

/// The value of an environment variable, nil if it is not set or empty.
private func environment(_ name: String) -> String? {
  guard let value = getenv(name), value.pointee != 0 else { return nil }
  return String(cString: value)
}

func currentSize() -> Size {
  var rows: Int32 = 0
  var columns: Int32 = 0
  mw_size(&rows, &columns)
  return Size(rows: Int(rows), columns: Int(columns))
}
