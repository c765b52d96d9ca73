internal import Canvas

extension ScreenModel {
  enum Parser {
    case ground
    case escape
    case charset
    case control(parameters: [UInt8])
    case command(text: [UInt8], endsWithBackslash: Bool)
    /// After `ESC _`, or `ESC P`.
    case string(text: [UInt8], isApplication: Bool, endsWithBackslash: Bool)
    case utf8([UInt8], length: Int)
  }

  package mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      feed(byte)
    }
  }

  private mutating func feed(_ byte: UInt8) {
    switch parser {
    case .ground:
      feedGround(byte)
    case .escape:
      feedEscape(byte)
    case .charset:
      drawsLines = byte == UInt8(ascii: "0")
      parser = .ground
    case .control(let parameters):
      switch byte {
      case 0x40...0x7E:
        parser = .ground
        perform(ControlSequence(parameters: parameters, final: byte))
      case 0x20...0x3F:
        parser = .control(parameters: parameters + [byte])
      default:
        controlCharacter(byte)
      }
    case .command(let text, let endsWithBackslash):
      if byte == 0x07 || endsWithBackslash && byte == UInt8(ascii: "\\") {
        parser = .ground
        takeCommand(String(decoding: text, as: UTF8.self))
      } else {
        parser = .command(text: byte == 0x1B ? text : text + [byte], endsWithBackslash: byte == 0x1B)
      }
    case .string(var text, let isApplication, let endsWithBackslash):
      // Only one reference may exist while the text grows.
      parser = .ground
      if endsWithBackslash, byte == UInt8(ascii: "\\") {
        return takeString(String(decoding: text, as: UTF8.self), isApplication: isApplication)
      }
      if byte != 0x1B { text.append(byte) }
      parser = .string(text: text, isApplication: isApplication, endsWithBackslash: byte == 0x1B)
    case .utf8(let bytes, let length):
      let bytes = bytes + [byte]
      guard bytes.count == length else {
        parser = .utf8(bytes, length: length)
        return
      }
      parser = .ground
      for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
        put(scalar)
      }
    }
  }

  /// OSC 52 sets the clipboard, OSC 1337 shows a picture, OSC 2 names the window, OSC 11 asks for the ground, and OSC 104 gives the colours back that were never changed; no other is known.
  private mutating func takeCommand(_ text: String) {
    guard text != "104" else { return }
    if text == "11;?" { return questions.append(.ground) }
    if text.hasPrefix("2;") { return title = String(text.dropFirst(2)) }
    guard !text.hasPrefix("1337;File=") else { return takeInlineImage(text.dropFirst(10)) }
    guard text.hasPrefix("52;c;") else { return unknown.append("OSC \(text)") }
    clipboard = String(text.dropFirst(5))
  }

  private mutating func feedGround(_ byte: UInt8) {
    switch byte {
    case 0x1B: parser = .escape
    case 0..<0x20, 0x7F: controlCharacter(byte)
    case 0x20..<0x7F: put(Unicode.Scalar(byte))
    case 0xC2...0xDF: parser = .utf8([byte], length: 2)
    case 0xE0...0xEF: parser = .utf8([byte], length: 3)
    case 0xF0...0xF4: parser = .utf8([byte], length: 4)
    default: put("\u{FFFD}")
    }
  }

  private mutating func feedEscape(_ byte: UInt8) {
    parser = .ground
    switch Unicode.Scalar(byte) {
    case "[": parser = .control(parameters: [])
    case "]": parser = .command(text: [], endsWithBackslash: false)
    case "_": parser = .string(text: [], isApplication: true, endsWithBackslash: false)
    case "P": parser = .string(text: [], isApplication: false, endsWithBackslash: false)
    case "(": parser = .charset
    case "7": saved = (cursor, look)
    case "8": restoreCursor()
    case "D": lineFeed()
    case "E":
      cursor.column = 0
      lineFeed()
    case "M": reverseLineFeed()
    case "=", ">": break  // the keypad's modes
    default: unknown.append("ESC \(Unicode.Scalar(byte))")
    }
  }

  private mutating func controlCharacter(_ byte: UInt8) {
    switch byte {
    case 0x07: break
    case 0x08: cursor.column = max(0, cursor.column - 1)
    case 0x09: cursor.column = min(size.columns - 1, (cursor.column / 8 + 1) * 8)
    case 0x0A...0x0C: lineFeed()
    case 0x0D: cursor.column = 0
    case 0x0E: drawsLines = true
    case 0x0F: drawsLines = false
    default: unknown.append("control \(byte)")
    }
    wrapsNext = false
  }
}

/// `ESC [`, its parameters, and the byte that says what it does.
struct ControlSequence {
  let parameters: [UInt8]
  let final: UInt8

  var isPrivate: Bool { parameters.first == UInt8(ascii: "?") }

  var numbers: [Int] {
    let digits = parameters.filter { $0 != UInt8(ascii: "?") }
    return digits.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
      Int(String(decoding: $0, as: UTF8.self)) ?? 0
    }
  }

  /// A count or position, at least 1.
  func number(_ index: Int) -> Int {
    let numbers = numbers
    return index < numbers.count ? max(1, numbers[index]) : 1
  }

  /// What the program asks with it.
  var question: ScreenModel.Question? {
    switch description {
    case "CSI >q": .version
    case "CSI c": .attributes
    case "CSI 16t": .cellSize
    case "CSI ?1;1;0S": .colorRegisters
    case "CSI 5n": .status
    default: nil
    }
  }

  var description: String {
    "CSI " + String(decoding: parameters + [final], as: UTF8.self)
  }
}
