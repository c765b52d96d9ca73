import Canvas
import MeshCore
import Panels

extension PlanSheet: Sheet {
  static var allKeys: [KeyContext] { [.plan, .contested, .confirmation] }

  var dialog: Dialog { .plan(self) }
  var keys: KeyContext { confirmation != nil ? .confirmation : contested != nil ? .contested : .plan }
  // An id of another client may be longer than those that are made here, and has to be typed whole.
  var content: TextField.Content { .place }

  func prompt(_ state: State) -> Prompt? {
    guard let confirmation, let phrase = phrase(state) else { return nil }
    return .phrase(phrase, confirmation, wasRefused: wasRefused)
  }

  static let nothingSent = Notice.plain("Nothing has been sent.")
  private static let isNotReady = Notice.plain("The plan is not ready yet.")

  /// Takes what is typed, and applies where it is what was asked for.
  mutating func enter(_ state: inout State) throws(Notice) -> Flow {
    guard let plan, let phrase = phrase(state), let typed = confirmation else { return .stay() }
    guard typed.text.trimmed == phrase.trimmed else {
      wasRefused = true
      return .stay()
    }
    return apply(plan, &state)
  }

  mutating func back(_ state: inout State) throws(Notice) -> Flow {
    guard confirmation == nil else {
      confirmation = nil
      state.notice = Self.nothingSent
      return .stay()
    }
    let wasReading = state.running.contains { $0.kind == .plan }
    state.finish(.plan)
    state.notice = .plain("Nothing has been sent. The steps stay staged.")
    return .close(state.stop(.checkPins) + (wasReading ? [.cancel(.plan([], drafts: [:]))] : []))
  }

  /// Row by row from step to step, where there are several; else through the lines.
  mutating func move(_ motion: Motion, _ state: inout State) {
    let extent: Extent
    if case .rows(let distance) = motion, steps.count > 1 {
      step = clamped(step, by: distance, count: steps.count)
      extent = self.extent(state)
      if extent.tops.indices.contains(step) { top = extent.tops[step] }
    } else {
      top += motion.distance(page: state.page)
      extent = self.extent(state)
    }
    top = max(0, min(top, extent.lines - extent.rows))
  }

  mutating func type(_ change: (inout TextField) -> Bool, _ state: inout State) -> Flow {
    guard var field = confirmation, change(&field) else { return .stay() }
    confirmation = field
    wasRefused = false
    return .stay()
  }

  mutating func perform(_ command: Command, _ state: inout State) throws(Notice) -> Flow {
    switch command {
    case .nextTab, .previousTab:
      tab = Tab.allCases.element(command == .nextTab ? 1 : -1, after: tab)
      top = 0
      return .stay()
    case .hold: return .stay(try toggleHold(&state))
    case .refresh: return .stay(read(&state))
    case .twin: return .open(try twin(state))
    case .pin: return try runPins(&state)
    case .copy: return .open(.copy(CopySheet(subject: .plan)))
    case .apply: return try apply(&state)
    case .decide: return wasShown ? decide(&state) ?? .stay() : .stay()
    default: return .pass
    }
  }

  /// Plans anew.
  mutating func read(_ state: inout State) -> [Effect] {
    phase = .reading
    pins = nil
    pinFault = nil
    wasShown = false
    confirmation = nil
    let stopped = state.stop(.checkPins)
    let ids = Set(steps.flatMap(\.change.workflows))
    return stopped + [state.start(.plan(steps, drafts: state.drafts.filter { ids.contains($0.key) }))]
  }

  private mutating func toggleHold(_ state: inout State) throws(Notice) -> [Effect] {
    guard steps.indices.contains(step), steps.count > 1 || steps[step].isHeld else {
      throw .plain("It is the only step: \(state.key(.back, in: .plan)) leaves the plan.")
    }
    steps[step].isHeld.toggle()
    state.notice = .plain(
      steps[step].isHeld
        ? "Step \(step + 1) is left out. \(state.key(.hold, in: .plan)) takes it in again."
        : "Step \(step + 1) is taken in again.")
    return read(&state)
  }

  private mutating func apply(_ state: inout State) throws(Notice) -> Flow {
    guard let plan else { throw Self.isNotReady }
    guard wasShown else { return .stay() }
    if let fault = plan.firstFault { throw .error("Not applied. \(fault.obstacle.message)") }
    guard !plan.steps.isEmpty else { throw .error("Not applied. Every step is left out.") }
    guard !state.isReadOnly else {
      throw .error("Not applied. This context is read-only. What is staged is kept. :rw opens writing.")
    }
    guard plan.isReady else { return .open(.risk(RiskQuestion(plan))) }
    guard phrase(state) == nil else {
      confirmation = TextField()
      wasRefused = false
      return .stay()
    }
    return apply(plan, &state)
  }

  private func apply(_ plan: Plan, _ state: inout State) -> Flow {
    var report = ApplySheet(plan: plan, began: state.clock.now)
    let stopped = state.stop(.checkPins)
    let effects = report.sendNext(&state)
    return .become(.applied(report), stopped + effects)
  }

  /// Asks for images to compare the workflow of the step with its draft on.
  private func twin(_ state: State) throws(Notice) -> Dialog {
    guard steps.indices.contains(step), let id = steps[step].change.workflows.first,
      state.drafts[id]?.hasChanges == true
    else { throw .plain("The step has no draft to compare with what the service has.") }
    return state.comparing(of: id)
  }

  /// Both sides of a contested step; nil where there is nothing to decide.
  private func decide(_ state: inout State) -> Flow? {
    guard let (sheet, effects) = state.conflict(of: self) else { return nil }
    return .open(.conflict(sheet), effects)
  }

