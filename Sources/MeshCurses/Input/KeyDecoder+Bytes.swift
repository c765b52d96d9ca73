internal import Canvas

extension KeyDecoder {
  mutating func read(_ byte: UInt8, at now: Int) {
    switch state {
    case .ground:
      takeFirst(byte, at: now)
    case .escape:
      takeAfterEscape(byte, at: now)
    case .sequence(let sequence):
      read(byte, in: sequence, at: now)
    case .opening(let opening):
      read(byte, after: opening, at: now)
    case .answer(let answer):
      read(byte, in: answer, at: now)
    case .utf8(let bytes, let length):
      read(byte, after: bytes, length: length, at: now)
    case .paste(var buffer, _):
      // Only one reference may exist while the buffer grows, or each byte would copy it.
      state = .ground
      if buffer.append(byte) {
        report(buffer)
      } else {
        state = .paste(buffer, since: now)
      }
    }
  }

  private mutating func takeFirst(_ byte: UInt8, at now: Int) {
    let escape = lateUntil
    lateUntil = nil
    if escape != nil, beginsAnswer(byte, at: now, isLate: true) { return }
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "O"):
      if escape.map({ now > $0 }) ?? true { report(.char(Character(Unicode.Scalar(byte)))) }
      guard escape != nil else { return }
      state = .sequence(Sequence(kind: byte == UInt8(ascii: "[") ? .control : .single, isLate: true, since: now))
    case 0x1B:
      state = .escape(since: now)
    case 0x20..<0x7F:
      report(.char(Character(Unicode.Scalar(byte))))
    case 0xC2...0xDF:
      state = .utf8(bytes: [byte], length: 2)
    case 0xE0...0xEF:
      state = .utf8(bytes: [byte], length: 3)
    case 0xF0...0xF4:
      state = .utf8(bytes: [byte], length: 4)
    case 0x80...:
      break
    default:
      report(Self.controlKey(byte))
    }
  }

  private mutating func takeAfterEscape(_ byte: UInt8, at now: Int) {
    if beginsAnswer(byte, at: now, isLate: false) { return }
    switch byte {
    case UInt8(ascii: "["):
      state = .sequence(Sequence(kind: .control, isLate: false, since: now))
    case UInt8(ascii: "O"):
      state = .sequence(Sequence(kind: .single, isLate: false, since: now))
    case UInt8(ascii: "]"):
      state = .answer(AnswerString(.command, since: now))
    default:
      // Alt with a key cannot be told from Escape and a key typed quickly, so it is the latter.
      report(.escape)
      state = .ground
      takeFirst(byte, at: now)
    }
  }

  private mutating func read(_ byte: UInt8, after bytes: [UInt8], length: Int, at now: Int) {
    guard (0x80...0xBF).contains(byte) else {
      state = .ground
      return takeFirst(byte, at: now)
    }
    let bytes = bytes + [byte]
    guard bytes.count == length else {
      state = .utf8(bytes: bytes, length: length)
      return
    }
    state = .ground
    guard let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first, scalar.value >= 0xA0 else {
      return
    }
    report(.char(Character(scalar)))
  }

  /// The key of a control character or delete.
  private static func controlKey(_ byte: UInt8) -> Key {
    switch byte {
    case 0x0D: .enter
    case 0x09: .tab
    case 0x08, 0x7F: .backspace
    case 1...26: .ctrl(Character(Unicode.Scalar(byte + 0x60)))
    default: .ctrl(Character(Unicode.Scalar(byte | 0x40)))
    }
  }
}
