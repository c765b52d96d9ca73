import MeshCore

extension StagedJournal {
  /// Whether a person says that what an earlier version kept without an owner is theirs. Nothing of it is sent before.
  static func isClaimed(
    _ work: UnclaimedWork, of app: AppScope, _ session: CommandSession, _ connection: Connection
  ) throws(Failure) -> Bool {
    let words = "An earlier meshwork kept this of \(app.name), for every context alike: \(work.description)."
    guard session.host.input.canAsk else {
      throw Failure(
        .gateRefused,
        "Nothing was sent. \(words) Whose it is has to be answered at a terminal: run the command there, or open the "
          + "editor with --context \(connection.context.name).")
    }
    session.printer.write([words])
    let answer = session.host.input.readLine(isSecret: false) {
      session.host.messages.write(Printer.safe("Is it of context \(connection.context.name)?") + " Type yes: ")
    }
    guard !Task.isCancelled else { throw Failure(.interrupted, "Interrupted. Nothing was sent.") }
    return answer?.trimmed.lowercased() == "yes"
  }
}
