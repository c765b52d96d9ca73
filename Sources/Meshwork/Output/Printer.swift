import Canvas
import MeshCore

/// Prints for one command: data on the output, messages beside it.
package struct Printer: Sendable {
  let host: CommandHost
  let options: PrintOptions

  /// Data as the options ask for it: what people read, or the same for programs.
  func show(_ lines: @autoclosure () -> [String], json: @autoclosure () -> JSON) {
    switch options.format {
    // What has a form of its own for spreadsheets or reviews prints that itself.
    case .table, .csv, .markdown: print(lines())
    case .json: printText(json().printed)
    case .yaml: printText(json().yaml)
    }
  }

  func show(_ table: @autoclosure () -> Table, json: @autoclosure () -> JSON) {
    show(table().lines(columns: host.columns), json: json())
  }

  /// Lines of data: on a terminal nothing in them can be a command; a file or a program gets them as they are, but for
  /// what would make a line two.
  func print(_ lines: [String]) {
    let isShown = host.columns != nil
    host.output.write(lines.map { (isShown ? Self.safe($0) : $0.oneLine) + "\n" }.joined())
  }

  /// Text of data as it is; on a terminal nothing in it can be a command.
  func printText(_ text: String) {
    guard host.columns != nil else { return host.output.write(text) }
    print(text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init))
  }

  /// What is good to know; left out with `--quiet`.
  func say(_ message: String) {
    if !options.isQuiet { host.messages.write(Self.safe(message) + "\n") }
  }

  func warn(_ message: String) { host.messages.write(Self.safe("Warning: " + message) + "\n") }

  /// Lines for a person who is about to be asked, whatever `--quiet` says.
  func write(_ lines: [String]) {
    host.messages.write(lines.map { Self.safe($0) + "\n" }.joined())
  }

  /// A line that the next one is drawn over; on a terminal only.
  func progress(_ message: String?) {
    guard host.showsProgress, !options.isQuiet else { return }
    host.messages.write("\r\u{1b}[K" + (message.map { Self.safe($0) } ?? ""))
  }

  /// Text from outside as one line without anything a terminal would take for a command.
  static func safe(_ text: String) -> String { sanitized(text, limit: 1_048_576) }
}
