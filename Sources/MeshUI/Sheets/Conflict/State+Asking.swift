import MeshCore

extension State {
  /// `p` in a conflict: has each side's model answer on the image that was used last, or a built-in one.
  mutating func askSides(of sheet: ConflictSheet) -> [Effect] {
    guard let question = question(of: sheet) else {
      notice = .plain("Only a node that reads the image on every side can be run here.")
      return []
    }
    notice = Notice(
      .running, "predicting", "\(question.node) on \(question.image.title), \(counted(question.calls, "call")).")
    return [start(.ask(question))]
  }

  /// An answer to what is no longer open is wanted by nobody.
  mutating func take(_ answers: SideAnswers) -> [Effect] {
    guard running.contains(.ask(answers.question)) else { return [] }
    finish(.ask)
    for case (let place, .conflict(var sheet)) in dialogs.enumerated()
    where sheet.workflow == answers.question.workflow {
      sheet.answers[answers.question.node] = answers
      dialogs[place] = .conflict(sheet)
      notice = .ok("\(answers.question.node) on \(answers.question.image.title): what each side answers.")
    }
    return []
  }
}
