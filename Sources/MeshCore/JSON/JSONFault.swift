/// Why a text cannot be read as JSON, and in which of its lines.
public struct JSONFault: Error, Hashable, Sendable {
  public enum Problem: Hashable, Sendable {
    case empty
    /// The text ends within a value.
    case endsEarly
    /// Something stands where JSON has a value, a name, or the mark that is named.
    case unexpected(String, wanted: String)
    /// Something follows the value.
    case goesOn
    case badEscape
    /// A line break or another control character stands in a text as it is.
    case controlCharacter
    case notUTF8
    /// A number that no double can hold, not even roughly.
    case numberTooLarge
    /// `NaN` or `Infinity`, which some programs write.
    case noNumber(String)
    /// `01`, which is one to some readers and a text to others.
    case leadingZero
    case tooDeep(levels: Int)
    /// An object has the name twice.
    case twice(String)
  }

  /// Counts from 1.
  public let line: Int
  public let problem: Problem

  public init(line: Int, _ problem: Problem) {
    self.line = line
    self.problem = problem
  }

  /// A sentence without its beginning, which names the text: *is not JSON: a value is missing before "}"*.
  public var reason: String {
    switch problem {
    case .empty: "is empty, and not JSON"
    case .endsEarly: "is not JSON: it ends too early, a bracket or a quote is missing"
    case .unexpected(let found, let wanted): "is not JSON: \(wanted) is missing before \(found)"
    case .goesOn: "is not JSON: something follows its end"
    case .badEscape: "is not JSON: what follows a \\ in a text is not known"
    case .controlCharacter: "is not JSON: a text holds a line break or another control character; write \\n for it"
    case .notUTF8: "is not UTF-8 text"
    case .numberTooLarge: "holds a number that is too large"
    case .noNumber(let word): "is not JSON: \(word) is not a number there"
    case .leadingZero: "is not JSON: a number begins with a 0 that has no meaning"
    case .tooDeep(let levels): "is nested more than \(levels) levels deep"
    case .twice(let name): "has \(name) twice"
    }
  }

  /// Whether the text is meant to be JSON, but is none that is read.
  var isAboutContent: Bool {
    switch problem {
    case .numberTooLarge, .noNumber, .leadingZero, .tooDeep, .twice: true
    case .empty, .endsEarly, .unexpected, .goesOn, .badEscape, .controlCharacter, .notUTF8: false
    }
  }

  /// What to do about it, as a sentence.
  public var nextStep: String {
    switch problem {
    case .empty, .endsEarly, .unexpected, .goesOn, .badEscape, .controlCharacter, .numberTooLarge: "Fix it."
    case .notUTF8: "Save it as UTF-8."
    case .noNumber, .leadingZero: "Write a number, or put it in quotes if it is a text."
    case .tooDeep: "Make it flatter."
    case .twice: "Take one of them out."
    }
  }
}

extension FileError {
  /// The same of a user's file.
  init(_ fault: JSONFault) {
    self.init(line: fault.line, "it \(fault.reason). \(fault.nextStep)")
  }
}
