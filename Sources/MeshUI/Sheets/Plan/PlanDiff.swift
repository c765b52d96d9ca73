import Canvas
import MeshCore
import Panels

/// The lines of all steps of a plan, each with its changes, warnings and obstacles.
struct PlanDiff {
  private(set) var lines: [TextLine] = []
  /// The first line of each step.
  private(set) var tops: [Int] = []
  private let view: PlanView
  private let columns: Int

  init(_ view: PlanView, columns: Int) {
    self.view = view
    self.columns = columns
    if case .failed(let why) = view.dialog.phase {
      lines += TextLine.wrapped([Span(why)], after: [.blank(1), Span("error ", .error)], columns: columns - 1)
      lines += [
        TextLine(
          [.blank(7)] + .sentence("`\(view.state.key(.refresh, in: .plan))` reads again. Nothing has been sent.")),
        .blank,
      ]
    }
    for (index, step) in view.dialog.steps.enumerated() {
      if index > 0 { lines.append(.blank) }
      tops.append(lines.count)
      lines.append(view.head(step, index: index, columns: columns))
      add(step)
    }
    lines += PinLines(view, columns: columns).lines
  }

  private mutating func add(_ step: StagedStep) {
    if step.isHeld { return say(.sentence("`\(view.state.key(.hold, in: .plan))` takes it in again.")) }
    guard let planned = view.planned(step) else {
      if view.dialog.phase == .reading { say([Span("reading", .running), Span(" what the service has", .dim)]) }
      return
    }
    switch planned.change {
    case .create, .patch: for effect in planned.effects { add(effect) }
    case .rename(let id, let new): addRenaming(planned, id, new)
    case .delete, .deleteAll: addDeletion(planned)
    }
    for warning in planned.warnings { say([Span(warning)], word: Span("warn", .warn)) }
    for obstacle in planned.obstacles {
      say([Span(obstacle.message)], word: obstacle.word)
      for line in obstacle.help(view.state) { say(line, indent: 6 + obstacle.word.text.count + 1) }
    }
    for effect in planned.effects { addTwin(effect) }
    guard planned.isReady, let after = planned.effects.first?.after else { return }
    let count = counted(after.nodes.count, "node")
    switch planned.change.fate {
    case .added: say([Span("after: a new workflow of \(count)", .dim)], indent: 8)
    case .changed where planned.change.sendsDraft:
      let versions =
        switch planned.newVersions {
        case 0: ""
        case 1: ", a new workflow version"
        case let many: ", \(many) new workflow versions"
        }
      say([Span("after: \(count)\(versions)", .dim)], indent: 8)
    case .changed, .removed: break
    }
  }

  private mutating func add(_ effect: Plan.Effect) {
    let diff = effect.diff
    lines += ChangeLines(columns: columns, state: view.state).lines(diff, before: effect.before, after: effect.after)
    let stay = (effect.after?.nodes ?? []).map(\.id).filter { diff[node: $0] == nil }
    guard !stay.isEmpty else { return }
    if columns < ChangeLines.wideColumns, !diff.isEmpty { lines.append(.blank) }
    let verb = stay.count == 1 ? "stays" : "stay"
    say([Span("\(counted(stay.count, "node")) \(verb): \(stay.joined(separator: ", "))", .dim)], indent: 8)
  }

  /// What was seen of the change before: nothing is run for it here.
  private mutating func addTwin(_ effect: Plan.Effect) {
    guard let twin = view.state.twins[effect.id], effect.after != nil else { return }
    let when = "twin \(view.state.clock.time(twin.at)), \(counted(twin.images, "image"))"
    guard twin.isOf(effect) else {
      return say(
        [Span("\(when), of another draft: ", .dim)] + .sentence("`\(view.state.key(.twin, in: .plan))` runs it again"),
        indent: 8)
    }
    say([Span(when + ". ", .dim), Span(twin.gist)], indent: 8)
  }

  private mutating func addRenaming(_ step: Plan.Step, _ id: WorkflowID, _ new: WorkflowID) {
    lines += TextLine.wrapped([Span(id)], after: [.blank(6), Span("- ", .removed)], columns: columns - 1)
    lines += TextLine.wrapped([Span(new)], after: [.blank(6), Span("+ ", .added)], columns: columns - 1)
    guard let workflow = step.effects.last?.after else { return }
    say([Span("its \(counted(workflow.nodes.count, "node")) and all versions stay", .dim)], indent: 8)
    say([Span("who calls it by its old id has to be told: the service answers that there is none", .dim)], indent: 8)
  }

  private mutating func addDeletion(_ step: Plan.Step) {
    guard !step.effects.isEmpty else { return say([Span("there is nothing to delete", .dim)], indent: 8) }
    let sign = Span("- ", .removed)
    if step.effects.count > 1 {
      let names = step.effects.map { "\($0.id) (\($0.before?.nodes.count ?? 0))" }.joined(separator: ", ")
      lines += TextLine.wrapped([Span(names)], after: [.blank(6), sign], columns: columns - 1)
    }
    let nodes = counted(step.effects.reduce(0) { $0 + ($1.before?.nodes.count ?? 0) }, "node")
    let subject = step.effects.count == 1 ? nodes : "\(counted(step.effects.count, "workflow")) with \(nodes)"
    let verb = subject == "1 node" ? "is" : "are"
    lines += TextLine.wrapped(
      [Span("\(subject) \(verb) gone for good on the service, with all versions")], after: [.blank(6), sign],
      columns: columns - 1)
    say(
      .sentence("`\(view.state.key(.reverse, in: .applied))` in the report stages it again, without old versions"),
      indent: 8)
    if let phrase = view.dialog.phrase(view.state) {
      say(
        .sentence("`\(view.state.key(.apply, in: .plan))` will ask you to type ") + [Span(quoted(phrase), .head)],
        indent: 8)
    }
  }

  private mutating func say(_ spans: [Span], indent: Int = 6) {
    lines += TextLine.wrapped(spans, after: [.blank(indent)], columns: columns - 1)
  }

  private mutating func say(_ spans: [Span], word: Span) {
    lines += TextLine.wrapped(spans, after: [.blank(6), word, .blank(1)], columns: columns - 1)
  }
}
