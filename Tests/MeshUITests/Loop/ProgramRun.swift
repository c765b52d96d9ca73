import Canvas
import FoundationEssentials
import MeshCore
@testable import MeshUI
import TestSupport

/// One run of the whole loop, from a script of events to all that it did.
struct ProgramRun {
  let log: RunLog
  let state: State
  let ending: Ending

  /// - Parameters:
  ///   - behind: after which batches others wait already, counted from 1.
  ///   - failures: which of the calls to the journal fail, counted from 0.
  ///   - outcomes: what a job brings, besides what ``Gallery`` holds.
  ///   - editing: what the user's own editor leaves of a text.
  init(
    _ batches: [[Event]], behind: Set<Int> = [], journal: JournalState = JournalState(),
    session: Session = Gallery.session(),
    failures: Range<Int> = 0..<0, isLoss: Bool = false,
    bringing outcomes: @escaping (Job) -> [Outcome] = { _ in [] },
    editing: @escaping (String) -> EditedText = { EditedText($0) }
  ) {
    let log = RunLog()
    let mailbox = ScriptedMailbox()
    let size = Size(rows: 24, columns: 80)
    var seconds = 0.0
    var program = Program(
      state: State(session: session, clock: Clock(now: Gallery.start, offset: 0), size: size),
      terminal: ScriptedTerminal(size: size, batches, behind: behind, log: log),
      jobs: ScriptedJobs(mailbox, log: log) { Self.gallery($0) + outcomes($0) }, mailbox: mailbox,
      recorder: LoggingRecorder(log: log, failures: failures, isLoss: isLoss),
      editor: ScriptedEditor(edited: editing),
      now: {
        seconds += 1
        return Gallery.start + seconds
      })
    ending = program.run(journal, problems: [])
    self.log = log
    state = program.state
  }

  private static func gallery(_ job: Job) -> [Outcome] {
    switch job {
    case .readWorkflows: [.workflows(Gallery.workflows.map(WorkflowDocument.init), isLast: true)]
    case .readCatalogue: [.models(Gallery.models, isLast: true)]
    case .plan(let steps, let drafts):
      [.planned(Plan(steps, drafts: drafts, stored: Gallery.stored, in: Gallery.app, readAt: Gallery.start))]
    case .readApps, .readVersions, .readWorkflowVersions, .apply, .predict, .thumbnail, .resetSample, .readFile,
      .readText, .ask, .compare, .findImages, .readPin, .checkPins, .bisect, .export, .exportRuns, .completePath,
      .takeOver, .readThemes, .keepTheme, .keepWriting:
      []
    }
  }

  /// A frame as text, counted from 0; one that was not drawn is empty.
  func screen(_ place: Int) -> String {
    let frames = log.frames
    return frames.indices.contains(place) ? frames[place].textLines.joined(separator: "\n") : ""
  }

  /// Keys as one batch, as they arrive when typed ahead.
  static func keys(_ keys: Key...) -> [Event] { keys.map(Event.key) }
  static func typed(_ text: String) -> [Event] { text.map { .key(.char($0)) } }
}

/// Logs what is journalled; some of the calls fail, because the disk is full or because the journal is gone.
private final class LoggingRecorder: Recorder {
  private let log: RunLog
  private let failures: Range<Int>
  private let isLoss: Bool
  private var calls = 0

  init(log: RunLog, failures: Range<Int>, isLoss: Bool) {
    self.log = log
    self.failures = failures
    self.isLoss = isLoss
  }

  func renew(holding state: JournalState) -> String {
    log.renewals.append(state)
    return "The journal is made anew."
  }

  func record(_ entries: [JournalEntry]) throws(RecordingFailure) {
    defer { calls += 1 }
    guard !failures.contains(calls) else {
      log.happenings.append(.refused(entries))
      throw RecordingFailure(reason: "The disk is full.", isLoss: isLoss)
    }
    log.happenings.append(.recorded(entries))
  }
}

/// An editor that leaves of a text what the test says.
private struct ScriptedEditor: TextEditor {
  let edited: (String) -> EditedText

  func edit(_ text: String, from origin: TextOrigin) -> EditedText { edited(text) }
}
