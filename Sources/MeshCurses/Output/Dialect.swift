internal import CNcurses

/// How a terminal that understands ECMA-48, as nearly all do, is told what to paint.
struct Dialect {
  /// What is erased has the ground that is painted with; else the terminal's own.
  var erasesInGround = true
  /// So many cells can be erased, from the cursor on.
  var erasesCells = true
  /// Some rows can be scrolled, and others stay.
  var scrolls = true
  /// One attribute can be turned off, and the others stay.
  var turnsOff = true
  /// What shows the cursor, and what hides it; empty where the terminal cannot.
  var cursor: (shown: [UInt8], hidden: [UInt8]) = (Array("\u{1B}[?25h".utf8), Array("\u{1B}[?25l".utf8))
  /// The parameters that ask for a colour, as ink or as ground.
  var parameters: (_ color: Int32, _ isGround: Bool) -> [UInt8]
}

extension Dialect {
  /// That of the terminal that is open; nil where it has another language.
  init?(inColors hasColors: Bool) {
    guard mw_is_standard(hasColors) else { return nil }
    func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] { text.map { Array(String(cString: $0).utf8) } ?? [] }
    self.init(
      erasesInGround: mw_erases_in_ground(), erasesCells: mw_erases_cells(), scrolls: mw_scrolls(),
      // Such a terminal may know no other way to turn bold off.
      turnsOff: hasColors,
      cursor: (bytes(mw_cursor(true)), bytes(mw_cursor(false))),
      // ESC, [ and the final m stand around them.
      parameters: { color, isGround in Array(bytes(mw_color(isGround, color)).dropFirst(2).dropLast()) })
  }
}
