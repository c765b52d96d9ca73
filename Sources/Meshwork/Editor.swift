import Canvas
import FoundationEssentials
import Glibc
import MeshCore
import MeshCurses
import MeshState
import MeshUI

/// The editor, wired: reads what it needs, opens the screen, and runs the loop until the user leaves.
struct Editor {
  private let paths: Paths
  private let stateFolder: String
  private let shelf: ThemeShelf
  private let start: EditorStart
  private let environment: Environment
  let connection: Connection
  private let temporaryRuns: TemporaryRuns
  private let edits: EditFolder
  /// Which apps were opened before; the embedded backend has only one.
  private let opened: OpenedApps?
  private let keymap: Keymap
  private let keyFaults: [String]
  /// Whether the mouse is the editor's from the start.
  private let takesMouse: Bool
  private let contextNames: [String]
  /// Not where the program was started with `--read-only`.
  private let mayOpenWriting: Bool
  /// What is to be said once the screen is there.
  var remarks: [String] = []

  init(_ start: EditorStart, temporaryRuns: TemporaryRuns = TemporaryRuns()) throws {
    let environment = Environment.current
    paths = Paths(environment)
    stateFolder = try paths.state
    let contexts = try ContextResolver(paths)
    let context = try contexts.resolve(start.request)
    edits = try EditFolder(paths)
    shelf = ThemeShelf(paths)
    self.start = start
    self.temporaryRuns = temporaryRuns
    self.environment = environment
    contextNames = start.play.kiosk == nil && start.play.tour == nil ? contexts.contexts.map(\.name) : []
    mayOpenWriting = !start.request.isReadOnly
    let (keymap, faults) = Keymap.reading(contexts.own.keys)
    self.keymap = keymap
    keyFaults = faults.map { "config.yaml, " + $0.message }
    takesMouse = environment["MESHWORK_MOUSE"].map { $0 != "off" } ?? contexts.own.mouse ?? true
    connection = try Connection(context, paths, environment)
    opened = connection.backend == nil ? try OpenedApps(path: try paths.journal) : nil
    // A name that is nowhere is refused before the screen opens.
    let name = themeName(context, contexts.own)
    if name != Appearance.automatic { _ = try shelf.theme(name) }
  }

  /// What the editor is left for.
  enum Leaving {
    /// The shell, with this exit code.
    case program(Int32)
    case context(String)
  }

  /// Runs on the calling thread, which keeps the screen and the keyboard, with one app after another. Gives the exit
  /// code: that of a signal where one ended it, as a shell counts them.
  func run() throws -> Leaving {
    let named = connection.appID.map { AppScope(userID: connection.userID, appID: $0) }
    var app = try named ?? usedApps().first?.app
    var ending = try run(app)
    while true {
      switch ending {
      case .quit: return .program(0)
      case .hungUp: return .program(128 + SIGHUP)
      case .terminated: return .program(128 + SIGTERM)
      case .context(let name): return .context(name)
      case .open(let next):
        app = next
        ending = try run(next)
      case .claimEarlier: ending = try run(app, claimingEarlier: true)
      case .yielded(let holder):
        guard let app else { return .program(0) }
        ending = try lookOn(app, holder: holder)
      }
    }
  }

  /// The apps of the context's user that were opened before, the last one first.
  private func usedApps() throws -> [UsedApp] {
    try opened?.apps(in: connection.context.name).filter { $0.app.userID == connection.userID }
      .map { UsedApp($0.app, at: $0.at) } ?? []
  }

  private func service(of app: AppScope?, holder: String? = nil) throws -> Service {
    Service(
      connection, app: app, usedApps: try usedApps(), holder: holder, contexts: contextNames,
      mayOpenWriting: mayOpenWriting)
  }

