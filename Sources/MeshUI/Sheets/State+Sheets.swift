import Canvas
import Panels

extension State {
  /// What has the keyboard; nil while the panes have it.
  var topSheet: (any Sheet)? { dialogs.last?.sheet }

  /// What is drawn over the panes: the last that stands there.
  var shownSheet: (any Sheet)? { dialogs.last { type(of: $0.sheet).place != .noticeRow }?.sheet }

  /// Lifts the last sheet off the stack, lets `act` work on it, and puts it back as its flow says; nil where the panes
  /// are to act: there is none, or it passes.
  mutating func withTopSheet(
    _ act: (inout any Sheet, inout State) throws(Notice) -> Flow
  ) -> [Effect]? {
    dialogs.isEmpty ? nil : withSheet(at: dialogs.count - 1, act)
  }

  mutating func tellTopSheet(_ news: News) -> [Effect] {
    withTopSheet { sheet, state in sheet.hear(news, isOnTop: true, &state) } ?? []
  }

  /// Tells every sheet, the last one first.
  mutating func tellSheets(_ news: News) -> [Effect] {
    var effects: [Effect] = []
    for index in dialogs.indices.reversed() where dialogs.indices.contains(index) {
      let isOnTop = index == dialogs.count - 1
      effects += withSheet(at: index) { sheet, state in sheet.hear(news, isOnTop: isOnTop, &state) } ?? []
    }
    return effects
  }

  private mutating func withSheet(
    at index: Int, _ act: (inout any Sheet, inout State) throws(Notice) -> Flow
  ) -> [Effect]? {
    var sheet = dialogs.remove(at: index).sheet
    let flow: Flow
    do {
      flow = try act(&sheet, &self)
    } catch {
      notice = error
      flow = .stay()
    }
    return restore(sheet.dialog, back: index, as: flow)
  }

  /// Lets `act` work on the open sheet of one kind, if there is one; the help may stand over it.
  mutating func withOpen<Kind: Sheet>(
    _ kind: (Dialog) -> Kind?, _ act: (inout Kind, inout State) -> Flow
  ) -> [Effect] {
    guard let index = dialogs.lastIndex(where: { kind($0) != nil }), var sheet = kind(dialogs.remove(at: index)) else {
      return []
    }
    let flow = act(&sheet, &self)
    return restore(sheet.dialog, back: index, as: flow) ?? []
  }

  /// Puts a sheet that was lifted back where it was, or what takes its place; nil where it passes.
  private mutating func restore(_ dialog: Dialog, back index: Int, as flow: Flow) -> [Effect]? {
    // One below may have closed meanwhile.
    let index = min(index, dialogs.count)
    switch flow {
    case .stay(let effects):
      dialogs.insert(dialog, at: index)
      return effects
    case .close(let effects): return effects
    case .become(let other, let effects):
      dialogs.insert(other, at: index)
      return effects
    case .open(let other, let effects):
      dialogs.insert(contentsOf: [dialog, other], at: index)
      return effects
    case .pass:
      dialogs.insert(dialog, at: index)
      return nil
    }
  }

  /// What a command means in the sheet that has the keyboard; nil where it has the meaning it has in the panes.
  mutating func performInSheet(_ command: Command) -> [Effect]? {
    withTopSheet { sheet, state throws(Notice) in
      if command == .take { return try sheet.enter(&state) }
      if command == .back || command == .close { return try sheet.back(&state) }
      guard let motion = Motion.of[command] else { return try sheet.perform(command, &state) }
      return sheet.moved(motion, &state)
    }
  }

  mutating func moveInSheet(_ motion: Motion) -> [Effect] {
    withTopSheet { sheet, state in sheet.moved(motion, &state) } ?? []
  }
}

extension Sheet {
  /// Moves, and asks for the picture that is shown then.
  fileprivate mutating func moved(_ motion: Motion, _ state: inout State) -> Flow {
    move(motion, &state)
    return .stay(pictured(state).map { state.thumbnail(of: $0) } ?? [])
  }
}

extension Motion {
  /// The commands that move through a list or a text.
  static let of: [Command: Motion] = [
    .down: .rows(1), .up: .rows(-1), .pageDown: .pages(1), .pageUp: .pages(-1), .first: .first, .last: .last,
  ]
}
