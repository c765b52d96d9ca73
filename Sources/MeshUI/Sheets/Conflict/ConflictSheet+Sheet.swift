import Canvas
import MeshCore
import Panels

extension ConflictSheet: Sheet {
  static var allKeys: [KeyContext] { [.conflict] }

  var dialog: Dialog { .conflict(self) }

  /// The draft takes over what was decided, on what the service holds now, and is planned anew. Never applies.
  mutating func enter(_ state: inout State) throws(Notice) -> Flow {
    guard wasShown else { return .stay() }
    guard state.session.holder == nil else { throw state.lookingOnly }
    let choices = state.choices(of: self)
    guard let target = merge.result(choices) else {
      let left = merge.undecided(choices)
      choice = merge.contested.firstIndex { $0.id == left.first?.id } ?? 0
      top = 0
      throw .warn("\(left.count) to decide yet: \(left.map(\.id.name).joined(separator: ", ")).")
    }
    return .close(state.withOpen(\.plan) { plan, state in settle(target, &plan, &state) })
  }

  private func settle(_ target: Workflow, _ plan: inout PlanSheet, _ state: inout State) -> Flow {
    let id = workflow
    state.library.replace([id], with: [id: merge.theirs])
    let draft = Draft(settling: target, on: merge.theirs)
    guard !draft.part(state.bench.stagedDraft(of: id)?.change.part).hasChanges else {
      state.notice = .ok("\(id) is settled; the plan is made anew.")
      return .stay(state.endDraft(id, keeping: draft) + plan.read(&state))
    }
    let step = plan.steps.indices.contains(plan.step) ? plan.steps.remove(at: plan.step) : nil
    plan.step = max(0, min(plan.step, plan.steps.count - 1))
    let effects = state.endDraft(id, keeping: draft.hasChanges ? draft : nil) + state.unstage { $0.id == step?.id }
    state.notice = .ok(
      draft.hasChanges
        ? "Nothing of what was staged of \(id) is left to send; the rest stays in its draft."
        : "\(id) is as the service has it; nothing of your draft is left to send.")
    return plan.steps.isEmpty ? .close(effects) : .stay(effects + plan.read(&state))
  }

  /// Draft and choices stay as they are.
  mutating func back(_ state: inout State) throws(Notice) -> Flow {
    let effects = state.withOpen(\.plan) { plan, _ in
      plan.isPutOff = true
      return .stay()
    }
    let count = state.choices(of: self).count
    let what = count > 0 ? "your draft and \(counted(count, "choice")) are" : "your draft is"
    state.notice = .plain("Later, then: \(what) kept. \(state.key(.decide, in: .contested)) takes it up again.")
    return .close(effects)
  }

  /// Part by part, or the first and last; a page scrolls.
  mutating func move(_ motion: Motion, _ state: inout State) {
    if case .pages = motion {
      let view = ConflictView(self, state, size: size(state))
      top = max(0, min(top + motion.distance(page: state.page), view.lines.count - view.rows))
    } else {
      choice = clamped(choice, by: motion.distance(page: 1), count: merge.contested.count)
      top = 0
    }
  }

  mutating func perform(_ command: Command, _ state: inout State) throws(Notice) -> Flow {
    switch command {
    case .takeMine: .stay(try decide(.mine, &state))
    case .takeTheirs: .stay(try decide(.theirs, &state))
    case .takeBase: .stay(try decide(.base, &state))
    case .restMine: .stay(try takeRest(.mine, &state))
    case .restTheirs: .stay(try takeRest(.theirs, &state))
    case .undo: .stay(undo(&state))
    case .predict: .stay(try askSides(&state))
    case .editNode: .close(try editByHand(&state))
    default: .pass
    }
  }

  /// Opens the form of the node in the draft; what was chosen so far is kept for the next plan.
  private func editByHand(_ state: inout State) throws(Notice) -> [Effect] {
    guard case .node(let id)? = part?.id, state.workflow(workflow)?[node: id] != nil else {
      throw .plain("Only a node that your draft has is edited by hand.")
    }
    state.dialogs = []
    state.isZoomed = false
    let effects = state.select(workflow)
    state.cursors.node = id
    return effects + (try state.openEditNode(at: .model))
  }

  mutating func hear(_ news: News, isOnTop: Bool, _ state: inout State) -> Flow {
    switch news {
    // Keys typed before it stood on the screen decide nothing.
    case .shown: wasShown = true
    case .outcome(.answered(let answers)): show(answers, &state)
    case .outcome, .ended, .workflowsRead, .edited: break
    }
    return .stay()
  }

  func view(_ state: State, size: Size) -> SheetView? { ConflictView(self, state, size: size).sheet }
}
