package import Canvas
package import FoundationEssentials
package import MeshCore

/// Where jobs put what they bring, from any thread.
package protocol Mailbox: Sendable {
  func post(_ outcome: Outcome)
  /// The oldest of them, at most so many; what is left wakes the loop again.
  func drain(atMost count: Int) -> [Outcome]
}

/// What starts jobs in the background; their outcomes come through the mailbox.
package protocol JobRunner: ~Copyable {
  mutating func start(_ job: Job)
  mutating func cancel(_ job: Job)
}

/// What writes the journal, at once and on the calling thread. Throws a sentence.
package protocol Recorder {
  func record(_ entries: [JournalEntry]) throws(RecordingFailure)
  /// Makes the journal anew, from all that is in memory, and says what became of the old one.
  func renew(holding state: JournalState) throws(RecordingFailure) -> String
}

package struct RecordingFailure: Error, Hashable, Sendable {
  let reason: String
  /// The journal itself is gone or spoilt.
  let isLoss: Bool

  package init(reason: String, isLoss: Bool = false) {
    self.reason = reason
    self.isLoss = isLoss
  }
}

/// The loop: waits, updates, records, draws. It owns the state, the keyboard and the screen, on one thread.
package struct Program<Screen: Terminal & ~Copyable, Jobs: JobRunner & ~Copyable>: ~Copyable {
  var state: State
  private var terminal: Screen
  private var jobs: Jobs
  let mailbox: any Mailbox
  private let recorder: any Recorder
  private let editor: any TextEditor
  let now: () -> Date
  /// How often events were taken since the screen was painted.
  private var unpainted = 0
  /// What the terminal was told last.
  private var worn: Theme
  private var title = ""

  package init(
    state: State, terminal: consuming Screen, jobs: consuming Jobs, mailbox: any Mailbox, recorder: any Recorder,
    editor: any TextEditor, now: @escaping () -> Date
  ) {
    self.state = state
    self.terminal = terminal
    self.jobs = jobs
    self.mailbox = mailbox
    self.recorder = recorder
    self.editor = editor
    self.now = now
    worn = state.appearance.theme
  }

  /// Runs until the user quits or opens another app, or the terminal goes away.
  package mutating func run(_ journal: JournalState, problems: [String]) -> Ending {
    if let ending = carryOut(state.begin(with: journal, problems: problems)) { return ending }
    while true {
      if mayPaint() {
        dress()
        terminal.present(screen(state))
        _ = update(&state, .shown)
      }
      let events = terminal.wait()
      var effects = update(&state, .clock(now()))
      effects += takeOutcomes(before: events)
      for event in events { effects += update(&state, .event(event)) }
      if let ending = carryOut(effects) {
        keepPlace()
        return ending
      }
    }
  }

  /// Keys that are behind are taken together, and painted once: but for a screen now and then, should they never end.
  private mutating func mayPaint() -> Bool {
    unpainted = unpainted < Self.mostUnpainted && terminal.isBehind ? unpainted + 1 : 0
    return unpainted == 0
  }

  private static var mostUnpainted: Int { 64 }

  /// However much jobs bring, keys come between: a page of a thousand workflows takes a few milliseconds.
  static var mostOutcomes: Int { 4 }

  /// Takes what jobs have brought; where keys wait, no two pages of it.
  private mutating func takeOutcomes(before events: [Event]) -> [Effect] {
    var effects: [Effect] = []
    for _ in 0..<Self.mostOutcomes {
      guard let outcome = mailbox.drain(atMost: 1).first else { break }
      effects += update(&state, .outcome(outcome))
      if case .workflows = outcome, events.contains(where: { $0 != .woken }) || terminal.isBehind { break }
    }
    return effects
  }

  /// Tells the terminal in which theme it paints, and what its window is called, where that is another.
  private mutating func dress() {
    if state.shownTheme != worn {
      worn = state.shownTheme
      terminal.wear(worn)
    }
    if state.windowTitle != title {
      title = state.windowTitle
      terminal.name(window: title)
    }
  }

  /// Where one was in the list is worth no journal entry of its own while one moves.
  private mutating func keepPlace() {
    guard state.session.holder == nil, state.unsaved == nil, let place = state.selectedWorkflow,
      place != state.kept.place, place != state.cursors.opened
    else { return }
    state.kept.place = place
    record([state.keptEntry])
  }

  /// Records first, so that nothing is drawn or started that a crash would forget. Nil while the loop goes on.
  mutating func carryOut(_ effects: [Effect]) -> Ending? {
    record(effects)
    for effect in effects {
      switch effect {
      case .record: continue
      // A step that could not be journalled was withdrawn.
      case .start(let job): if state.running.contains(job) { jobs.start(job) }
      case .cancel(let job): jobs.cancel(job)
      case .suspend: terminal.suspend()
      case .repaint: terminal.repaint()
      case .copy(let text): terminal.copy(base64: Data(text.utf8).base64EncodedString())
      case .edit(let origin, let text): if let ending = edit(text, from: origin) { return ending }
      case .quit where state.session.kiosk != nil: state.notice = State.kioskStays
      case .quit where state.unsaved != nil: _ = update(&state, .leavingUnsaved(.quit))
      case .open(let app) where state.unsaved != nil: _ = update(&state, .leavingUnsaved(.open(app)))
      // The app is given up once this is saved.
      case .leave(.yielded) where state.unsaved != nil: continue
      case .quit: return .quit
      case .open(let app): return .open(app)
      case .leave(let ending): return ending
      }
    }
    return nil
  }

  private mutating func edit(_ text: String, from origin: TextOrigin) -> Ending? {
    let editor = editor
    var edited = EditedText(nil)
    terminal.lend { edited = editor.edit(text, from: origin) }
    return carryOut(update(&state, .clock(now())) + update(&state, .edited(edited, origin, given: text)))
  }

  /// What could not be written is tried again with what comes next.
  private mutating func record(_ effects: [Effect]) {
    let new = effects.compactMap { effect in
      if case .record(let entry) = effect { entry } else { nil }
    }
    let entries = ((state.unsaved?.entries ?? []) + new).withoutOverwritten
    guard !entries.isEmpty else { return }
    do {
      try recorder.record(entries)
      if state.unsaved != nil { _ = update(&state, .recorded) }
    } catch {
      guard !(error.isLoss && renewJournal()) else { return }
      _ = update(&state, .notRecorded(entries, reason: error.reason))
    }
  }

  /// What is in memory holds all that was to be written too.
  private mutating func renewJournal() -> Bool {
    guard let words = try? recorder.renew(holding: state.journal) else { return false }
    _ = update(&state, .renewed(words))
    return true
  }
}

extension [JournalEntry] {
  /// Without the entries that a later one replaces whole: a change of a thousand workflows is one list of steps.
  fileprivate var withoutOverwritten: [JournalEntry] {
    var seen: Set<Int> = []
    return reversed().filter { entry in
      switch entry {
      case .staged: seen.insert(0).inserted
      case .stagings: seen.insert(1).inserted
      case .form: seen.insert(2).inserted
      case .pins: seen.insert(3).inserted
      case .draftBegan, .edited, .rewound, .draftEnded, .sending, .settled, .predicted, .forgotten, .cleared: true
      }
    }.reversed()
  }
}
