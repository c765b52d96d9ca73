import MeshCore

/// Where a write has to be allowed: by `--yes`, or by a person at a terminal; never in a read-only context.
struct WriteGate {
  let session: CommandSession
  let options: WriteOptions

  /// Returns when the write may go. `lines` are what the person is shown, `question` is answered by `yes`.
  func pass(_ lines: [String], question: String) throws(Failure) {
    if options.yes { return }
    guard session.host.input.canAsk else {
      throw Failure(
        .gateRefused,
        "Nothing was sent: a write needs --yes where there is no terminal to ask at. Look at it with --dry-run.")
    }
    session.printer.write(lines)
    let answer = session.host.input.readLine(isSecret: false) {
      session.host.messages.write(Printer.safe(question) + " Type yes: ")
    }
    guard !Task.isCancelled else { throw Failure(.interrupted, "Interrupted. Nothing was sent.") }
    guard answer?.trimmed.lowercased() == "yes" else {
      throw Failure(.gateRefused, "Nothing was sent: the answer was not yes.")
    }
  }

  /// Fails where the context does not allow writes, before anything is asked.
  static func requireWritable(_ context: ResolvedContext) throws(Failure) {
    guard context.isReadOnly else { return }
    throw Failure(
      .gateRefused, "Nothing was sent: context \(context.name) is read-only. Choose another with --context.")
  }
}