  /// `claimingEarlier`: what an earlier version kept of the app, for all contexts alike, is of this one.
  private func run(_ app: AppScope?, claimingEarlier: Bool = false) throws -> MeshUI.Ending {
    guard let app else {
      return try run(service(of: nil), NoJournal(), JournalState(), [])
    }
    let scope = connection.scope(of: app)
    let claim: Claim
    do {
      claim = try Self.claim(scope, in: stateFolder)
    } catch {
      guard case .claimed(let holder) = error.cause else { throw error }
      return try lookOn(app, holder: holder.title)
    }
    let journal = try Journal(path: try paths.journal, scope: scope, earlierScopes: connection.earlierScopes(of: app))
    if claimingEarlier { try journal.claimEarlier() }
    // What is shown first; the others are read once it is.
    let restored = try journal.restore(mostRuns: 1)
    var problems = remarks + restored.problems + edits.leftBehind
    // That the app was opened is worth a warning, not the session.
    do {
      try opened?.note(app, in: connection.context.name, at: Date())
    } catch {
      problems.append(error.message)
    }
    let service = try service(of: app)
    let ending = try run(service, JournalRecorder(journal: journal), restored.state, problems, claimed: scope) {
      try? journal.runs()
    }
    claim.end()
    return ending
  }

  /// A command that is at work on what is staged is soon done; an editor may stay open for days.
  private static func claim(_ scope: String, in folder: String) throws(JournalError) -> Claim {
    let end = ContinuousClock.now + .seconds(5)
    while true {
      do {
        return try Claim(scope: scope, in: folder)
      } catch {
        guard case .claimed(let holder) = error.cause, holder.role == .command, .now < end else { throw error }
      }
      usleep(20_000)
    }
  }

  /// Shows an app that another meshwork edits, with the drafts and steps it has journalled so far.
  private func lookOn(_ app: AppScope, holder: String) throws -> MeshUI.Ending {
    let restored = try Journal(path: try paths.journal, scope: connection.scope(of: app)).restore()
    let service = try service(of: app, holder: holder)
    return try run(service, NoJournal(), restored.state, restored.problems)
  }

  private typealias EarlierRuns = @Sendable () -> (runs: [PredictionRun], problems: [String])?

  private func run(
    _ service: Service, _ recorder: any Recorder, _ journal: JournalState, _ problems: [String],
    claimed scope: String? = nil, runs: EarlierRuns? = nil
  ) throws -> MeshUI.Ending {
    let inbox = try WakePipe()
    let mailbox = WakingMailbox<Outcome>(waking: inbox)
    // Whoever wants the app while it is edited here writes into this.
    let handover = scope.flatMap {
      Handover(scope: $0, in: stateFolder) { mailbox.post(.appWanted(by: $0, until: $1)) }
    }
    defer { withExtendedLifetime(handover) {} }
    if let runs {
      Task.detached {
        if let read = runs() { mailbox.post(.restoredRuns(read.runs, problems: read.problems)) }
        // By then the lists are read and drawn.
        try? await pause(for: .seconds(1))
        StartCode.drop()
      }
    }
    if start.isLinear {
      let screen = NoScreen()
      var program = program(state(of: service, size: screen.size), on: screen, service, mailbox, recorder)
      return program.runLinear(journal, problems: problems, console: StandardConsole(inbox: inbox))
    }
    let settings = try ContextResolver(paths).own
    // The context may have been given another theme meanwhile.
    let appearance = try appearance(connection.context, settings)
    if let path = start.play.recording {
      return try record(path, service, recorder, journal, appearance, mailbox, inbox)
    }
    // Once the terminal is gone its signal may come after the screen was given back: it must not cut off a deletion.
    signal(SIGHUP, SIG_IGN)
    let terminal = try CursesTerminal(
      theme: appearance.theme, depth: start.depth, asksGround: true, namesWindow: settings.windowTitle ?? true,
      inbox: inbox)
    let watch = ThemeWatch(shelf.folders + Self.folder(of: appearance.name)) { mailbox.post(.themeFilesChanged) }
    defer { withExtendedLifetime(watch) {} }
    let size = start.play.tour?.room(in: terminal.size) ?? terminal.size
    var state = state(of: service, size: size, appearance)
    guard start.play.tour == nil, start.play.kiosk == nil else {
      state.admit(start.play.kiosk)
      let idle = start.play.kiosk.map { IdleWatch(seconds: Double($0.minutes) * 60) { mailbox.post(.idled) } }
      let stage = TourStage(
        terminal, start.play.tour, repeats: start.play.repeats, idle: idle, clock: TourClock { mailbox.post(.ticked) })
      var program = program(state, on: stage, service, mailbox, recorder)
      return program.run(journal, problems: problems + appearance.faults)
    }
    var program = program(state, on: terminal, service, mailbox, recorder)
    return program.run(journal, problems: problems + keyFaults + appearance.faults)
  }

