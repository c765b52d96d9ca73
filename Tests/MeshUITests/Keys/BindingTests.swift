import Canvas
import MeshCore
@testable import MeshUI
import Testing

/// Every key of every place, pressed where it is bound: none may be dead, and none may be a dead end.
@Suite struct BindingTests {
  /// All that a user could see to have changed.
  private struct Sight: Hashable {
    let dialogs: [Dialog]
    let focus: Pane
    let isZoomed: Bool
    let cursors: Cursors
    let marked: Set<WorkflowID>
    let markedNodes: Set<NodeID>
    let markedRuns: Set<PredictionRun.ID>
    let run: PredictionRun?
    let sort: WorkflowSort
    let filter: Filter
    let search: TextSearch
    let detail: DetailTab
    let showsGraph: Bool
    let threshold: Double
    let folded: Set<NodeID>
    let showsRaw: Bool
    let staged: [StagedStep]
    let drafts: [WorkflowID: Draft]
    let notice: String
    let pending: Key?

    init(_ state: State) {
      dialogs = state.dialogs
      focus = state.focus
      isZoomed = state.isZoomed
      cursors = state.cursors
      marked = state.marked
      markedNodes = state.markedNodes
      markedRuns = state.markedRuns
      run = state.currentRun
      sort = state.library.sort
      filter = state.filter
      search = state.search
      detail = state.detail
      showsGraph = state.showsGraph
      threshold = state.threshold
      folded = state.folded
      showsRaw = state.showsRawPrediction
      staged = state.staged
      drafts = state.drafts
      notice = state.notice.word + state.notice.text
      pending = state.pendingKey
    }
  }

  private struct Press: CustomTestStringConvertible, Sendable {
    let context: KeyContext
    let binding: Binding
    var testDescription: String { "\(binding.keyNames) in \(context.title)" }
  }

  /// At the edge of the screen there is nothing further.
  private static let edges: Set<Command> = [.paneLeft, .paneRight]

  private static let presses = KeyContext.allCases.flatMap { context in
    context.bindings.filter { !edges.contains($0.command) }.map { Press(context: context, binding: $0) }
  }

  /// An editor in the middle of work, with the keyboard in `context`.
  static func editor(in context: KeyContext) throws -> Editor {
    let changed = try Gallery.draft(of: Gallery.basics, Gallery.olderQuality, .removeNode("colors"))
    let other = try Gallery.draft(of: Gallery.gate, Gallery.olderQuality)
    var editor = Editor.drafting(
      changed, other,
      staged: [
        StagedStep(id: 1, change: .patch("photo-basics", .automatic)),
        StagedStep(id: 2, change: .patch("quality-gate", .automatic)),
        StagedStep(id: 3, change: .delete(["tile-colors"])),
      ])
    editor.state.runs = [Gallery.run(Gallery.gate), Gallery.run(Gallery.gate, on: .file("/shots/1.png"))]
    editor.state.cursors.workflow = "quality-gate"
    editor.state.cursors.staged = 2
    editor.state.size = Size(rows: 14, columns: 80)
    switch context {
    case .workflows: editor.state.focus = .workflows
    case .nodes: editor.state.focus = .nodes
    case .graph: editor.type("2t")
    case .staged: editor.state.focus = .staged
    case .prediction:
      editor.state.focus = .prediction
      editor.state.showsRawPrediction = true
    case .detail: editor.state.focus = .detail
    case .filter: editor.type("1/")
    case .search: editor.type("0/quality")
    case .help: editor.type("?")
    case .palette: editor.type(":")
    case .apps:
      editor.state.session = Gallery.service()
      editor.type("1o")
      editor.take(.apps(Gallery.apps, isLast: true))
    case .nodeForm: editor.type("2a")
    case .versions:
      editor.type("2v")
      editor.answerVersions()
    case .workflowVersions:
      editor.type("1v")
      editor.answerWorkflowVersions()
      editor.type("j")
    case .uses:
      editor.type("2w")
      editor.answerVersions()
    case .history:
      editor.state.history = [Gallery.sent(2), Gallery.sent(1)]
      editor.type("3H")
    case .newWorkflow: editor.type("1A")
    case .rename:
      editor.state.cursors.workflow = "photo-basics"
      editor.type("1r")
    case .predict: editor.type("p")
    case .bisectChoice:
      editor.state.runs = [
        Gallery.run(
          Gallery.gate,
          giving: OutputData(concepts: [Concept(id: "sharp", value: 0.9), Concept(id: "dark", value: 0.2)]))
      ]
      editor.type("4B")
    case .bisect:
      editor = Comparisons.editor(1)
      editor.type("jjB")
      editor.state.size = Size(rows: 12, columns: 80)
      editor.bisected()
    case .comparison: editor = Comparisons.editor()
    case .runs, .findingRuns:
      editor = Kept.editor()
      if context == .findingRuns { editor.type("/a") }
      editor.state.size = Size(rows: 12, columns: 80)
    case .comparisonOfOne: editor = Comparisons.editor(1)
    case .comparisonOnOne:
      editor = Comparisons.editor()
      editor.press(.enter)
    case .pin:
      editor = Comparisons.editor(1)
      editor.type("f")
    case .plan:
      editor.type("C")
      editor.answerPlan()
    case .contested:
      editor.type("C")
      editor.answerPlan(stored: Gallery.stored.merging(["photo-basics": Conflicts.more]) { $1 })
    case .conflict:
      editor = try Self.editor(in: .contested)
      editor.press(.enter)
      editor.isShown()
    case .confirmation:
      editor.type("C")
      editor.answerPlan()
      editor.type("Y")
    case .applied:
      editor = try Self.editor(in: .applying)
      guard case .applied(var sheet) = editor.state.dialogs.last else { break }
      sheet.sending = nil
      editor.state.dialogs = [.applied(sheet)]
      editor.state.running = []
    case .applying:
      editor.state.staged.removeLast()
      editor.type("C")
      editor.answerPlan()
      editor.type("Y")
    case .paste:
      let nodes = (1...12).map { Gallery.node("node-\($0)", Gallery.color) }
      editor.paste(WorkflowFile.json([Workflow(id: "pasted", nodes: nodes)]))
    case .importing: editor.press(.insert)
    case .copy: editor.type("y")
    case .themes: editor.press(.function(2))
    case .leave:
      editor.state.session.kiosk = Kiosk(minutes: 5, word: "sesame")
      editor.press(.function(10))
    case .requests:
      for number in 1...30 {
        let request = APIRequest(.get, ["v2", "w-\(number)"])
        editor.take(.called(CallRecord(request, failure: "no network", at: Gallery.start, seconds: 1)))
      }
      editor.type("@")
    case .risk:
      editor = try Editor.atRisk()
      editor.state.size = Size(rows: 14, columns: 80)
      editor.type("Y")
    case .question: editor.press(.ctrl("c"))
    case .temporaryWorkflow:
      let draft = try Gallery.draft(
        of: Gallery.gate, .updateNode("gate", to: Gallery.node("gate", Gallery.color, from: ["quality"])))
      let trial = Trial.twin(of: draft.result.nodes, live: Gallery.gate, on: [.sample("beach")])
      editor.state.dialogs = [.question(.temporaryWorkflow(trial, "quality-gate"))]
    default: Issue.record("no way to \(context.title) is known")
    }
    editor.state.notice = .welcome
    return editor
  }

