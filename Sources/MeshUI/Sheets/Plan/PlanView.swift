import Canvas
import FoundationEssentials
import MeshCore
import Panels

/// The sheet of a plan: its steps as a difference, or as a result, JSON or curl; the summary and the way out stay below.
struct PlanView {
  let dialog: PlanSheet
  let state: State
  let size: Size

  /// Wide screens show the difference and one of the other views side by side.
  var isWide: Bool { Room(size.columns).isWide }

  /// The columns of the difference.
  var mainColumns: Int { isWide ? size.columns * 11 / 20 : size.columns }
  var asideColumns: Int { size.columns - mainColumns - 1 }

  /// The rows of text between the rule and the summary.
  var rows: Int { max(1, size.rows - 1 - Self.pinnedRows) }

  static let pinnedRows = 3

  var selected: StagedStep? { dialog.steps.indices.contains(dialog.step) ? dialog.steps[dialog.step] : nil }

  func planned(_ step: StagedStep) -> Plan.Step? { dialog.plan?.steps.first { $0.id == step.id } }

  var sheet: SheetView {
    let title = "Plan · \(counted(dialog.steps.count, "step"))"
    let scrolled = mainLines
    let scrolledTop = firstLine(dialog.top, of: scrolled.count, rows: rows)
    let isMain = dialog.tab == .diff
    var sheet: SheetView
    if isWide {
      let diff = isMain ? nil : diff
      sheet = SheetView(
        SheetView.Panel(
          Rule(title, isFocused: isMain), Block(diff?.lines ?? scrolled), top: diff.map(top) ?? scrolledTop))
      sheet.split = mainColumns
      sheet.aside = SheetView.Panel(
        Rule(asideTitle, isFocused: !isMain), Block(isMain ? lines(of: .json, columns: asideColumns) : scrolled),
        top: isMain ? 0 : scrolledTop)
    } else {
      let tabs: [Span] = .tabs(PlanSheet.Tab.allCases, chosen: dialog.tab)
      sheet = SheetView(
        SheetView.Panel(Rule(title, trailing: tabs, isFocused: true), Block(scrolled), top: scrolledTop))
    }
    sheet.pinned = pinned(below: scrolled.count - scrolledTop - rows, after: scrolledTop)
    sheet.standing = reading
    return sheet
  }

  /// What `top` scrolls.
  var mainLines: [TextLine] {
    guard dialog.tab != .diff else { return diff.lines }
    guard !isWide, let selected else { return lines(of: dialog.tab, columns: asideColumns) }
    return [head(selected, index: dialog.step, columns: size.columns), .blank]
      + lines(of: dialog.tab, columns: size.columns)
  }

  var diff: PlanDiff { PlanDiff(self, columns: mainColumns) }

  /// Keeps the selected step in sight while the other panel is scrolled.
  private func top(of diff: PlanDiff) -> Int {
    guard diff.tops.indices.contains(dialog.step) else { return 0 }
    let end = dialog.step + 1 < diff.tops.count ? diff.tops[dialog.step + 1] : diff.lines.count
    return topShowing(diff.tops[dialog.step]..<end, of: diff.lines.count, rows: rows)
  }

  /// The views but the difference, of the step they are of.
  private var asideTitle: [Span] {
    let shown = dialog.tab == .diff ? PlanSheet.Tab.json : dialog.tab
    return [Span("step \(dialog.step + 1)  ", .title)]
      + .tabs(PlanSheet.Tab.allCases.filter { $0 != .diff }, chosen: shown)
  }

  private func lines(of tab: PlanSheet.Tab, columns: Int) -> [TextLine] {
    guard let selected else { return [] }
    guard let step = planned(selected) else {
      return [TextLine(" " + (selected.isHeld ? "left out: nothing of it is sent" : "not planned yet"), .dim)]
    }
    switch tab {
    case .diff: return diff.lines
    case .result: return PlanResult(step: step, columns: columns).lines
    case .json: return RequestLines(columns: columns).json(step)
    case .curl: return RequestLines(columns: columns).curl(step, session: state.session)
    }
  }

  func head(_ step: StagedStep, index: Int, columns: Int) -> TextLine {
    let planned = planned(step)
    let draft = state.sentDraft(step.change)
    let head = StepHead(
      index: index, mark: step.change.mark, subject: step.change.words.subject,
      action: step.change.action(planned, draft: draft), isSelected: index == dialog.step, isDim: step.isHeld)
    if step.isHeld { return head.line(columns: columns, endings: [[Span("left out", .dim)]]) }
    guard let planned else { return head.line(columns: columns, endings: []) }
    let ending = isWide ? nodesBeforeAndAfter(planned) : requests(planned)
    return head.line(columns: columns, endings: ending.map { [Span($0, .dim)] } + [[]])
  }

  private func requests(_ step: Plan.Step) -> [String] {
    guard let first = step.requests.first else { return [] }
    let bytes = step.requests.reduce(0) { $0 + $1.byteCount }
    let size = bytes > 0 ? "  \(bytes) bytes" : ""
    let path = step.requests.count == 1 ? first.short : counted(step.requests.count, "request")
    return [path + size, size.isEmpty ? first.method.rawValue : String(size.dropFirst(2))]
  }

  private func nodesBeforeAndAfter(_ step: Plan.Step) -> [String] {
    guard step.effects.count == 1, let effect = step.effects.first else { return [] }
    let before = effect.before.map { "\($0.nodes.count)" } ?? "none"
    let after = effect.after.map { "\($0.nodes.count)" } ?? "none"
    return ["nodes \(before) → \(after)"]
  }
}
