/// Reads the values that JavaScript samples write: objects, lists, texts, numbers, and names of constants of the sample,
/// for which their values are put. Nothing is run.
struct JavaScriptReader {
  var rest: Substring.UnicodeScalarView
  /// What stands behind the `=` of each constant, by its name.
  private let constants: [String: Substring]
  private let level: Int
  /// How many values may still be read: constants that stand for each other could make more of a text than it has.
  private var budget: Int

  private static let mostLevels = 64
  private static let mostValues = 100_000

  init(_ text: Substring, constants: [String: Substring]) {
    self.init(text, constants: constants, level: 0, budget: Self.mostValues)
  }

  private init(_ text: Substring, constants: [String: Substring], level: Int, budget: Int) {
    rest = text.unicodeScalars
    self.constants = constants
    self.level = level
    self.budget = budget
  }

  /// The value that comes next; `+` joins texts.
  mutating func value() throws(FileError) -> JSON {
    budget -= 1
    guard level < Self.mostLevels, budget > 0 else {
      throw FileError("its constants stand for too much. Write out what is meant.")
    }
    var value = try term()
    skipBlanks()
    while rest.first == "+" {
      rest.removeFirst()
      guard let first = value.javaScriptText, let second = try term().javaScriptText else {
        throw FileError("it adds what is not text. Write out what is meant.")
      }
      value = .string(first + second)
      skipBlanks()
    }
    return value
  }

  private mutating func term() throws(FileError) -> JSON {
    skipBlanks()
    switch rest.first {
    case "{": return try object()
    case "[": return try array()
    case "\"", "'", "`": return .string(try text())
    case let first? where Self.isDigit(first) || first == "-": return try number()
    case let first? where Self.isNamePart(first): return try named(try name())
    case nil: throw Self.isCut
    case let other?: throw FileError("what it sends cannot be read at \"\(other)\". Write out what is meant.")
    }
  }

  private mutating func object() throws(FileError) -> JSON {
    rest.removeFirst()
    var fields: [String: JSON] = [:]
    while try !ends("}") {
      let key: String
      switch rest.first {
      case "\"", "'": key = try text()
      case let first? where Self.isNamePart(first): key = try name()
      case _: throw FileError("what it sends has a field without a name. Write out what is meant.")
      }
      skipBlanks()
      // `{ WORKFLOW_ID }` is short for `{ WORKFLOW_ID: WORKFLOW_ID }`.
      let value: JSON
      if rest.first == ":" {
        rest.removeFirst()
        value = try nested()
      } else {
        value = try named(key)
      }
      guard fields.updateValue(value, forKey: key) == nil else {
        throw FileError("what it sends has \(key) twice. Take one of them out.")
      }
      try skipComma(before: "}")
    }
    return .object(fields.filter { $0.value != Self.undefined })
  }

  private mutating func array() throws(FileError) -> JSON {
    rest.removeFirst()
    var items: [JSON] = []
    while try !ends("]") {
      items.append(try nested())
      try skipComma(before: "]")
    }
    return .array(items)
  }

  /// A value within an object or a list, one level further down.
  mutating func nested() throws(FileError) -> JSON {
    var reader = JavaScriptReader(Substring(rest), constants: constants, level: level + 1, budget: budget)
    let value = try reader.value()
    (rest, budget) = (reader.rest, reader.budget)
    return value
  }

  private mutating func ends(_ bracket: Unicode.Scalar) throws(FileError) -> Bool {
    skipBlanks()
    guard let next = rest.first else { throw Self.isCut }
    guard next == bracket else { return false }
    rest.removeFirst()
    return true
  }

  /// A comma may stand behind the last one too.
  private mutating func skipComma(before bracket: Unicode.Scalar) throws(FileError) {
    skipBlanks()
    guard let next = rest.first else { throw Self.isCut }
    if next == "," {
      rest.removeFirst()
    } else if "}])".unicodeScalars.contains(next), next != bracket {
      throw Self.isCut
    } else if next != bracket {
      throw FileError("what it sends cannot be read at \"\(next)\". Write out what is meant.")
    }
  }

  private mutating func number() throws(FileError) -> JSON {
    let digits = String(String.UnicodeScalarView(rest.prefix { "0123456789.eE+-".unicodeScalars.contains($0) }))
    rest = rest.dropFirst(digits.unicodeScalars.count)
    guard let number = try? JSON(parsing: digits) else { throw FileError("\(digits) is not a number. Fix it.") }
    return number
  }

  private mutating func name() throws(FileError) -> String {
    let name = rest.prefix { Self.isNamePart($0) || $0 == "." }
    rest = rest.dropFirst(name.count)
    return String(String.UnicodeScalarView(name))
  }

  private mutating func named(_ name: String) throws(FileError) -> JSON {
    switch name {
    case "true": return true
    case "false": return false
    case "null": return .null
    case "undefined": return Self.undefined
    case _:
      guard let text = constants[name] else {
        throw FileError("\(name) is not known: the text has no constant of that name. Put its value in its place.")
      }
      var reader = JavaScriptReader(text, constants: constants, level: level + 1, budget: budget)
      let value = try reader.value()
      budget = reader.budget
      return value
    }
  }

  /// What is left out of an object that is sent.
  private static let undefined = JSON.object(["\u{0}undefined": .null])
  static let isCut = FileError("what it sends is cut off. Copy the whole of the sample.")

  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar == "$" || scalar.properties.isAlphabetic || isDigit(scalar)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar >= "0" && scalar <= "9" }

  mutating func skipBlanks() {
    while let first = rest.first {
      if first.properties.isWhitespace {
        rest.removeFirst()
      } else if first == "/", rest.dropFirst().first == "/" {
        rest = rest.drop { $0 != "\n" }
      } else if first == "/", rest.dropFirst().first == "*" {
        rest = rest.dropFirst(2)
        while let next = rest.popFirst(), next != "*" || rest.first != "/" {}
        rest = rest.dropFirst()
      } else {
        return
      }
    }
  }
}
