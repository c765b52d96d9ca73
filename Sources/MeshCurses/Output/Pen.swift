internal import CNcurses

/// What a terminal paints with, and the shortest sequences that change it.
struct Pen {
  /// Nil where that is not known.
  private(set) var look: Look?

  private let dialect: Dialect
  private var inks: [Int32: [UInt8]] = [-1: Array("39".utf8)]
  private var grounds: [Int32: [UInt8]] = [-1: Array("49".utf8)]

  init(_ dialect: Dialect) { self.dialect = dialect }

  mutating func forget() { look = nil }

  mutating func settle(_ wanted: Look, into output: inout [UInt8]) {
    guard look != wanted else { return }
    output.append(0x1B)
    output.append(UInt8(ascii: "["))
    let start = output.count
    anew(wanted, into: &output)
    if let look, dialect.turnsOff {
      let end = output.count
      change(from: look, to: wanted, into: &output)
      output.removeSubrange(output.count - end < end - start ? start..<end : end..<output.count)
    }
    output.append(UInt8(ascii: "m"))
    look = wanted
  }

  /// For what is only ground: ink and attributes that are not seen there are left for later.
  mutating func settle(ground wanted: Look, into output: inout [UInt8]) {
    guard let look, look.attributes & (MW_UNDERLINE.rawValue | MW_REVERSE.rawValue) == 0 else {
      return settle(wanted, into: &output)
    }
    settle(Look(ink: look.ink, ground: wanted.ground, attributes: look.attributes), into: &output)
  }

  private mutating func anew(_ wanted: Look, into output: inout [UInt8]) {
    // Nothing before the first separator is 0, and so is nothing at all.
    let start = output.count - 1
    turnOn(wanted.attributes, into: &output, from: start)
    setColors(of: wanted, unlike: Look(), into: &output, from: start)
  }

  private mutating func change(from last: Look, to wanted: Look, into output: inout [UInt8]) {
    let start = output.count
    let gone = last.attributes & ~wanted.attributes
    var new = wanted.attributes & ~last.attributes
    // Bold and dim have one number that turns both off.
    let weights = MW_BOLD.rawValue | MW_DIM.rawValue
    if gone & weights != 0 {
      turnOff(2, into: &output, from: start)
      new |= wanted.attributes & weights
    }
    if gone & MW_UNDERLINE.rawValue != 0 { turnOff(4, into: &output, from: start) }
    if gone & MW_REVERSE.rawValue != 0 { turnOff(7, into: &output, from: start) }
    turnOn(new, into: &output, from: start)
    setColors(of: wanted, unlike: last, into: &output, from: start)
  }

  private func turnOn(_ attributes: UInt32, into output: inout [UInt8], from start: Int) {
    guard attributes != 0 else { return }
    func add(_ attribute: mw_attribute, _ number: UInt8) {
      guard attributes & attribute.rawValue != 0 else { return }
      separate(&output, from: start)
      output.append(0x30 + number)
    }
    add(MW_BOLD, 1)
    add(MW_DIM, 2)
    add(MW_UNDERLINE, 4)
    add(MW_REVERSE, 7)
  }

  private func turnOff(_ number: UInt8, into output: inout [UInt8], from start: Int) {
    separate(&output, from: start)
    output.append(UInt8(ascii: "2"))
    output.append(0x30 + number)
  }

  private mutating func setColors(of wanted: Look, unlike last: Look, into output: inout [UInt8], from start: Int) {
    if wanted.ink != last.ink {
      separate(&output, from: start)
      output += name(wanted.ink, isGround: false)
    }
    if wanted.ground != last.ground {
      let name = name(wanted.ground, isGround: true)
      // xterm takes the second of two colours with colons in one sequence for another.
      if wanted.ink != last.ink, name.contains(UInt8(ascii: ":")) {
        output += Array("m\u{1B}[".utf8)
      } else {
        separate(&output, from: start)
      }
      output += name
    }
  }

  private func separate(_ output: inout [UInt8], from start: Int) {
    if output.count > start { output.append(UInt8(ascii: ";")) }
  }

  private mutating func name(_ color: Int32, isGround: Bool) -> [UInt8] {
    if let name = isGround ? grounds[color] : inks[color] { return name }
    let name = dialect.parameters(color, isGround)
    // A picture has colours without end.
    if isGround, grounds.count < 256 { grounds[color] = name }
    if !isGround, inks.count < 256 { inks[color] = name }
    return name
  }
}
