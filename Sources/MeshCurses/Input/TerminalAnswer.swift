package import Canvas

/// What a terminal says when it is asked. Other programs' answers, and what nobody asked for, are none.
package enum TerminalAnswer: Hashable, Sendable {
  /// To a command of kitty's graphics protocol.
  case graphics(id: UInt32, isOK: Bool)
  /// XTVERSION: its name and version, as it writes them.
  case version(String)
  /// DA1: what it can do, as numbers of DEC's; 4 is sixels.
  case attributes([Int])
  /// The size of a cell in pixels.
  case cellSize(width: Int, height: Int)
  /// How many colours a sixel picture may have.
  case colorRegisters(Int)
  /// That all before was read.
  case status
  /// OSC 11: the ground on which it paints what has none.
  case ground(RGB)

  /// Reads what stood after `ESC [`.
  init?(control parameters: [UInt8], final: UInt8) {
    let isPrivate = parameters.first == UInt8(ascii: "?")
    let digits = parameters.dropFirst(isPrivate ? 1 : 0)
    guard digits.allSatisfy({ (0x30...0x3B).contains($0) }) else { return nil }
    let numbers = digits.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
      Int(String(decoding: $0, as: UTF8.self)) ?? 0
    }
    switch (Unicode.Scalar(final), isPrivate) {
    case ("c", true):
      self = .attributes(numbers)
    case ("S", true) where numbers.count >= 3 && numbers[0] == 1 && numbers[1] == 0:
      self = .colorRegisters(numbers[2])
    case ("t", false) where numbers.count == 3 && numbers[0] == 6:
      guard (1...512).contains(numbers[1]), (1...512).contains(numbers[2]) else { return nil }
      self = .cellSize(width: numbers[2], height: numbers[1])
    case ("n", false) where numbers == [0] || numbers == [3]:
      self = .status
    default:
      return nil
    }
  }

  /// Reads what stood after `ESC ]`: `11;rgb:RRRR/GGGG/BBBB`, one to four hexadecimal digits each, `rgba:` with one more.
  init?(command text: [UInt8]) {
    guard text.starts(with: Self.groundPrefix), let colon = text.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let parts = text[(colon + 1)...].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard (3...4).contains(parts.count) else { return nil }
    let levels = parts.prefix(3).compactMap { part -> UInt8? in
      guard (1...4).contains(part.count), let value = Int(String(decoding: part, as: UTF8.self), radix: 16) else {
        return nil
      }
      return UInt8(value * 255 / ((1 << (4 * part.count)) - 1))
    }
    guard levels.count == 3 else { return nil }
    self = .ground(RGB(levels[0], levels[1], levels[2]))
  }

  static let groundPrefix = Array("11;rgb".utf8)

  /// Whether a byte can be a part of such an answer after `groundPrefix`.
  static func goesOnGround(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: ":"), UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "/"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }

  /// Reads what stood after `ESC _ G`.
  init?(graphics text: [UInt8]) {
    let parts = text.split(separator: UInt8(ascii: ";"), maxSplits: 1)
    guard let keys = parts.first else { return nil }
    let id = keys.split(separator: UInt8(ascii: ",")).first { $0.starts(with: "i=".utf8) }
    guard let id, let number = UInt32(String(decoding: id.dropFirst(2), as: UTF8.self)) else { return nil }
    self = .graphics(id: number, isOK: parts.count == 2 && parts[1].elementsEqual("OK".utf8))
  }
}
