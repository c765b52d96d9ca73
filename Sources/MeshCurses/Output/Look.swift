/// How a terminal paints what is written next: the colours and attributes that sequences have asked for.
struct Look: Hashable {
  /// A colour in the form in which it came, so that it is sent on in that form.
  enum Color: Hashable {
    case standard
    /// 30 to 37 and 90 to 97, or 40 to 47 and 100 to 107.
    case code(UInt8)
    case indexed(UInt8)
    /// `38;2;r;g;b`, `38:2:r:g:b` or `38:2::r:g:b`.
    case direct(UInt8, UInt8, UInt8, Form)

    enum Form { case semicolons, colons, spaced }
  }

  var ink = Color.standard
  var ground = Color.standard
  /// Bit n is the attribute that n turns on: 1 bold, 2 dim, 3 italic, 4 underlined, 5 blinking, 7 reversed, 8 hidden, 9
  /// struck out.
  var attributes: UInt16 = 0

  static let plain = Look()

  /// Those that are seen on a blank too.
  static let seenOnBlanks: UInt16 = 1 << 4 | 1 << 7 | 1 << 9
  /// Bold and dim have one number that turns both off.
  private static let weights: UInt16 = 1 << 1 | 1 << 2

  /// Takes over what the numbers of one sequence ask for; false, and nothing is changed, where one of them is not known.
  mutating func apply(_ parameters: [UInt8]) -> Bool {
    var look = self
    var parts = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)[...]
    while let part = parts.popFirst() {
      guard look.apply(part, &parts) else { return false }
    }
    self = look
    return true
  }

  private mutating func apply(_ part: ArraySlice<UInt8>, _ rest: inout ArraySlice<ArraySlice<UInt8>>) -> Bool {
    if part.contains(UInt8(ascii: ":")) { return applyColons(part) }
    guard let number = Self.number(part) else { return false }
    switch number {
    case 0: self = .plain
    case 1...5, 7...9: attributes |= 1 << UInt16(number)
    // The usual font, which some terminals are told of with every change.
    case 10: break
    case 22: attributes &= ~Self.weights
    case 23...25, 27...29: attributes &= ~(1 << UInt16(number - 20))
    case 30...37, 90...97: ink = .code(number)
    case 39: ink = .standard
    case 40...47, 100...107: ground = .code(number)
    case 49: ground = .standard
    case 38, 48:
      guard let color = Self.color(&rest) else { return false }
      set(number, color)
    case _: return false
    }
    return true
  }

  private mutating func set(_ number: UInt8, _ color: Color) {
    if number == 38 { ink = color } else { ground = color }
  }

  private static func color(_ rest: inout ArraySlice<ArraySlice<UInt8>>) -> Color? {
    func next() -> UInt8? { rest.popFirst().flatMap(number) }
    switch next() {
    case 5: return next().map(Color.indexed)
    case 2:
      guard let red = next(), let green = next(), let blue = next() else { return nil }
      return .direct(red, green, blue, .semicolons)
    case _: return nil
    }
  }

  private mutating func applyColons(_ part: ArraySlice<UInt8>) -> Bool {
    var texts = part.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    let isSpaced = texts.count == 6 && texts[2].isEmpty
    if isSpaced { texts.remove(at: 2) }
    let numbers = texts.compactMap(Self.number)
    guard numbers.count == 5, texts.count == 5, [38, 48].contains(numbers[0]), numbers[1] == 2 else { return false }
    set(numbers[0], .direct(numbers[2], numbers[3], numbers[4], isSpaced ? .spaced : .colons))
    return true
  }

  /// Nothing is 0.
  private static func number(_ text: ArraySlice<UInt8>) -> UInt8? {
    guard text.count <= 3 else { return nil }
    var value = 0
    for byte in text {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return UInt8(exactly: value)
  }
}

extension Look {
  /// The shortest sequence that leads here; nothing where `last` is the same. `last` is nil where it is not known.
  func sequence(after last: Look?) -> [UInt8] {
    guard self != last else { return [] }
    var parameters = anew
    if let last, case let change = change(from: last), change.utf8.count < parameters.utf8.count {
      parameters = change
    }
    return Array("\u{1B}[\(parameters)m".utf8)
  }

  private var anew: String {
    let numbers = Self.numbers(attributes) + colors(unlike: .plain)
    // Without numbers it is 0.
    return numbers.isEmpty ? "" : "0;" + numbers.joined(separator: ";")
  }

  private func change(from last: Look) -> String {
    var gone = last.attributes & ~attributes
    var new = attributes & ~last.attributes
    var numbers: [String] = []
    if gone & Self.weights != 0 {
      numbers.append("22")
      new |= attributes & Self.weights
      gone &= ~Self.weights
    }
    numbers += (UInt16(3)...9).filter { gone & 1 << $0 != 0 }.map { "\($0 + 20)" }
    return (numbers + Self.numbers(new) + colors(unlike: last)).joined(separator: ";")
  }

  private static func numbers(_ attributes: UInt16) -> [String] {
    attributes == 0 ? [] : (UInt16(1)...9).filter { attributes & 1 << $0 != 0 }.map { "\($0)" }
  }

  private func colors(unlike other: Look) -> [String] {
    (ink == other.ink ? [] : [ink.parameter(38, standard: 39)])
      + (ground == other.ground ? [] : [ground.parameter(48, standard: 49)])
  }
}

extension Look.Color {
  fileprivate func parameter(_ kind: Int, standard: Int) -> String {
    switch self {
    case .standard: "\(standard)"
    case .code(let code): "\(code)"
    case .indexed(let index): "\(kind);5;\(index)"
    case .direct(let red, let green, let blue, .semicolons): "\(kind);2;\(red);\(green);\(blue)"
    case .direct(let red, let green, let blue, .colons): "\(kind):2:\(red):\(green):\(blue)"
    case .direct(let red, let green, let blue, .spaced): "\(kind):2::\(red):\(green):\(blue)"
    }
  }
}
