/// What is wrong with a file of a user, and in which of its lines.
public struct FileError: Error, Hashable, Sendable {
  /// Counts from 1; nil where the fault is of the file as a whole.
  public let line: Int?
  /// A sentence that begins in lower case and ends in what to do.
  public let problem: String

  public init(line: Int? = nil, _ problem: String) {
    self.line = line
    self.problem = problem
  }

  /// The sentence, after the name by which the user knows the file: `flow.yaml, line 3: …`.
  public func message(in file: String) -> String {
    file + (line.map { ", line \($0)" } ?? "") + ": " + problem
  }
}
