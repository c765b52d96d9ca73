import Canvas
import FoundationEssentials
import Glibc
import MeshCore
import MeshCurses
import MeshState
import MeshUI

/// The editor, wired: reads what it needs, opens the screen, and runs the loop until the user leaves.
struct Editor {
  private let command: Meshwork

  init(_ command: Meshwork) { self.command = command }

  /// Runs on the calling thread, which keeps the screen and the keyboard.
  func run() throws {
    let environment = Environment.current
    let paths = try Paths(environment)
    let contexts = try ContextResolver(paths)
    let context = try Self.settle(contexts, command.service.request(environment))
    let shelf = ThemeShelf(paths)
    let (theme, themeWarnings) = try shelf.theme(command.theme ?? context.theme ?? contexts.own.theme ?? "dark")
    let connection = try Connection(context, paths, environment)
    let service = try Service(connection)
    let scope = connection.scope(of: service.client.app)
    let claim = try Self.claim(scope, in: paths)
    let (journal, restored) = try Self.openJournal(paths, scope: scope)

    let inbox = try WakePipe()
    let terminal = try CursesTerminal(theme: theme, depth: command.color.depth, inbox: inbox)
    let mailbox = WakingMailbox<Outcome>(waking: inbox)
    let state = State(
      session: service.session, clock: Clock(now: Date(), offset: Self.offsetFromUTC), size: terminal.size)
    var program = Program(
      state: state, terminal: terminal, jobs: LiveJobs(service, mailbox), mailbox: mailbox,
      recorder: JournalRecorder(journal: journal), now: { Date() })
    program.run(restored.state, problems: restored.problems + themeWarnings)
    claim.end()
  }

  private static func settle(
    _ contexts: ContextResolver, _ request: ContextRequest
  ) throws(Failure) -> ResolvedContext {
    do {
      return try contexts.resolve(request)
    } catch {
      throw Failure(error)
    }
  }

  private static func claim(_ scope: String, in paths: Paths) throws(Failure) -> Claim {
    do {
      return try Claim(scope: scope, in: paths.state)
    } catch {
      throw Failure(error.message)
    }
  }

  private static func openJournal(_ paths: Paths, scope: String) throws(Failure) -> (Journal, Journal.Restored) {
    do {
      let journal = try Journal(path: paths.journal, scope: scope)
      return (journal, try journal.restore())
    } catch {
      throw Failure(error.message)
    }
  }

  private static var offsetFromUTC: Int {
    var now = time(nil)
    var local = tm()
    localtime_r(&now, &local)
    return local.tm_gmtoff
  }
}

/// The journal as the loop writes it.
private struct JournalRecorder: Recorder {
  let journal: Journal

  func record(_ entries: [JournalEntry]) throws(RecordingFailure) {
    do {
      try journal.record(entries)
    } catch {
      throw RecordingFailure(reason: error.message)
    }
  }
}
