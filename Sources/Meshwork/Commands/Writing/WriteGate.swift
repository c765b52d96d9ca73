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

  /// Returns when workflows that have no file may be deleted: by the app's id, typed at a terminal.
  func passDeletion(_ lines: [String], _ count: Int, of app: AppScope) throws(Failure) {
    let what = "deleting \(count == 1 ? "a workflow" : "\(count) workflows") of \(app.name)"
    guard session.host.input.canAsk else {
      throw Failure(.gateRefused, "Nothing was sent: \(what) needs --confirm \(app.appID) beside --yes.")
    }
    session.printer.write(lines)
    let answer = session.host.input.readLine(isSecret: false) {
      session.host.messages.write(Printer.safe("This is \(what). Type the app's id, \(app.appID), to go on: "))
    }
    guard !Task.isCancelled else { throw Failure(.interrupted, "Interrupted. Nothing was sent.") }
    guard answer?.trimmed == app.appID else {
      throw Failure(.gateRefused, "Nothing was sent: the answer was not the app's id.")
    }
  }

  /// Fails where the context does not allow writes, before anything is asked.
  static func requireWritable(_ context: ResolvedContext) throws(Failure) {
    guard context.isReadOnly else { return }
    throw Failure(
      .gateRefused, "Nothing was sent: context \(context.name) is read-only. Choose another with --context.")
  }
}

/// What a command that deletes what has no file was told of that.
struct Pruning {
  let isConfirmed: Bool

  /// `confirmed` is what --confirm names; another app than the one that is worked on is refused.
  init(_ confirmed: String?, _ app: AppScope) throws(Failure) {
    if let confirmed, confirmed != app.appID, confirmed != app.name {
      throw Failure(.gateRefused, "Nothing was sent: --confirm names \(confirmed), and the app is \(app.name).")
    }
    isConfirmed = confirmed != nil
  }
}
