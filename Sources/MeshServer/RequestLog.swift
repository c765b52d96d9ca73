import MeshLocal
import Synchronization

/// Tells every request in a line, and counts what stood in requests and was not read. Nothing of a query, a body or a header
/// is told but names.
package final class RequestLog: Sendable {
  private let write: @Sendable (String) -> Void
  private let counts = Mutex<[String: Int]>([:])

  /// Names that are counted, and letters of a path or a name that are told.
  private static let mostNames = 1000
  private static let longest = 200

  /// `write` takes whole lines.
  package init(_ write: @escaping @Sendable (String) -> Void) { self.write = write }

  /// `status`: of HTTP, or the code of gRPC.
  func tell(_ method: String, _ path: String, status: Int, in time: Duration, ignored: [String]) {
    let tenths = Int((time / .milliseconds(1) * 10).rounded())
    var text = "\(method) \(Self.plain(path)) \(status) \(tenths / 10).\(tenths % 10) ms\n"
    for name in ignored {
      guard let count = count(name) else { continue }
      text += "  ignored \(Self.plain(name)) (\(count) so far)\n"
    }
    write(text)
  }

  /// How often it was ignored, this time too; nil where there are too many other names.
  private func count(_ name: String) -> Int? {
    counts.withLock { counts in
      guard let count = counts[name] ?? (counts.count < Self.mostNames ? 0 : nil) else { return nil }
      counts[name] = count + 1
      return count + 1
    }
  }

  /// What came from outside, as a terminal may show it.
  private static func plain(_ text: String) -> String {
    let letters = text.unicodeScalars.prefix(longest).map { (0x21...0x7E).contains($0.value) ? Character($0) : "?" }
    return String(letters) + (text.unicodeScalars.dropFirst(longest).isEmpty ? "" : "...")
  }
}
