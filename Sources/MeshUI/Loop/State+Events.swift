import Canvas
import MeshCore

extension State {
  mutating func handle(_ event: Event) -> [Effect] {
    switch event {
    case .key(let key): return press(key)
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
    case .resumed: return [.repaint]
    case .hangup, .terminate: return [.leave(.quit)]
    case .woken: return []
    }
  }

  private mutating func press(_ key: Key) -> [Effect] {
    guard hasRoom else { return pressUnseen(key) }
    notice.isFolded = true
    let context = keyContext
    let bindings = Keymap.bindings(context)
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
    notice = .plain(Self.unboundWords(key, bindings))
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

  /// Says what the key would be in the other case: `d` names `D`.
  private static func unboundWords(_ key: Key, _ bindings: [Binding]) -> String {
    // Where there is no help there are only two answers.
    guard bindings.contains(where: { $0.command == .help }) else { return "y does it, n leaves it." }
    if case .char(let character) = key {
      let other = character.isUppercase ? character.lowercased() : character.uppercased()
      if let binding = bindings.first(where: { $0.keyNames == other }) {
        return "\(key.name) does nothing here. \(other) would \(binding.help)."
      }
    }
    return "\(key.name) does nothing here. ? shows the keys."
  }

  private mutating func paste(_ text: String) -> [Effect] {
    guard hasRoom else { return [] }
    // Where a path is asked for, several lines are no path.
    let isSnippet = keyContext == .importing && text.trimmed.contains(where: \.isNewline)
    guard keyContext.takesText, !isSnippet else { return openPaste(text) }
    let content = focusedContent
    var isWhole = true
    let effects = edit { field in
      isWhole = field.insert(text, limit: content.limit)
      return true
    }
    if !isWhole { notice = Self.full(content) } else { forgetFullField() }
    return effects
  }

  private mutating func type(_ key: Key) -> [Effect] {
    let content = focusedContent
    var isWhole = true
    let effects = edit { field in
      guard case .char(let character) = key else { return field.handle(key, limit: content.limit) }
      isWhole = field.insert(String(character), limit: content.limit)
      return isWhole
    }
    if !isWhole { notice = Self.full(content) } else { forgetFullField() }
    return effects
  }

  private static func full(_ content: TextField.Content) -> Notice {
    .warn("\(fieldIsFull): it holds at most \(content.most). What is longer is left out.")
  }

  /// That a field was full says nothing of another one, nor of what it holds now.
  mutating func forgetFullField() {
    if notice.text.hasPrefix(Self.fieldIsFull) { notice = .plain("") }
  }

  private static let fieldIsFull = "This field is full"

  /// What the field is for that has the keyboard.
  private var focusedContent: TextField.Content {
    switch dialogs.last {
    case .nodeForm(let form):
      switch form.focus {
      case .model: .place
      case .version, .id, .inputs, .output: .id
      case .parameters: .parameters
      }
    case .newWorkflow, .rename: .workflowID
    case .predict: .image
    case .paste, .apps: .place
    // An id of another client may be longer than those that are made here, and has to be typed whole.
    case .plan: .place
    case nil, .help, .versions, .workflowVersions, .applied, .history, .question, .copy, .conflict, .uses: .words
    }
  }

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

  /// What was wrong with a form may be mended by what was typed since.
  mutating func clearError() {
    if notice.kind == .error { notice = .plain("") }
  }

  private mutating func editFocused(_ change: (inout TextField) -> Bool) -> [Effect] {
    switch dialogs.last {
    case nil:
      guard change(&filter.text) else { return [] }
      return selectFirstHit()
    case .help(var sheet):
      guard change(&sheet.text) else { return [] }
      sheet.choice = 0
      replaceTop(.help(sheet))
      return []
    case .apps(let sheet):
      return edit(sheet, change)
    case .nodeForm(let form):
      return edit(form, change)
    case .newWorkflow(var field):
      guard change(&field) else { return [] }
      replaceTop(.newWorkflow(field))
      kept.newWorkflow = field.text
      return [keptEntry]
    case .rename(var form):
      guard change(&form.id) else { return [] }
      replaceTop(.rename(form))
      return keepText(of: form)
    case .predict(var form):
      guard change(&form.image) else { return [] }
      form.choice = form.image.isEmpty ? 0 : nil
      form.error = nil
      replaceTop(.predict(form))
      kept.image = form.image.text
      return [keptEntry]
    case .plan(var sheet):
      guard var field = sheet.confirmation, change(&field) else { return [] }
      sheet.confirmation = field
      sheet.wasRefused = false
      replaceTop(.plan(sheet))
      return []
    case .paste(let sheet):
      return edit(sheet, change)
    case .versions, .workflowVersions, .applied, .history, .question, .copy, .conflict, .uses:
      return []
    }
  }

  /// While one types, what is selected stays as long as it is a hit.
  private mutating func selectFirstHit() -> [Effect] {
    let ids = workflowIDs
    return cursors.workflow.map(ids.contains) == true ? [] : select(ids.first)
  }
}
