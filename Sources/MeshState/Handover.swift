import Dispatch
package import FoundationEssentials
import Glibc

/// How the process that has a claim is asked to give it up: a named pipe beside the claim, into which whoever wants it
/// writes who that is, and when. Nothing is taken by force.
package final class Handover {
  private let source: any DispatchSourceRead

  /// How long who asks waits for the app, in seconds.
  package static let patience = 10.0

  /// Listens until it is forgotten; `onRequest` is called on a thread of its own with who asks, and until when that is
  /// waited for. Nil where there can be no such pipe: then nobody can ask.
  package init?(scope: String, in folder: String, onRequest: @escaping @Sendable (String, Date) -> Void) {
    let path = Claim.path(scope: scope, in: folder, "wanted")
    _ = mkfifo(path, 0o600)
    // Open for writing too, so that it does not end when the first who asks closes it.
    let descriptor = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    guard Self.isPipe(descriptor) else {
      close(descriptor)
      return nil
    }
    source = DispatchSource.makeReadSource(fileDescriptor: descriptor)
    source.setEventHandler {
      var bytes = [UInt8](repeating: 0, count: 200)
      let count = read(descriptor, &bytes, bytes.count)
      guard count > 0 else { return }
      let words = String(decoding: bytes[..<count].prefix { $0 != 10 }, as: UTF8.self)
        .split(separator: " ", maxSplits: 1)
      guard let time = words.first.flatMap({ Double($0) }), words.count == 2 else { return }
      let end = Date(timeIntervalSince1970: time + Self.patience)
      // Whoever asked while this process was stopped has given up since.
      if end > Date() { onRequest(Claim.Holder(String(words[1])).title, end) }
    }
    source.setCancelHandler { close(descriptor) }
    source.activate()
  }

  deinit { source.cancel() }

  /// Asks whoever listens; false where nobody does.
  package static func ask(scope: String, in folder: String) -> Bool {
    let descriptor = open(Claim.path(scope: scope, in: folder, "wanted"), O_WRONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    let line = Array("\(Date().timeIntervalSince1970) \(Claim.Holder.own(.editor).line)".utf8)
    return isPipe(descriptor) && write(descriptor, line, line.count) == line.count
  }

  private static func isPipe(_ descriptor: CInt) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
  }
}
