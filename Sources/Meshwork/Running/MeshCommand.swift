package import ArgumentParser
import MeshCore

/// A command that prints what it finds or does, and ends with a code. Parsed and run apart.
package protocol MeshCommand: AsyncParsableCommand, Sendable {
  /// Does what the command is for; throws what ``Failure`` knows to put in words.
  func carryOut(in host: CommandHost) async throws -> Ending
  /// Whether Ctrl-C, SIGTERM and SIGHUP cancel it; one that has its own way to stop says no.
  static var isCancelledByInterrupt: Bool { get }
}

extension MeshCommand {
  package static var isCancelledByInterrupt: Bool { true }

  /// Fails at an id that is empty, which names nothing and would be asked for all the same.
  static func requireNames(_ ids: [String]) throws(ValidationError) {
    guard !ids.contains("") else { throw ValidationError("An id is empty. Name a workflow.") }
  }

  /// Runs it in this process, and ends that with its code.
  package func run() async throws {
    guard Self.isCancelledByInterrupt else { throw ExitCode(await end(in: .standard).rawValue) }
    let (ending, signal) = await Interruption.cancelling { await end(in: .standard) }
    guard ending == .interrupted, let signal else { throw ExitCode(ending.rawValue) }
    // As the shell has it: 130 for Ctrl-C, 143 where it was asked to end, 129 where the terminal is gone.
    throw ExitCode(128 + signal)
  }

  /// Runs it, and says on the messages' stream why it failed, if it did.
  package func end(in host: CommandHost) async -> Ending {
    do {
      return try await carryOut(in: host)
    } catch {
      let failure = Failure(error)
      // Words of our own say what became of a write; what else is thrown then only says that it was cut off.
      let words = Task.isCancelled && !(error is Failure) ? Failure(CancellationError()) : failure
      host.messages.write(Printer.safe("Error: \(words.description)") + "\n")
      return Task.isCancelled ? .interrupted : failure.ending
    }
  }
}
