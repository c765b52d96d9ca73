import MeshCore

/// The editor stands where anybody may use it, and nothing of its owner can be reached from it.
package struct Kiosk: Hashable, Sendable {
  /// Without a key so long the sample app comes back.
  package let minutes: Int
  /// What ends it; nil: a signal alone.
  let word: String?

  package init(minutes: Int, word: String?) {
    self.minutes = minutes
    self.word = word
  }
}

extension Command {
  /// Whether it reaches what is not the visitor's: files, other programs, the clipboard, other apps, the shell.
  var isOwners: Bool {
    switch self {
    case .editText, .paste, .copy, .copyID, .copyCurl, .copyJSON, .copyYAML, .copyPython, .suspend, .openApps,
      .takeOver,
      .export:
      true
    default: false
    }
  }
}

extension State {
  static let notInKiosk = Notice.plain("That is not for visitors of this kiosk. Everything else works.")
  static let kioskStays = Notice.plain("This is a kiosk: it stays open.")

  /// Whoever comes is a visitor of this kiosk.
  package mutating func admit(_ kiosk: Kiosk?) { session.kiosk = kiosk }

  /// The visitor has gone: the next one finds the sample app as it is at the first start.
  mutating func welcomeNext() -> [Effect] {
    guard session.kiosk != nil, !running.contains(where: \.writes) else { return [] }
    let cancelled = running.filter { $0.title != nil }
    for job in cancelled { finish(job.kind) }
    dialogs = []
    return cancelled.map(Effect.cancel) + [start(.resetSample)]
  }

  mutating func openLeave() throws(Notice) -> [Effect] {
    guard let kiosk = session.kiosk else { throw .plain("This is not a kiosk: \(key(.close, in: .workflows)) quits.") }
    guard kiosk.word != nil else { throw .plain("This kiosk was given no word: only SIGTERM ends it.") }
    dialogs.append(.leave(LeaveForm()))
    return []
  }
}
