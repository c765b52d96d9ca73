import FoundationEssentials

/// Walks over JSON text and finds where its values lie, without making them.
///
/// It trusts brackets and quotation marks and nothing else: what it hands out is read in full before it is believed. A
/// page of a thousand workflows is cut into their texts some ten times faster than it is decoded.
struct JSONSkimmer {
  /// The text ends too early, or another value stands where one was expected.
  struct Fault: Error {}

  private let bytes: UnsafeRawBufferPointer
  private var index = 0

  /// `bytes` must outlive the skimmer.
  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  enum Kind { case object, array, text, null, other }

  /// What stands next, as its first byte tells it.
  mutating func kind() throws -> Kind {
    switch try next() {
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .array
    case UInt8(ascii: "\""): .text
    case UInt8(ascii: "n"): .null
    case _: .other
    }
  }

  /// Calls `member` at the value of each field, which has to step over it, and says where the object lies; nil where
  /// another value stands, which is stepped over.
  @discardableResult
  mutating func object(_ member: (_ name: String, inout JSONSkimmer) throws -> Void) throws -> Range<Int>? {
    guard try next() == UInt8(ascii: "{") else {
      try value()
      return nil
    }
    let start = index
    index += 1
    while try next() != UInt8(ascii: "}") {
      let name = try string()
      try expect(UInt8(ascii: ":"))
      try member(name, &self)
      if try next() != UInt8(ascii: "}") { try expect(UInt8(ascii: ",")) }
    }
    index += 1
    return start..<index
  }

  /// Calls `element` at each element, which has to step over it. Another value than an array is stepped over.
  mutating func array(_ element: (inout JSONSkimmer) throws -> Void) throws {
    guard try next() == UInt8(ascii: "[") else {
      try value()
      return
    }
    index += 1
    while try next() != UInt8(ascii: "]") {
      try element(&self)
      if try next() != UInt8(ascii: "]") { try expect(UInt8(ascii: ",")) }
    }
    index += 1
  }

  /// Steps over a value of any kind, and says where it lies.
  @discardableResult
  mutating func value() throws -> Range<Int> {
    let first = try next()
    let start = index
    switch first {
    case UInt8(ascii: "\""): try skipString()
    case UInt8(ascii: "{"), UInt8(ascii: "["): try skipNested()
    case _: skipWord()
    }
    guard index > start else { throw Fault() }
    return start..<index
  }

  /// Steps over a value; its text where it is a string.
  mutating func text() throws -> String? {
    guard try next() == UInt8(ascii: "\"") else {
      try value()
      return nil
    }
    return try string()
  }

  private mutating func string() throws -> String {
    guard try next() == UInt8(ascii: "\"") else { throw Fault() }
    let start = index
    try skipString()
    let inside = UnsafeRawBufferPointer(rebasing: bytes[start + 1..<index - 1])
    guard inside.contains(UInt8(ascii: "\\")) else { return String(decoding: inside, as: UTF8.self) }
    return try Wire.decoder.decode(String.self, from: Data(bytes[start..<index]))
  }

  /// The byte that begins the next value or ends the list; white space is passed.
  private mutating func next() throws -> UInt8 {
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      index += 1
    }
    throw Fault()
  }

  private mutating func expect(_ byte: UInt8) throws {
    guard try next() == byte else { throw Fault() }
    index += 1
  }

  private mutating func skipString() throws {
    index += 1
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return
      case UInt8(ascii: "\\"): index += 2
      case _: index += 1
      }
    }
    throw Fault()
  }

  private mutating func skipNested() throws {
    var depth = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        try skipString()
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case _: break
      }
      index += 1
      if depth == 0 { return }
    }
    throw Fault()
  }

  /// A number, `true`, `false` or `null`.
  private mutating func skipWord() {
    while index < bytes.count, bytes[index] > 0x20, ![0x2C, 0x5D, 0x7D].contains(bytes[index]) { index += 1 }
  }
}
