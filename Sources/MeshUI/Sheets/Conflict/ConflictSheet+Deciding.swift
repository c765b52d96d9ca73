import MeshCore
import Panels

extension ConflictSheet {
  mutating func decide(_ side: ThreeWayMerge.Side, _ state: inout State) throws(Notice) -> [Effect] {
    guard wasShown, let part else { return [] }
    return try decide(.side(side), of: [part.id], &state)
  }

  /// `M` and `T`: what is not decided yet, all at once.
  mutating func takeRest(_ side: ThreeWayMerge.Side, _ state: inout State) throws(Notice) -> [Effect] {
    guard wasShown else { return [] }
    let rest = merge.undecided(state.choices(of: self)).map(\.id)
    guard !rest.isEmpty else {
      throw .plain("All is decided already. \(state.key(.take, in: .conflict)) goes back to the plan.")
    }
    return try decide(.side(side), of: rest, &state)
  }

  /// Journals the choice, and goes on to what is undecided.
  private mutating func decide(
    _ choice: ThreeWayMerge.Choice, of subjects: [ThreeWayMerge.Subject], _ state: inout State
  ) throws(Notice) -> [Effect] {
    let before = state.choices(of: self)
    let what = subjects.count == 1 ? subjects[0].name : counted(subjects.count, "part")
    guard subjects.contains(where: { before[$0] != choice }) else {
      throw .plain("\(what): \(choice.title) already.")
    }
    let effects = state.keepTexts { kept in
      let index = kept.conflicts.firstIndex { $0.workflow == workflow } ?? kept.conflicts.count
      if index == kept.conflicts.count { kept.conflicts.append(KeptConflict(workflow: workflow)) }
      kept.conflicts[index].steps.append(subjects.map { merge.decision(choice, of: $0) })
    }
    let left = merge.undecided(state.choices(of: self)).map(\.id)
    let indices = merge.contested.indices.filter { left.contains(merge.contested[$0].id) }
    self.choice = indices.first { $0 >= self.choice } ?? indices.first ?? self.choice
    top = 0
    state.notice = .ok(
      "\(what): \(choice.title). "
        + (left.isEmpty
          ? "All is decided: \(state.key(.take, in: .conflict)) goes back to the plan."
          : "\(left.count) to decide. \(state.key(.undo, in: .conflict)) undoes."))
    return effects
  }

  mutating func undo(_ state: inout State) -> [Effect] {
    let before = state.choices(of: self)
    var undone: ThreeWayMerge.Subject?
    // What was decided between other sides is no choice here: it goes with the first one that is.
    let effects = state.keepTexts { kept in
      guard let index = kept.conflicts.firstIndex(where: { $0.workflow == workflow }) else { return }
      while undone == nil, let step = kept.conflicts[index].steps.popLast() {
        undone = step.first { before[$0.subject] != nil }?.subject
      }
    }
    guard let undone else {
      state.notice = .plain("There is no choice to undo.")
      return effects
    }
    choice = merge.contested.firstIndex { $0.id == undone } ?? choice
    top = 0
    let words = state.choices(of: self)[undone]?.title ?? "to decide"
    state.notice = Notice(.ok, "Undone", "\(undone.name): \(words).")
    return effects
  }

  /// `p`: has each side's model answer on the image that was used last, or a built-in one.
  func askSides(_ state: inout State) throws(Notice) -> [Effect] {
    guard let question = state.question(of: self) else {
      throw .plain("Only a node that reads the image on every side can be run here.")
    }
    state.notice = Notice(
      .running, "predicting", "\(question.node) on \(question.image.title), \(counted(question.calls, "call")).")
    return [state.start(.ask(question))]
  }

  /// An answer to what is no longer open is wanted by nobody.
  mutating func show(_ answers: SideAnswers, _ state: inout State) {
    guard state.running.contains(.ask(answers.question)), workflow == answers.question.workflow else { return }
    state.finish(.ask)
    self.answers[answers.question.node] = answers
    state.notice = .ok("\(answers.question.node) on \(answers.question.image.title): what each side answers.")
  }
}
