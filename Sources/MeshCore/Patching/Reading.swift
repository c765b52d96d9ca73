/// One way to understand what the service's pages leave open about a patch (contract, section 3): an answer to each of
/// four questions.
///
/// Nobody outside the service knows which of them holds. What is proposed is right under all of them; what somebody
/// chose by name is worked out under each, so that a plan can say which would lose what.
public struct Reading: Hashable, Sendable {
  /// Whether overwrite clears the attributes that are not sent.
  public enum Overwrite: String, CaseIterable, Hashable, Sendable, Codable {
    /// The object is replaced whole: what is not sent is gone.
    case whole
    /// What is not sent stays.
    case sent
  }

  /// What merge does to a node, or to an item of a list, whose id is there already.
  public enum Merge: String, CaseIterable, Hashable, Sendable, Codable {
    /// Field by field: what is not sent stays.
    case fields
    /// It is replaced by what is sent.
    case replace
  }

  /// What merge does to a list whose items have no ids.
  public enum Lists: String, CaseIterable, Hashable, Sendable, Codable {
    case append
    case replace
    /// `node_inputs` are replaced, every other list is appended to.
    case mixed
  }

  /// What remove takes.
  public enum Remove: String, CaseIterable, Hashable, Sendable, Codable {
    /// Nodes by id, and the cover image.
    case nodes
    /// The cover image only: a remove that names nodes is refused.
    case image
  }

  public var overwrite: Overwrite
  public var merge: Merge
  public var lists: Lists
  public var remove: Remove

  public init(overwrite: Overwrite, merge: Merge, lists: Lists, remove: Remove) {
    self.overwrite = overwrite
    self.merge = merge
    self.lists = lists
    self.remove = remove
  }

  /// The one that the embedded backend follows where nothing else is asked for, and that a plan shows first.
  public static let usual = Reading(overwrite: .sent, merge: .fields, lists: .mixed, remove: .nodes)
}

extension Reading: CaseIterable {
  /// The sixteen of the four questions, and those of ``Lists/mixed``.
  public static let allCases: [Reading] = all(answering: [])

  /// The readings that differ in an answer to one of `questions`, with the usual answers to the others.
  static func differing(in questions: Set<Question>) -> [Reading] {
    all(answering: Set(Question.allCases).subtracting(questions))
  }

  private static func all(answering usual: Set<Question>) -> [Reading] {
    var readings: [Reading] = []
    for overwrite in usual.contains(.overwrite) ? [Reading.usual.overwrite] : Overwrite.allCases {
      for merge in usual.contains(.merge) ? [Reading.usual.merge] : Merge.allCases {
        for lists in usual.contains(.lists) ? [Reading.usual.lists] : Lists.allCases {
          for remove in usual.contains(.remove) ? [Reading.usual.remove] : Remove.allCases {
            readings.append(Reading(overwrite: overwrite, merge: merge, lists: lists, remove: remove))
          }
        }
      }
    }
    return readings
  }
}
