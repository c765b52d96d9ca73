internal import Canvas

/// The sequences of xterm and what follows it, of the Linux console and of rxvt, in normal and application mode.
extension KeyDecoder {
  mutating func read(_ byte: UInt8, in sequence: Sequence, at now: Int) {
    if sequence.kind == .oldMouse {
      var sequence = sequence
      sequence.parameters.append(byte)
      state = sequence.parameters.count < 3 ? .sequence(sequence) : .ground
      return
    }
    guard byte >= 0x20, byte < 0x7F else {
      // A sequence that is broken off: what broke it counts.
      state = .ground
      return read(byte, at: now)
    }
    var sequence = sequence
    switch sequence.kind {
    case .control where byte == UInt8(ascii: "[") && sequence.parameters.isEmpty:
      sequence.kind = .linuxFunction
      state = .sequence(sequence)
    case .control, .single:
      guard Self.isFinal(byte, after: sequence) else {
        if sequence.parameters.count < 64 { sequence.parameters.append(byte) }
        state = .sequence(sequence)
        return
      }
      state = .ground
      finish(sequence, byte, at: now)
    case .oldMouse: break
    case .linuxFunction:
      state = .ground
      if !sequence.isLate, (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(byte) {
        report(.function(Int(byte - UInt8(ascii: "A")) + 1))
      }
    }
  }

  private static func isFinal(_ byte: UInt8, after sequence: Sequence) -> Bool {
    // rxvt ends Shift with a key in `$`, which in the answers of other terminals comes before the final byte.
    byte >= 0x40 || byte == UInt8(ascii: "$") && sequence.parameters.allSatisfy { (0x30...0x39).contains($0) }
  }

  private mutating func finish(_ sequence: Sequence, _ final: UInt8, at now: Int) {
    let numbers = sequence.parameters.split(separator: UInt8(ascii: ";")).map {
      Int(String(decoding: $0, as: UTF8.self))
    }
    let first = numbers.first ?? nil
    if final == UInt8(ascii: "~"), first == 200 {
      state = .paste(PasteBuffer(), since: now)
      return
    }
    if sequence.kind == .control, let mouse = MouseEvent(report: sequence.parameters, final: final) {
      if !sequence.isLate { events.append(.mouse(mouse)) }
      return
    }
    if sequence.kind == .control, final == UInt8(ascii: "M"), sequence.parameters.isEmpty {
      // A terminal of old: three bytes follow that are no keys.
      state = .sequence(Sequence(kind: .oldMouse, isLate: true, since: now))
      return
    }
    if sequence.kind == .control, let answer = TerminalAnswer(control: sequence.parameters, final: final) {
      answers.append(answer)
      return
    }
    // Sequences of keys hold numbers; others are answers to questions that nobody asked here.
    guard !sequence.isLate, sequence.parameters.first.map({ $0 < UInt8(ascii: "<") }) ?? true else { return }
    let isPlain = numbers.count < 2 && (final != UInt8(ascii: "$"))
    let key: Key? =
      switch Unicode.Scalar(final) {
      case "~", "$", "^", "@": Self.numberedKey(first)
      default: sequence.kind == .single ? Self.singleKey(final) : Self.letterKey(final)
      }
    if let key, isPlain || key.ignoresModifiers { report(key) }
  }

  private static func numberedKey(_ number: Int?) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case .some(let number) where (11...15).contains(number): .function(number - 10)
    case .some(let number) where (17...21).contains(number): .function(number - 11)
    case .some(let number) where (23...24).contains(number): .function(number - 12)
    default: nil
    }
  }

  private static func letterKey(_ letter: UInt8) -> Key? {
    switch Unicode.Scalar(letter) {
    case "A", "a": .up
    case "B", "b": .down
    case "C", "c": .right
    case "D", "d": .left
    case "F": .end
    case "H": .home
    case "P": .function(1)
    case "Q": .function(2)
    case "R": .function(3)
    case "S": .function(4)
    case "Z": .backTab
    default: nil
    }
  }

  private static func singleKey(_ letter: UInt8) -> Key? {
    letter == UInt8(ascii: "M") ? .enter : letter == UInt8(ascii: "Z") ? nil : letterKey(letter)
  }
}

extension Key {
  /// Keys that move do so with Shift or Ctrl as well; others would do something that was not asked for.
  fileprivate var ignoresModifiers: Bool {
    switch self {
    case .up, .down, .left, .right, .home, .end, .pageUp, .pageDown: true
    default: false
    }
  }
}
