extension Reading {
  /// What the service's pages leave open.
  public enum Question: String, CaseIterable, Hashable, Sendable, Codable {
    case overwrite, merge, lists, remove
  }

  /// One answer to one question, as `merge=replace`.
  public struct Answer: Hashable, Sendable, Codable {
    public let question: Question
    public let name: String

    /// `merge=replace`
    public var text: String { question.rawValue + "=" + name }

    /// The same for a person: *merge replaces a node that is there*.
    public var meaning: String {
      switch question {
      case .overwrite:
        name == Overwrite.whole.rawValue ? "overwrite clears what is not sent" : "overwrite keeps what is not sent"
      case .merge:
        name == Merge.replace.rawValue ? "merge replaces a node that is there" : "merge changes a node by field"
      case .lists:
        switch name {
        case Lists.append.rawValue: "merge appends to every list"
        case Lists.replace.rawValue: "merge replaces every list"
        case _: "merge appends to lists, but replaces what a node reads"
        }
      case .remove: name == Remove.image.rawValue ? "remove takes the cover image only" : "remove takes nodes"
      }
    }
  }

  public func answer(to question: Question) -> Answer {
    let name =
      switch question {
      case .overwrite: overwrite.rawValue
      case .merge: merge.rawValue
      case .lists: lists.rawValue
      case .remove: remove.rawValue
      }
    return Answer(question: question, name: name)
  }

  /// Every answer: `overwrite=sent,merge=fields,lists=mixed,remove=nodes`.
  public var text: String { Question.allCases.map { answer(to: $0).text }.joined(separator: ",") }

  /// The usual reading with what `text` names in another way: `overwrite=whole,merge=replace`. Fails with a sentence
  /// that names the first word it does not know.
  public init(_ text: String) throws(ReadingError) {
    self = .usual
    var answered: Set<Question> = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let question = Question(rawValue: parts[0]) else {
        throw ReadingError("There is no question \"\(parts[0])\". Known: \(Self.known(Question.self)).")
      }
      guard answered.insert(question).inserted else {
        throw ReadingError("\(question.rawValue) is answered twice. Take one of the answers out.")
      }
      let name = parts.count > 1 ? parts[1] : ""
      switch question {
      case .overwrite: overwrite = try Self.answer(name, to: question)
      case .merge: merge = try Self.answer(name, to: question)
      case .lists: lists = try Self.answer(name, to: question)
      case .remove: remove = try Self.answer(name, to: question)
      }
    }
  }

  private static func answer<Choice: RawRepresentable & CaseIterable>(
    _ name: String, to question: Question
  ) throws(ReadingError) -> Choice where Choice.RawValue == String {
    guard let choice = Choice(rawValue: name) else {
      throw ReadingError("\"\(name)\" does not answer \(question.rawValue). Known: \(known(Choice.self)).")
    }
    return choice
  }

  private static func known<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) -> String
  where Choice.RawValue == String { Choice.allCases.map(\.rawValue).joined(separator: ", ") }
}

/// Why a text names no reading.
public struct ReadingError: WordedError, Hashable, Sendable {
  /// A sentence with what is known.
  public let message: String

  init(_ message: String) { self.message = message }
}