  /// Plays the tour for a file.
  private func record(
    _ path: String, _ service: Service, _ recorder: any Recorder, _ journal: JournalState, _ appearance: Appearance,
    _ mailbox: WakingMailbox<Outcome>, _ inbox: WakePipe
  ) throws -> MeshUI.Ending {
    guard let tour = start.play.tour else { return .quit }
    let size = Size(rows: 24, columns: 80)
    let cast = Cast(size: size, title: "meshwork demo", at: Date())
    let screen = CastScreen(
      size: size, tour, theme: appearance.theme, depth: start.depth ?? .direct, inbox: inbox,
      clock: TourClock { mailbox.post(.ticked) }, cast: cast)
    var program = program(
      state(of: service, size: tour.room(in: size), appearance), on: screen, service, mailbox, recorder)
    _ = program.run(journal, problems: [])
    if let failure = cast.failure { throw Failure(failure) }
    try cast.save(to: path)
    return .quit
  }

  private func state(of service: Service, size: Size, _ appearance: Appearance = Appearance()) -> State {
    State(
      session: service.session, clock: Clock(now: Date(), offset: Self.offsetFromUTC), size: size,
      // A tour presses the usual keys.
      keymap: start.play.tour == nil ? keymap : .usual, appearance: appearance,
      usesMouse: takesMouse)
  }

  private func program<Screen: Terminal & ~Copyable>(
    _ state: State, on screen: consuming Screen, _ service: Service, _ mailbox: WakingMailbox<Outcome>,
    _ recorder: any Recorder
  ) -> Program<Screen, LiveJobs> {
    Program(
      state: state, terminal: screen, jobs: LiveJobs(service, mailbox, stateFolder: stateFolder, temporaryRuns),
      mailbox: mailbox, recorder: recorder, editor: UserEditor(.current, edits), now: { Date() })
  }

  /// The theme that a flag asks for, else the context, else the settings, else what suits the terminal.
  private func themeName(_ context: ResolvedContext, _ settings: Configuration) -> String {
    let own = settings.contexts.first { $0.name == context.name }?.theme
    return start.theme ?? own ?? context.theme ?? settings.theme ?? Appearance.automatic
  }

  private func appearance(_ context: ResolvedContext, _ settings: Configuration) throws(Failure) -> Appearance {
    let name = themeName(context, settings)
    let (dark, light) = (try? shelf.theme("dark"), try? shelf.theme("light"))
    let known = name == Appearance.automatic ? nil : try shelf.theme(name)
    return Appearance(
      name, theme: known?.theme ?? .dark, faults: known?.warnings ?? [], onDark: dark?.theme ?? .dark,
      onLight: light?.theme ?? .light, ground: environment.ground)
  }

  /// Of a theme that is named by its path.
  private static func folder(of theme: String) -> [String] {
    theme.lastIndex(of: "/").map {
      [theme.hasPrefix("/") && theme.lastIndex(of: "/") == theme.startIndex ? "/" : String(theme[..<$0])]
    } ?? []
  }

  private static var offsetFromUTC: Int {
    var now = time(nil)
    var local = tm()
    localtime_r(&now, &local)
    return local.tm_gmtoff
  }
}

/// The journal as the loop writes it.
private final class JournalRecorder: Recorder {
  private var journal: Journal

  init(journal: Journal) { self.journal = journal }

  func record(_ entries: [JournalEntry]) throws(RecordingFailure) {
    do {
      try journal.record(entries)
    } catch {
      throw RecordingFailure(reason: error.message, isLoss: error.isLoss)
    }
  }

  func renew(holding state: JournalState) throws(RecordingFailure) -> String {
    do {
      let (renewed, aside) = try journal.renewed(holding: state)
      journal = renewed
      return "The journal was removed, replaced or spoilt while it was open. It is made anew, with all that is here."
        + (aside.map { " What stood there is in \($0)." } ?? "")
    } catch {
      throw RecordingFailure(reason: error.message)
    }
  }
}

/// While no app is open there is nothing to journal.
private struct NoJournal: Recorder {
  func record(_ entries: [JournalEntry]) {}
  func renew(holding state: JournalState) -> String { "" }
}
