import Canvas
import Panels

extension State {
  /// What the screen is painted in: what is being looked at of the themes, or what was chosen.
  var shownTheme: Theme {
    for case .themes(let sheet) in dialogs.reversed() {
      return chosenTheme(of: sheet)?.theme ?? appearance.theme
    }
    return appearance.theme
  }

  mutating func openThemes() -> [Effect] {
    dialogs.append(.themes(ThemeSheet()))
    return [start(.readThemes(appearance.name))]
  }

  /// What there is to choose: as the terminal is, then each theme.
  func themes(of sheet: ThemeSheet) -> [NamedTheme] { themes(amid: sheet.entries) }

  func themes(amid files: [NamedTheme]) -> [NamedTheme] {
    [NamedTheme(name: Appearance.automatic, place: "light or dark", theme: appearance.automaticTheme, faults: [])]
      + files
  }

  /// Wears a theme from now on, and keeps it in the settings.
  mutating func wear(_ chosen: NamedTheme?) throws(Notice) -> [Effect] {
    guard let chosen else { return [] }
    guard let theme = chosen.usable else {
      throw .error("Not taken: it has a fault. " + chosen.faults.joined(separator: " "))
    }
    appearance.name = chosen.name
    appearance.theme = theme
    appearance.faults = []
    guard session.kiosk == nil else {
      // A visitor's choice is none of the owner's settings.
      notice = .ok("The theme is \(chosen.name), until somebody chooses another.")
      return []
    }
    return [start(.keepTheme(chosen.name))]
  }

  func chosenTheme(of sheet: ThemeSheet) -> NamedTheme? {
    let all = themes(of: sheet)
    return all.first { $0.id == sheet.choice ?? appearance.name } ?? all.first
  }

  /// Takes over what the files of themes say now. One with a fault is not worn: the last good one stays.
  mutating func adopt(_ themes: [NamedTheme]) -> [Effect] {
    let before = appearance.known?.first { $0.name == appearance.name }?.notes ?? []
    appearance.known = themes
    if let dark = themes.first(where: { $0.name == "dark" })?.usable { appearance.onDark = dark }
    if let light = themes.first(where: { $0.name == "light" })?.usable { appearance.onLight = light }
    appearance.follow()
    guard !appearance.isAutomatic else { return [] }
    guard let now = themes.first(where: { $0.name == appearance.name }) else {
      let gone = "There is no theme \(appearance.name) any more: its file is gone."
      if appearance.faults != [gone] { notice = .error("The last good theme stays. " + gone) }
      appearance.faults = [gone]
      return []
    }
    if let theme = now.usable {
      let isOther = theme != appearance.theme || !appearance.faults.isEmpty
      appearance.theme = theme
      appearance.faults = []
      if !now.notes.isEmpty, isOther || now.notes != before {
        notice = .warn("The theme \(now.name) is on the screen. " + now.notes.joined(separator: " "))
      } else if isOther {
        notice = .ok("The theme \(now.name) is read again, and on the screen.")
      }
    } else if now.faults != appearance.faults {
      appearance.faults = now.faults
      notice = .error("The last good theme stays. " + (now.faults + now.notes).joined(separator: " "))
    }
    return []
  }
}

extension NamedTheme {
  /// The theme, where its file has no fault.
  fileprivate var usable: Theme? { faults.isEmpty ? theme : nil }
}

extension ThemeSheet: Sheet {
  static var allKeys: [KeyContext] { [.themes] }

  var dialog: Dialog { .themes(self) }

  mutating func enter(_ state: inout State) throws(Notice) -> Flow {
    .close(try state.wear(state.chosenTheme(of: self)))
  }

  mutating func back(_ state: inout State) throws(Notice) -> Flow {
    state.notice = .plain("The theme is \(state.appearance.name), as it was.")
    return .close()
  }

  /// Themes are chosen one by one; a page scrolls what is said of the chosen one.
  mutating func move(_ motion: Motion, _ state: inout State) {
    if case .pages(let count) = motion {
      top = ThemeView(self, state, size: size(state)).scrolled(pages: count)
    } else {
      choice = state.themes(of: self).id(motion, from: choice ?? state.appearance.name, page: 1)
      top = 0
    }
  }

  mutating func perform(_ command: Command, _ state: inout State) throws(Notice) -> Flow {
    guard command == .refresh else { return .pass }
    return .stay([state.start(.readThemes(state.appearance.name))])
  }

  mutating func hear(_ news: News, isOnTop: Bool, _ state: inout State) -> Flow {
    if case .outcome(.themes(let entries)) = news { self.entries = entries }
    return .stay()
  }

  func text(_ state: State) -> [TextLine] { ThemeView(self, state, size: size(state)).text }

  mutating func show(hit line: Int, _ state: State) {
    let themes = state.themes(of: self)
    (choice, top) = line < themes.count ? (themes[line].id, 0) : (choice, max(0, line - themes.count - 2))
  }

  func view(_ state: State, size: Size) -> SheetView? { ThemeView(self, state, size: size).sheet }
}
