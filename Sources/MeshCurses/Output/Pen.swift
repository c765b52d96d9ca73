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
    var parameters = anew(wanted)
    if let look, dialect.turnsOff, case let change = change(from: look, to: wanted), change.count < parameters.count {
      parameters = change
    }
    output += [0x1B, UInt8(ascii: "[")]
    output += parameters
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

  private mutating func anew(_ wanted: Look) -> [UInt8] {
    // Without parameters it is 0, and so is an empty one.
    let parameters = Self.turningOn(wanted.attributes) + colors(of: wanted, unlike: Look())
    return parameters.isEmpty ? [] : parameters.reduce(into: []) { $0 += [Self.separator] + $1 }
  }

  private mutating func change(from last: Look, to wanted: Look) -> [UInt8] {
    let gone = last.attributes & ~wanted.attributes
    var new = wanted.attributes & ~last.attributes
    var parameters: [[UInt8]] = []
    // Bold and dim have one number that turns both off.
    let weights = MW_BOLD.rawValue | MW_DIM.rawValue
    if gone & weights != 0 {
      parameters.append(Array("22".utf8))
      new |= wanted.attributes & weights
    }
    if gone & MW_UNDERLINE.rawValue != 0 { parameters.append(Array("24".utf8)) }
    if gone & MW_REVERSE.rawValue != 0 { parameters.append(Array("27".utf8)) }
    parameters += Self.turningOn(new) + colors(of: wanted, unlike: last)
    return Array(parameters.joined(separator: [Self.separator]))
  }

  private static func turningOn(_ attributes: UInt32) -> [[UInt8]] {
    guard attributes != 0 else { return [] }
    return [(MW_BOLD, "1"), (MW_DIM, "2"), (MW_UNDERLINE, "4"), (MW_REVERSE, "7")].compactMap { attribute, number in
      attributes & attribute.rawValue == 0 ? nil : Array(number.utf8)
    }
  }

  private mutating func colors(of wanted: Look, unlike last: Look) -> [[UInt8]] {
    (wanted.ink == last.ink ? [] : [name(wanted.ink, in: \.inks, isGround: false)])
      + (wanted.ground == last.ground ? [] : [name(wanted.ground, in: \.grounds, isGround: true)])
  }

  private mutating func name(
    _ color: Int32, in known: WritableKeyPath<Pen, [Int32: [UInt8]]>, isGround: Bool
  ) -> [UInt8] {
    if let name = self[keyPath: known][color] { return name }
    let name = dialect.parameters(color, isGround)
    // A picture has colours without end.
    if self[keyPath: known].count < 256 { self[keyPath: known][color] = name }
    return name
  }

  private static let separator = UInt8(ascii: ";")
}
