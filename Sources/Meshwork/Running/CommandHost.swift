package import FoundationEssentials

/// What a command finds around it: variables, streams, a terminal or none, and the time.
package struct CommandHost: Sendable {
  package var environment: Environment
  /// Where data goes.
  package var output: any TextSink
  /// Where everything that is said to a person goes.
  package var messages: any TextSink
  package var input: any CommandInput
  /// The width of the terminal that shows the data; nil where a file or a program takes it.
  package var columns: Int?
  /// Whether messages go to a terminal, so that progress can be drawn over.
  package var showsProgress: Bool
  package var now: @Sendable () -> Date

  package init(
    environment: Environment, output: any TextSink, messages: any TextSink, input: any CommandInput, columns: Int?,
    showsProgress: Bool, now: @escaping @Sendable () -> Date
  ) {
    self.environment = environment
    self.output = output
    self.messages = messages
    self.input = input
    self.columns = columns
    self.showsProgress = showsProgress
    self.now = now
  }
}

/// What takes text, in order.
package protocol TextSink: Sendable {
  func write(_ text: String)
}

/// What is typed or piped into a command.
package protocol CommandInput: Sendable {
  /// Whether a person can be asked.
  var canAsk: Bool { get }
  /// All that is piped in; at most `limit` bytes and one more, so that the reader sees that there is more.
  func readAll(limit: Int) -> Data
  /// A line that a person types, without its end; nil at the end of the input, and where the task is cancelled meanwhile.
  /// `asking` puts the question, once what is typed is hidden if it is to be.
  func readLine(isSecret: Bool, asking: () -> Void) -> String?
}
