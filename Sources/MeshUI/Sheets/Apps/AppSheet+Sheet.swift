import Canvas
import MeshCore
import Panels

extension State {
  /// The start without an app: nothing is read but the apps there are.
  mutating func beginChoosing(_ problems: [String]) -> [Effect] {
    notice = Self.warning(of: problems) ?? .plain("No app is named yet. Choose one; the choice is remembered.")
    return showApps()
  }

  mutating func openApps() throws(Notice) -> [Effect] {
    guard !session.isLocal else {
      throw .plain("The embedded backend has this one app. --context NAME starts on a service.")
    }
    return showApps()
  }

  private mutating func showApps() -> [Effect] {
    dialogs.append(.apps(AppSheet()))
    return [start(.readApps)]
  }
}

extension AppSheet: Sheet {
  static var allKeys: [KeyContext] { [.apps] }

  var dialog: Dialog { .apps(self) }
  var content: TextField.Content { .place }

  /// Leaves the open app for the chosen one. What was drafted and staged here is journalled, and waits here.
  mutating func enter(_ state: inout State) throws(Notice) -> Flow {
    guard let row = state.chosenRow(of: self) else { throw .plain("There is no app to open.") }
    guard !row.isOpen else {
      state.notice = .plain("\(row.id.name) is open already.")
      return close(&state)
    }
    guard !state.running.contains(where: \.writes) else { throw .warn("A step is being sent: wait for its answer.") }
    return .stay([.open(row.id)])
  }

  /// Clears what is typed, then closes the sheet; there is nothing to go back to where no app is open.
  mutating func back(_ state: inout State) throws(Notice) -> Flow {
    if !text.isEmpty {
      choice = state.chosenRow(of: self)?.id
      text = TextField()
      return .stay()
    }
    return state.session.isChoosing ? .open(.question(.quit)) : close(&state)
  }

  private func close(_ state: inout State) -> Flow {
    let wasReading = state.running.contains(.readApps)
    state.finish(.readApps)
    return .close(wasReading ? [.cancel(.readApps)] : [])
  }

  mutating func move(_ motion: Motion, _ state: inout State) {
    choice = state.rows(of: self).id(motion, from: choice, page: state.page)
  }

  mutating func type(_ change: (inout TextField) -> Bool, _ state: inout State) -> Flow {
    if change(&text) { choice = nil }
    return .stay()
  }

  /// Reads the apps again; those that were used stay in sight meanwhile.
  mutating func perform(_ command: Command, _ state: inout State) throws(Notice) -> Flow {
    guard command == .refresh else { return .pass }
    apps = []
    phase = .reading
    return .stay([state.start(.readApps)])
  }

  mutating func hear(_ news: News, isOnTop: Bool, _ state: inout State) -> Flow {
    switch news {
    case .outcome(.apps(let page, let isLast)): add(page, isLast: isLast, &state)
    case .ended(.readApps, let reason): phase = .failed(reason)
    case .outcome, .ended, .workflowsRead, .shown, .edited: break
    }
    return .stay()
  }

  /// What is chosen stays chosen while pages stream in.
  private mutating func add(_ page: [App], isLast: Bool, _ state: inout State) {
    guard phase == .reading else { return }
    choice = state.chosenRow(of: self)?.id
    let known = Set(apps.map(\.id))
    apps += page.filter { !$0.id.isEmpty && !known.contains($0.id) }
    guard isLast else { return }
    phase = .read
    state.finish(.readApps)
  }

  func view(_ state: State, size: Size) -> SheetView? { AppsView(dialog: self, state: state, size: size).sheet }
}