  mutating func hear(_ news: News, isOnTop: Bool, _ state: inout State) -> Flow {
    switch news {
    case .outcome(.planned(let plan)): return show(plan, isOnTop: isOnTop, &state)
    case .outcome(.pinsChecked(let plan, let checks)) where plan == self.plan:
      state.finish(.checkPins)
      hearOfPins(isOnTop, &state, checks.failures > 0 ? checks.summary : nil) { $0.pins = checks }
    case .ended(.checkPins, let reason):
      hearOfPins(isOnTop, &state, "The pins are not run: \(reason)") { $0.pinFault = reason }
    case .ended(.plan, let reason): phase = .failed(reason)
    // Only a plan that stood on the screen can be applied.
    case .shown: if plan != nil { wasShown = true }
    case .outcome, .ended, .workflowsRead, .edited: break
    }
    return .stay()
  }

  /// What is asked to be typed is asked anew where it is another word by now.
  private mutating func hearOfPins(
    _ isOnTop: Bool, _ state: inout State, _ warning: String?, note: (inout PlanSheet) -> Void
  ) {
    let asked = phrase(state)
    note(&self)
    if phrase(state) != asked, confirmation != nil {
      (confirmation, wasRefused) = (nil, false)
      state.notice = Self.nothingSent
    }
    if isOnTop, let warning { state.notice = .warn("Nothing has been sent. \(warning)") }
  }

  /// A plan of other steps than the sheet now holds was asked for before one was left out.
  private mutating func show(_ plan: Plan, isOnTop: Bool, _ state: inout State) -> Flow {
    guard phase == .reading, plan.steps.map(\.id) == steps.filter({ !$0.isHeld }).map(\.id) else { return .stay() }
    state.finish(.plan)
    let effects = state.session.holder == nil ? state.settleDone(plan) : []
    let done = Set(plan.steps.filter(\.isDone).map(\.id))
    steps.removeAll { done.contains($0.id) }
    guard !steps.isEmpty else { return .close(effects + state.selectShownWorkflow()) }
    step = min(step, steps.count - 1)
    phase = .ready(plan.pending)
    let checking = checkPins(&state)
    top = max(0, min(top, extent(state).lines - 1))
    if state.notice.text == Self.isNotReady.text { state.notice = Self.nothingSent }
    // A conflict is all that there is to see of a plan of one step.
    guard steps.count == 1, !isPutOff, isOnTop, let (conflict, more) = state.conflict(of: self) else {
      return .stay(effects + checking)
    }
    return .open(.conflict(conflict), effects + checking + more)
  }

  /// Runs what is pinned of the workflows that the plan changes; it waits for nothing.
  private func checkPins(_ state: inout State) -> [Effect] {
    guard let plan, !plan.questions(state.bench.pins).isEmpty else { return [] }
    return [state.start(.checkPins(plan, state.bench.pins, temporary: false))]
  }

  /// Runs them again; what a service can run only as a workflow of its own is asked for first.
  private mutating func runPins(_ state: inout State) throws(Notice) -> Flow {
    guard let plan else { throw Self.isNotReady }
    let trials = plan.questions(state.bench.pins).map(\.trial)
    guard !trials.isEmpty else {
      throw .plain(
        "Nothing is pinned of what the plan changes. \(state.key(.pin, in: .prediction)) in a prediction pins.")
    }
    let calls = trials.reduce(0) { $0 + TrialPlan($1, callsPerGraph: state.callsPerGraph).calls }
    let isTemporary = !state.session.isLocal && trials.contains { TrialPlan($0, callsPerGraph: 1).needsGraph }
    guard isTemporary else { return .stay(runPins(temporary: false, &state)) }
    guard !state.session.isReadOnly else {
      throw .warn("Read-only: no temporary workflow is made, so nodes that read other ones are not known.")
    }
    return .open(.question(.temporaryPins(calls: calls)))
  }

  mutating func runPins(temporary: Bool, _ state: inout State) -> [Effect] {
    guard let plan else { return [] }
    (pins, pinFault) = (nil, nil)
    return [state.start(.checkPins(plan, state.bench.pins, temporary: temporary))]
  }

  /// What ``top`` counts through.
  struct Extent {
    /// Those of the view that is chosen.
    let lines: Int
    /// The first line of each of the steps, those left out included. The views of one step begin with it.
    let tops: [Int]
    /// The rows of text that are seen at once.
    let rows: Int
  }

  func extent(_ state: State) -> Extent {
    let view = PlanView(dialog: self, state: state, size: size(state))
    guard tab == .diff else {
      return Extent(lines: view.mainLines.count, tops: steps.map { _ in 0 }, rows: view.rows)
    }
    let diff = view.diff
    return Extent(lines: diff.lines.count, tops: diff.tops, rows: view.rows)
  }

  func offers(_ command: Command, _ state: State) -> Bool { command != .apply || !state.isReadOnly }

  func text(_ state: State) -> [TextLine] { PlanView(dialog: self, state: state, size: size(state)).mainLines }

  var textTop: Int { top }

  mutating func show(line: Int, _ state: State) {
    let extent = extent(state)
    top = max(0, min(line, extent.lines - extent.rows))
    // The step that is looked at is the chosen one.
    if tab == .diff { step = extent.tops.lastIndex { $0 <= line + 2 } ?? step }
  }

  func view(_ state: State, size: Size) -> SheetView? { PlanView(dialog: self, state: state, size: size).sheet }
}
