import FoundationEssentials
import Meshwork
import Synchronization
import Testing

/// One run of a command in this process, with what it printed and said.
struct CommandRun {
  let ending: Ending
  let output: String
  let messages: String

  /// - Parameters:
  ///   - arguments: as after `meshwork`.
  ///   - input: what is piped in.
  ///   - typed: what a person types, a line a question; nil for no terminal.
  ///   - columns: the width of the terminal that shows the output; nil for a pipe.
  init(
    _ arguments: [String], home: Home, input: String = "", typed: [String]? = nil, columns: Int? = nil,
    environment: [String: String] = [:]
  ) async throws {
    let (output, messages) = (RecordingSink(), RecordingSink())
    let host = CommandHost(
      environment: Environment(values: ["HOME": home.path].merging(environment) { $1 }), output: output,
      messages: messages, input: ScriptedInput(piped: input, typed: typed), columns: columns, showsProgress: false,
      now: { Date() })
    let command = try #require(try Meshwork.command(arguments))
    ending = await command.end(in: host)
    self.output = output.text
    self.messages = messages.text
  }

  /// The output with the times of this run left out.
  var timeless: String {
    output.replacing(/\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:[\d.]+Z)?/, with: "TIME")
  }
}

final class RecordingSink: TextSink {
  private let written = Mutex("")

  var text: String { written.withLock(\.self) }

  func write(_ text: String) { written.withLock { $0 += text } }
}

private final class ScriptedInput: CommandInput {
  private let piped: String
  private let lines: Mutex<[String]>
  let canAsk: Bool

  init(piped: String, typed: [String]?) {
    self.piped = piped
    canAsk = typed != nil
    lines = Mutex(typed ?? [])
  }

  func readAll(limit: Int) -> Data { Data(piped.utf8.prefix(limit + 1)) }

  func readLine(isSecret: Bool, asking: () -> Void) -> String? {
    asking()
    return lines.withLock { $0.isEmpty ? nil : $0.removeFirst() }
  }
}

/// Files that tests hand to commands.
enum Described {
  static let one = """
    workflow:
      id: one
      nodes:
      - id: quality
        model: {model_id: image-quality, user_id: meshwork, app_id: local}

    """
  static let two = one.replacing("id: one", with: "id: two")
  static let hostile = #"""
    {"id": "bad", "description": "\u001b[31mred\u0007 \u202etxt\nline", "nodes": [{"id": "quality", "model": {"id": "image-quality"}}]}
    """#
}
