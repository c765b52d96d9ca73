package import ArgumentParser

/// A command that prints what it finds or does, and ends with a code. Parsed and run apart.
package protocol MeshCommand: AsyncParsableCommand, Sendable {
  /// Does what the command is for; throws what ``Failure`` knows to put in words.
  func carryOut(in host: CommandHost) async throws -> Ending
}

extension MeshCommand {
  /// Runs it in this process, and ends that with its code.
  package func run() async throws {
    throw ExitCode(await Interruption.cancelling { await end(in: .standard) }.rawValue)
  }

  /// Runs it, and says on the messages' stream why it failed, if it did.
  package func end(in host: CommandHost) async -> Ending {
    do {
      return try await carryOut(in: host)
    } catch {
      let failure = Failure(Task.isCancelled ? CancellationError() : error)
      host.messages.write(Printer.safe("Error: \(failure.description)") + "\n")
      return failure.ending
    }
  }
}
