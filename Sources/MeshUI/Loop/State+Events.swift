import Canvas
import MeshCore
import Panels

extension State {
  mutating func handle(_ event: Event) -> [Effect] {
    switch event {
    case .key(let key): return press(key)
    case .mouse(let mouse): return handle(mouse)
    case .paste(let text): return paste(text)
    case .pasteCut(let limit):
      // A field that is full has said so, and how much it holds.
      guard hasRoom, !notice.text.hasPrefix(Self.fieldIsFull) else { return [] }
      notice = .warn("The paste was longer than \(limit >> 20) MiB: the rest of it is left out.")
      return []
    case .resize(let size):
      self.size = size
      clampTops()
      return []
    case .hangup: return [.leave(.hungUp)]
    case .terminate: return [.leave(.terminated)]
    case .measured(let bytes, let milliseconds):
      guard wantsMeasure else { return [] }
      wantsMeasure = false
      notice = .plain(
        "Painted anew: \(grouped(bytes)) bytes, which the terminal has read after \(grouped(milliseconds)) ms.")
      return []
    case .ground(let color):
      appearance.see(color)
      return []
    // The terminal has forgotten all that was on it, and is drawn anew.
    case .resumed, .woken: return []
    }
  }

  /// Has the screen painted anew, and says how long that took once the terminal has.
  mutating func redraw() -> [Effect] {
    wantsMeasure = true
    return [.repaint]
  }

  private mutating func press(_ key: Key) -> [Effect] {
    guard hasRoom else { return pressUnseen(key) }
    // What was said of an earlier key is over with the second one after it.
    if notice.isFolded, notice.kind == .plain || notice.kind == .ok { notice = .plain("") }
    notice.isFolded = true
    let context = keyContext
    let bindings = keymap.bindings(of: context)
    let sequence = [pendingKey, key].compactMap(\.self)
    if let binding = bindings.first(where: { $0.keys == sequence }) {
      pendingKey = nil
      return perform(binding.command)
    }
    if pendingKey != nil {
      pendingKey = nil
      return press(key)
    }
    if bindings.contains(where: { $0.keys.count > 1 && $0.keys.first == key }) {
      pendingKey = key
      return []
    }
    if context.takesText { return type(key) }
    notice = .plain(unboundWords(key, context))
    return []
  }

  /// On a screen with no room nothing is drawn, and nothing may happen that cannot be seen.
  private mutating func pressUnseen(_ key: Key) -> [Effect] {
    pendingKey = nil
    return switch key {
    case .ctrl("l"): [.repaint]
    case .ctrl("z"): [.suspend]
    case .char("q") where dialogs.isEmpty || session.isChoosing: [.quit]
    default: []
    }
  }

  private mutating func paste(_ text: String) -> [Effect] {
    guard hasRoom else { return [] }
    // Where a path is asked for, several lines are no path.
    let isSnippet = keyContext == .importing && text.trimmed.contains(where: \.isNewline)
    guard keyContext.takesText, !isSnippet else {
      guard session.kiosk == nil else {
        notice = Self.notInKiosk
        return []
      }
      return openPaste(text)
    }
    var content = focusedContent
    var isWhole = true
    let effects = edit { field in
      content = content.holding(field, text)
      isWhole = field.insert(text, limit: content.limit)
      return true
    }
    if !isWhole { notice = Self.full(content) } else { forgetFullField() }
    return effects
  }

  private mutating func type(_ key: Key) -> [Effect] {
    var content = focusedContent
    var isWhole = true
    let effects = edit { field in
      guard case .char(let character) = key else { return field.handle(key, limit: content.limit) }
      content = content.holding(field, String(character))
      isWhole = field.insert(String(character), limit: content.limit)
      return isWhole
    }
    if !isWhole { notice = Self.full(content) } else { forgetFullField() }
    return effects
  }

  private static func full(_ content: TextField.Content) -> Notice {
    .warn("\(fieldIsFull): it holds at most \(content.most); the rest is left out.")
  }

  /// That a field was full says nothing of another one, nor of what it holds now.
  mutating func forgetFullField() {
    if notice.text.hasPrefix(Self.fieldIsFull) { notice = .plain("") }
  }

  private static let fieldIsFull = "This field is full"

  /// What the field is for that has the keyboard.
  private var focusedContent: TextField.Content { isSearching ? .words : topSheet?.content ?? .words }

  /// Lets `change` work on the text field that has the keyboard, and follows up if it did.
  private mutating func edit(_ change: (inout TextField) -> Bool) -> [Effect] {
    var isChanged = false
    let effects = editFocused { field in
      isChanged = change(&field)
      return isChanged
    }
    if isChanged, !dialogs.isEmpty { clearError() }
    return effects
  }

  /// What was wrong with a form may be fixed by what was typed since.
  mutating func clearError() {
    if notice.kind == .error { notice = .plain("") }
  }

  private mutating func editFocused(_ change: (inout TextField) -> Bool) -> [Effect] {
    if isSearching { return searchAsTyped(change) }
    if !dialogs.isEmpty { return withTopSheet { sheet, state in sheet.type(change, &state) } ?? [] }
    return change(&filter.text) ? selectFirstHit() : []
  }

  /// While one types, what is selected stays as long as it is a hit.
  private mutating func selectFirstHit() -> [Effect] {
    cursors.workflow.map(shows) == true ? [] : select(workflowIDs.first)
  }
}

extension TextField.Content {
  /// What a field is for once it holds more: of images only one that is written out, a data URL, may be long.
  fileprivate func holding(_ field: TextField, _ more: String) -> TextField.Content {
    guard self == .image else { return self }
    let start = field.isEmpty || field.isSelected ? more.prefix(5) : field.text.prefix(5)
    return start.lowercased() == "data:" ? self : .place
  }
}