  @Test(arguments: KeyContext.allCases)
  func everyPlaceCanBeReached(_ context: KeyContext) throws {
    #expect(try Self.editor(in: context).state.keyContext == context)
  }

  @Test(arguments: presses)
  private func noKeyIsDead(_ press: Press) throws {
    // Where one stands decides whether there is a way left, up or on: one of a few places must answer.
    let answers = try [[], [Key.down], [.up], [.tab], [.right], [.end], [.pageDown], [.char(" ")]].contains {
      (before: [Key]) in
      var editor = try Self.editor(in: press.context)
      for key in before where press.context != .question && press.context != .temporaryWorkflow { editor.press(key) }
      guard editor.state.keyContext == press.context else { return false }
      editor.state.notice = .welcome
      let sight = Sight(editor.state)
      let effects = press.binding.keys.flatMap { editor.press($0) }
      return !effects.isEmpty || Sight(editor.state) != sight
    }
    #expect(answers)
  }

  /// Esc, often enough, leads from everywhere to the list of workflows, and never out of the program.
  @Test(arguments: KeyContext.allCases)
  func escapeLeadsHome(_ context: KeyContext) async throws {
    var editor = try Self.editor(in: context)
    if context == .applying {
      for _ in 1...2 { await editor.answerStep(SmallService()) }
    }
    var effects: [Effect] = []
    for _ in 1...6 { effects += editor.press(.escape) }
    #expect(editor.state.dialogs == [])
    #expect(editor.state.keyContext == .workflows)
    #expect(!effects.contains(.quit) && !effects.contains(.leave(.quit)))
  }

  @Test(arguments: KeyContext.allCases)
  func aPasteNeverActs(_ context: KeyContext) throws {
    var editor = try Self.editor(in: context)
    let drafts = editor.state.drafts
    let effects = editor.paste("Y\nq\ndd\n")
    // In the panes it is shown what it would stage, and that is nothing.
    let opens = context.isPane || context == .graph || context == .paste || context == .importing
    #expect(editor.state.keyContext == (opens ? .paste : context))
    #expect(editor.state.drafts == drafts)
    for effect in effects { #expect(effect == editor.formEntry) }
    if !context.takesText, !opens { #expect(editor.notice.hasPrefix("A paste is text, never keys")) }
  }
}
