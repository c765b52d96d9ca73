/// Text from outside (ids, names, messages of a service) made safe to show: every character of the result is visible,
/// takes the columns that `width(of:)` says, and none can be a command to the terminal.
///
/// - Control characters become their pictures (`␛` for escape, `↵` for a line end), so an ANSI sequence is seen and
///   does nothing. Text of several lines is split before. A tab becomes one space, as do other kinds of spaces.
/// - Bidi controls, zero-width characters, fillers and other invisible ones become U+FFFD, as do private and
///   unassigned characters: two ids that differ look different.
/// - The joiners and selectors inside emoji are dropped: terminals draw emoji one by one.
/// - Combining marks stay on a character, at most three; a mark without one becomes U+FFFD.
/// - Parameter limit: the most characters (Unicode scalars) that are kept; a longer text ends in `…`.
package func sanitized(_ text: String, limit: Int = 4096) -> String {
  if text.utf8.count <= limit, text.isPlain { return text }
  var result = Sanitizer()
  for scalar in text.unicodeScalars {
    guard result.count < limit else {
      result.output.append("…")
      break
    }
    result.append(scalar)
  }
  return String(result.output)
}

private struct Sanitizer {
  var output = String.UnicodeScalarView()
  var count = 0
  private var previous: Unicode.Scalar = " "
  private var marks = 0
  private var hasBase = false

  mutating func append(_ scalar: Unicode.Scalar) {
    defer { previous = scalar }
    switch scalar.value {
    case 0x20..<0x7F: add(scalar)
    case 0x0A: if previous != "\r" { add("↵") }
    case 0x0D: add("↵")
    case 0x09: add(" ", isBase: false)
    case 0..<0x20: add(Unicode.Scalar(0x2400 + scalar.value) ?? Glyphs.replacement, isBase: false)
    case 0x7F: add("\u{2421}", isBase: false)
    case 0x80..<0xA0: add(Glyphs.replacement, isBase: false)
    // Marks, arrows, lines and blocks, as the views draw them: nothing has to be looked up.
    case 0xB7, 0x2010..<0x2028, 0x2190..<0x2300, 0x2460..<0x25FD: add(scalar)
    default: appendBeyondASCII(scalar)
    }
  }

  private mutating func appendBeyondASCII(_ scalar: Unicode.Scalar) {
    if scalar.isInvisible {
      let insideEmoji = previous.value > 0x7F && (previous.properties.isEmoji || previous.value == 0xFE0F)
      let joins = scalar.value == 0x200D || scalar.value == 0xFE0E || scalar.value == 0xFE0F
      if !(insideEmoji && joins) { add(Glyphs.replacement, isBase: false) }
      return
    }
    switch scalar.properties.generalCategory {
    case .unassigned, .privateUse, .surrogate:
      add(Glyphs.replacement, isBase: false)
    case .spaceSeparator:
      if scalar.cellWidth == 2 { add(" ", isBase: false) }
      add(" ", isBase: false)
    default:
      if scalar.cellWidth == 0 { addMark(scalar) } else { add(scalar) }
    }
  }

  private mutating func add(_ scalar: Unicode.Scalar, isBase: Bool = true) {
    output.append(scalar)
    count += 1
    marks = 0
    hasBase = isBase && scalar != " "
  }

  private mutating func addMark(_ mark: Unicode.Scalar) {
    guard hasBase else { return add(Glyphs.replacement, isBase: false) }
    guard marks < Cell.mostMarks else { return }
    output.append(mark)
    count += 1
    marks += 1
  }
}
