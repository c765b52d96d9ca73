import FoundationEssentials

/// The first line of a file that a pull wrote: by it, the next pull knows the file as its own, and whether it was edited
/// since.
///
/// It stands in the file itself and not in a list beside the files, so that it goes with the file through version control:
/// two people who pull write the same line, and there is no list that every branch changes.
public enum FolderStamp {
  /// What a pull finds where it would write.
  public enum State: Hashable, Sendable {
    /// As a pull has written it, under this name.
    case pulled
    /// A pull wrote it, and somebody changed, renamed or copied it since.
    case edited
    /// No pull wrote it.
    case foreign
  }

  /// The text of a file of that name, under its line.
  public static func stamped(_ body: String, as name: String) -> String {
    begin + digest(of: body, as: name) + "\n" + body
  }

  /// Line ends that an editor or version control has turned into those of Windows are no edit.
  public static func state(of text: String, as name: String) -> State {
    let text = text.withPlainLineEnds
    guard text.hasPrefix(begin) else { return .foreign }
    let line = text.prefix { $0 != "\n" }
    let body = String(text.dropFirst(line.count + 1))
    return line.dropFirst(begin.count) == digest(of: body, as: name) ? .pulled : .edited
  }

  /// Whether a text says just `body` under a line of a pull, whatever that tells.
  public static func isStamped(_ body: String, _ text: String) -> Bool {
    let text = text.withPlainLineEnds
    return text.hasPrefix(begin) && text.dropFirst(text.prefix { $0 != "\n" }.count + 1) == body
  }

  /// What stands under the line of a pull, where that is JSON, which has no such lines; an empty one is in its place.
  static func json(in text: String) -> String? {
    let text = text.withPlainLineEnds
    guard text.hasPrefix(begin) else { return nil }
    let rest = text.drop { $0 != "\n" }
    return rest.first { !$0.isWhitespace } == "{" ? String(rest) : nil
  }

  private static let begin = "# Written by meshwork pull, which keeps what is edited: "

  /// A copy under another name is nobody's but the user's: the name counts too.
  private static func digest(of body: String, as name: String) -> String {
    SHA256.digest(Data((name + "\n" + body).utf8))
  }
}

extension String {
  fileprivate var withPlainLineEnds: String { contains("\r\n") ? replacing("\r\n", with: "\n") : self }
}
