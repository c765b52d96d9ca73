import MeshCore

extension State {
  /// The start without an app: nothing is read but the apps there are.
  mutating func beginChoosing(_ problems: [String]) -> [Effect] {
    notice = Self.warning(of: problems) ?? .plain("No app is named yet. Choose one; the choice is remembered.")
    return showApps()
  }

  mutating func openApps() -> [Effect] {
    guard !session.isLocal else {
      notice = .plain("The embedded backend has this one app. Start with --context NAME to work on a service.")
      return []
    }
    return showApps()
  }

  private mutating func showApps() -> [Effect] {
    dialogs.append(.apps(AppSheet()))
    return [start(.readApps)]
  }

  /// Reads the apps again; those that were used stay in sight meanwhile.
  mutating func readApps(for sheet: AppSheet) -> [Effect] {
    var sheet = sheet
    sheet.apps = []
    sheet.phase = .reading
    replaceTop(.apps(sheet))
    return [start(.readApps)]
  }

  /// What is chosen stays chosen while pages stream in.
  mutating func take(_ page: [App], isLast: Bool) -> [Effect] {
    guard let (place, sheet) = openAppSheet, sheet.phase == .reading else { return [] }
    var taken = sheet
    taken.choice = chosenRow(of: sheet)?.id
    let known = Set(sheet.apps.map(\.id))
    taken.apps += page.filter { !$0.id.isEmpty && !known.contains($0.id) }
    if isLast {
      taken.phase = .read
      finish(.readApps)
    }
    dialogs[place] = .apps(taken)
    return []
  }

  /// The reading of the apps ended without all of them, for this reason.
  mutating func stopReadingApps(_ reason: String) {
    guard case (let place, var sheet)? = openAppSheet else { return }
    sheet.phase = .failed(reason)
    dialogs[place] = .apps(sheet)
  }

  /// The sheet of apps, and where in the stack it is: the help may stand over it.
  private var openAppSheet: (place: Int, sheet: AppSheet)? {
    for case (let place, .apps(let sheet)) in dialogs.enumerated() { return (place, sheet) }
    return nil
  }

  mutating func moveChoice(of sheet: AppSheet, by distance: Int) {
    var sheet = sheet
    let rows = rows(of: sheet)
    guard !rows.isEmpty else { return }
    let place = rows.firstIndex { $0.id == sheet.choice } ?? 0
    sheet.choice = rows[clamped(place, by: distance, count: rows.count)].id
    replaceTop(.apps(sheet))
  }

  mutating func edit(_ sheet: AppSheet, _ change: (inout TextField) -> Bool) -> [Effect] {
    var sheet = sheet
    guard change(&sheet.text) else { return [] }
    sheet.choice = nil
    replaceTop(.apps(sheet))
    return []
  }

  /// Clears what is typed, then closes the sheet; there is nothing to go back to where no app is open.
  mutating func goBack(from sheet: AppSheet) -> [Effect] {
    if !sheet.text.isEmpty {
      var sheet = sheet
      sheet.choice = chosenRow(of: sheet)?.id
      sheet.text = TextField()
      replaceTop(.apps(sheet))
      return []
    }
    guard session.isChoosing else { return closeApps() }
    dialogs.append(.question(.quit))
    return []
  }

  private mutating func closeApps() -> [Effect] {
    dialogs.removeLast()
    let wasReading = running.contains(.readApps)
    finish(.readApps)
    return wasReading ? [.cancel(.readApps)] : []
  }

  /// Leaves the open app for the chosen one. What was drafted and staged here is journalled, and waits here.
  mutating func openChosen(of sheet: AppSheet) -> [Effect] {
    guard let row = chosenRow(of: sheet) else {
      notice = .plain("There is no app to open.")
      return []
    }
    guard !row.isOpen else {
      notice = .plain("\(row.id.name) is open already.")
      return closeApps()
    }
    guard !running.contains(where: \.writes) else {
      notice = .warn("A step is being sent: wait for its answer.")
      return []
    }
    return [.open(row.id)]
  }
}
