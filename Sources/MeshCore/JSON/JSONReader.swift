import FoundationEssentials

/// Reads a JSON text in one pass: the one reader of files, pastes, requests and answers.
///
/// It is strict: one value, a bounded number of levels, no name twice in an object. It only moves forward, so the time
/// grows with the text alone, however it is nested. A byte order mark at the beginning is passed over.
package struct JSONReader {
  /// The levels that a file, a paste or a request may have.
  package static let levels = 64

  let bytes: UnsafeBufferPointer<UInt8>
  private let levels: Int
  /// Where the byte stands that is looked at.
  private(set) var index = 0
  /// The byte that is looked at; -1 at the end.
  private(set) var current = -1
  /// How many bytes were looked at so far, those that were looked at twice counted twice.
  package private(set) var visits = 0
  /// Whether a name holds a capital letter, as camelCase has.
  private(set) var hasCapitals = false

  /// `bytes` must outlive the reader.
  package init(_ bytes: UnsafeBufferPointer<UInt8>, levels: Int = JSONReader.levels) {
    self.bytes = bytes
    self.levels = levels
    look()
  }

  /// The value that the whole text describes.
  package mutating func document() throws(JSONFault) -> JSON {
    if current == 0xEF, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { for _ in 0..<3 { advance() } }
    skipBlanks()
    guard current >= 0 else { throw fault(.empty) }
    let value = try value(level: 0)
    skipBlanks()
    guard current < 0 else { throw fault(.goesOn) }
    return value
  }

  private mutating func value(level: Int) throws(JSONFault) -> JSON {
    switch current {
    case 0x22: return .string(try text())
    case 0x7B: return try object(level: level + 1)
    case 0x5B: return try array(level: level + 1)
    case 0x2D, 0x30...0x39: return try number()
    case 0x74: return try word("true", .bool(true))
    case 0x66: return try word("false", .bool(false))
    case 0x6E: return try word("null", .null)
    case _: throw noNumber() ?? unexpected(wanted: "a value")
    }
  }

  private mutating func object(level: Int) throws(JSONFault) -> JSON {
    guard level <= levels else { throw fault(.tooDeep(levels: levels)) }
    var fields: [String: JSON] = [:]
    advance()
    skipBlanks()
    if current == 0x7D {
      advance()
      return .object(fields)
    }
    while true {
      guard current == 0x22 else { throw unexpected(wanted: "a name in double quotes") }
      let begin = index
      let name = try text(isName: true)
      skipBlanks()
      guard current == 0x3A else { throw unexpected(wanted: "\":\"") }
      advance()
      skipBlanks()
      let value = try value(level: level)
      guard fields.updateValue(value, forKey: name) == nil else { throw fault(.twice(name), at: begin) }
      skipBlanks()
      let mark = current
      guard mark == 0x2C || mark == 0x7D else { throw unexpected(wanted: "\",\" or \"}\"") }
      advance()
      if mark == 0x7D { return .object(fields) }
      skipBlanks()
    }
  }

  private mutating func array(level: Int) throws(JSONFault) -> JSON {
    guard level <= levels else { throw fault(.tooDeep(levels: levels)) }
    var items: [JSON] = []
    advance()
    skipBlanks()
    if current == 0x5D {
      advance()
      return .array(items)
    }
    while true {
      items.append(try value(level: level))
      skipBlanks()
      let mark = current
      guard mark == 0x2C || mark == 0x5D else { throw unexpected(wanted: "\",\" or \"]\"") }
      advance()
      if mark == 0x5D { return .array(items) }
      skipBlanks()
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONFault) -> JSON {
    for offset in 0..<word.utf8CodeUnitCount {
      guard current == Int(word.utf8Start[offset]) else { throw unexpected(wanted: "a value") }
      advance()
    }
    return value
  }

  mutating func advance() {
    index += 1
    look()
  }

  private mutating func look() {
    guard index < bytes.count else {
      current = -1
      return
    }
    visits += 1
    current = Int(bytes[index])
  }

  private mutating func skipBlanks() {
    while current == 0x20 || current == 0x0A || current == 0x0D || current == 0x09 { advance() }
  }

  mutating func noteCapitals() { hasCapitals = true }

  /// What is wrong at a place, by default where the reader stands. Lines are counted only now.
  func fault(_ problem: JSONFault.Problem, at index: Int? = nil) -> JSONFault {
    JSONFault(line: 1 + bytes[..<min(index ?? self.index, bytes.count)].count { $0 == 0x0A }, problem)
  }

  func unexpected(wanted: String) -> JSONFault {
    guard current >= 0 else { return fault(.endsEarly) }
    let scalar = Unicode.Scalar(UInt8(current))
    let found = current > 0x20 && current < 0x7F ? "\"\(scalar)\"" : "byte \(current)"
    return fault(.unexpected(found, wanted: wanted))
  }
}
