import Canvas
import FoundationEssentials
import Glibc
import MeshCore

/// A recording of a terminal, asciicast v2: a line of JSON for its head, then one for each piece of output.
/// Source: <https://docs.asciinema.org/manual/asciicast/v2/>.
final class Cast {
  private(set) var text: String
  /// Why it is not whole.
  var failure: String?

  init(size: Size, title: String, at start: Date) {
    let head: JSON = [
      "version": 2, "width": .number(Double(size.columns)), "height": .number(Double(size.rows)),
      "timestamp": .number(start.timeIntervalSince1970.rounded()), "title": .string(title),
      "env": ["TERM": "xterm-256color"],
    ]
    text = head.compact + "\n"
  }

  /// - Parameter time: in seconds since the start.
  func write(_ output: String, at time: Double) {
    text += JSON.array([.number((time * 1000).rounded() / 1000), "o", .string(output)]).compact + "\n"
  }

  /// The last frame stays for so long.
  func end(at time: Double) { write("\u{1B}[0m\u{1B}[?25h", at: time) }

  /// Puts it in place of what is at that path.
  func save(to path: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Self.unwritten(path, errno) }
    defer { close(descriptor) }
    if let fault = writeAll(text, to: descriptor) { throw Self.unwritten(path, fault) }
  }

  private static func unwritten(_ path: String, _ number: Int32) -> Failure {
    let fault = WriteFault(number)
    return Failure("Could not write the recording: \(path): \(fault.why). \(fault.nextStep), or name another file.")
  }
}
