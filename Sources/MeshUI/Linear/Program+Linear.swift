import Canvas
package import MeshCore
import Panels

/// The same loop without a screen: what changes is said in sentences, and choices have numbers. Keys, plans and what needs a
/// yes are those of the screen.
extension Program where Screen: ~Copyable, Jobs: ~Copyable {
  package mutating func runLinear(_ journal: JournalState, problems: [String], console: any LineConsole) -> Ending {
    state.size = State.linearSize
    var talk = LinearTalk(console: console)
    for problem in problems { console.say("Note: \(problem)") }
    console.say("Meshwork, line by line. A number chooses, ? says all choices, . says the place again.")
    if let ending = carryOut(state.begin(with: journal, problems: [])) { return ending }
    while true {
      if let ending = settle(&talk) { return ending }
      // What was typed before a plan was said decides nothing.
      if let plan = state.openPlan, !plan.wasShown { console.forgetTyped() }
      talk.sayPlace(state)
      _ = update(&state, .shown)
      guard let line = console.ask("> ") else { return .quit }
      if line.trimmed == "?" {
        talk.sayChoices(state)
        continue
      }
      if line.trimmed == "." {
        talk.forget()
        continue
      }
      talk.saidNotice = ""
      state.notice = .plain("")
      var effects = update(&state, .clock(now()))
      effects += state.takeLine(line)
      if let ending = carryOut(effects) { return ending }
    }
  }

  /// Waits for all that was asked for, and says what it brings.
  private mutating func settle(_ talk: inout LinearTalk) -> Ending? {
    talk.sayNotice(state)
    while state.running.contains(where: \.isWaitedFor) {
      talk.sayWork(state)
      talk.console.waitForNews()
      var effects = update(&state, .clock(now()))
      for outcome in mailbox.drain(atMost: Self.mostOutcomes) { effects += update(&state, .outcome(outcome)) }
      if let ending = carryOut(effects) { return ending }
      talk.sayNotice(state)
    }
    talk.work = nil
    return nil
  }
}

extension Job {
  /// A picture is drawn, which is not done here.
  fileprivate var isWaitedFor: Bool { if case .thumbnail = self { false } else { true } }
}

/// What was said, so that it is not said again.
private struct LinearTalk {
  let console: any LineConsole
  var saidNotice = ""
  var work: String?
  private var place = ""
  private var run: PredictionRun?

  init(console: any LineConsole) { self.console = console }

  mutating func forget() { place = "" }

  mutating func sayNotice(_ state: State) {
    let words = [state.notice.word.first?.isLetter == true ? state.notice.word : "", state.notice.text.spoken].filter {
      !$0.isEmpty
    }
    let notice = words.joined(separator: ": ")
    guard !notice.isEmpty, notice != saidNotice else { return }
    saidNotice = notice
    console.say(notice)
  }

  mutating func sayWork(_ state: State) {
    guard let words = state.running.lazy.compactMap(\.title).first, words != work else { return }
    work = words
    console.say("Waiting: \(words).")
  }

  /// Says where one is, where that or its text is another than before.
  mutating func sayPlace(_ state: State) {
    if let latest = state.currentRun, latest != run, state.focus != .prediction, state.dialogs.isEmpty,
      run != nil || place != ""
    {
      for line in state.linearPrediction { console.say(line) }
    }
    run = state.currentRun
    if let question = state.linearQuestion { return console.say(question) }
    let text = state.linearText
    let now = ([state.linearTitle] + text + state.linearRows.map(\.words)).joined(separator: "\n")
    guard now != place else { return }
    place = now
    console.say("\(state.linearTitle).")
    for line in text { console.say(line) }
    say(state.linearRows, from: 1)
    if state.keyContext.takesText {
      console.say("Type a text\(state.linearRows.isEmpty ? "" : ", a number"), or :back; an empty line goes on.")
    } else {
      let commands = state.linearCommands.prefix(state.linearTold.count)
      say(commands.map { LinearChoice(words: $0.words, act: $0.act) }, from: state.linearRows.count + 1)
      sayYes(state)
    }
  }

  func sayChoices(_ state: State) {
    say(state.linearChoices, from: 1)
    sayYes(state)
  }

  /// What has no number.
  private func sayYes(_ state: State) {
    for binding in state.keymap.bindings(of: state.keyContext) where [.apply, .yes].contains(binding.command) {
      console.say("\(binding.keyNames). \(binding.label): \(binding.help)")
    }
  }

  private func say(_ choices: [LinearChoice], from first: Int) {
    for (index, choice) in choices.enumerated() { console.say("\(first + index). \(choice.words.spoken)") }
  }
}
