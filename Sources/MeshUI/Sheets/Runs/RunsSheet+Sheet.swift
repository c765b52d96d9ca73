import Canvas
import MeshCore
import Panels

extension RunsSheet: Sheet {
  static var allKeys: [KeyContext] { [.runs, .findingRuns] }

  var dialog: Dialog { .runs(self) }
  var keys: KeyContext { isFinding ? .findingRuns : .runs }

  mutating func enter(_ state: inout State) throws(Notice) -> Flow {
    guard !isFinding else {
      isFinding = false
      return .stay()
    }
    let group = try chosen(state)
    let effects = try state.open(group.first)
    let walk = "\(state.key(.previousImage, in: .prediction)) \(state.key(.nextImage, in: .prediction))"
    state.notice = .plain(
      "\(group.words), \(state.clock.moment(group.first.at))."
        + (group.count > 1 ? " \(walk) go through its images." : ""))
    return .close(effects)
  }

  mutating func back(_ state: inout State) throws(Notice) -> Flow {
    guard isFinding || !find.isEmpty else {
      return .close()
    }
    choice = state.chosenRow(of: self)?.id
    isFinding = false
    find = TextField()
    return .stay()
  }

  /// Runs are chosen one by one, or the first and last; a page scrolls what the chosen one gave.
  mutating func move(_ motion: Motion, _ state: inout State) {
    if case .pages(let count) = motion {
      top = RunsView(self, state, size: size(state)).scrolled(pages: count)
    } else {
      choice = state.rows(of: self).id(motion, from: choice, page: 1)
      top = 0
    }
  }

  mutating func type(_ change: (inout TextField) -> Bool, _ state: inout State) -> Flow {
    if change(&find) { (choice, top) = (nil, 0) }
    return .stay()
  }

  mutating func perform(_ command: Command, _ state: inout State) throws(Notice) -> Flow {
    switch command {
    case .filter: isFinding = true
    case .mark:
      let group = try chosen(state)
      if state.markedRuns.remove(group.id) == nil { state.markedRuns.insert(group.id) }
      choice = state.rows(of: self).id(.rows(1), from: group.id, page: 1)
      state.notice = .plain(marks(state))
    case .markAll:
      let shown = Set(state.rows(of: self).map(\.id))
      state.markedRuns = state.markedRuns.isEmpty ? shown : []
      state.notice = .plain(marks(state))
    case .compare:
      guard let pair = try state.pair(try chosen(state)) else {
        throw .plain(
          "Nothing is marked. \(state.key(.mark, in: .runs)) marks a run; then this compares it with another.")
      }
      return .stay(try state.compare(pair))
    case .predict: return .close(try state.runAgain(try chosen(state), onlyFailed: false))
    case .retry: return .close(try state.runAgain(try chosen(state), onlyFailed: true))
    case .export:
      let marked = state.runGroups.filter { state.markedRuns.contains($0.id) }
      let groups = marked.isEmpty ? [try chosen(state)] : marked
      return .stay([state.start(.exportRuns(groups.flatMap(\.runs)))])
    case .forget:
      let group = try chosen(state)
      return .open(.question(.forgetRuns(group.runs.map(\.id), group.words)))
    case _: return .pass
    }
    return .stay()
  }

  private func chosen(_ state: State) throws(Notice) -> RunGroup {
    guard let group = state.chosenRow(of: self) else { throw .plain("No run has \(find.text) in it.") }
    return group
  }

  private func marks(_ state: State) -> String {
    let (compare, export) = (state.key(.compare, in: .runs), state.key(.export, in: .runs))
    return switch state.markedRuns.count {
    case 0: "No run is marked."
    case 1: "1 marked: \(compare) compares it with the chosen one, \(export) exports it."
    case 2: "2 marked: \(compare) compares them, \(export) exports them."
    case let count: "\(count) marked: \(export) exports them. Two are compared."
    }
  }

  func view(_ state: State, size: Size) -> SheetView? { RunsView(self, state, size: size).sheet }
}
