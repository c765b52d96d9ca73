import MeshCore
import Panels

/// Two editors on one app: one edits, the others look on and can take over.
extension State {
  /// What one who looks on is greeted with: who edits, and what.
  func lookingOn(_ holder: String) -> Notice {
    let changed = drafts.values.filter(\.hasChanges).map(\.id).sorted()
    let drafts =
      changed.isEmpty ? "no draft" : counted(changed.count, "draft") + " (\(changed.joined(separator: ", ")))"
    let steps = counted(staged.count, "staged step")
    return .warn(
      "\(holder) edits this app: \(drafts), \(steps). You look on. \(key(.takeOver, in: .workflows)) takes it over.")
  }

  /// What an edit is answered with while another editor has the app.
  var lookingOnly: Notice {
    .warn(
      "\(session.holder ?? "Another meshwork") edits this app; you look on. \(key(.refresh, in: .workflows)) looks again, \(key(.takeOver, in: .workflows)) takes it over."
    )
  }

  mutating func askToTakeOver() throws(Notice) -> [Effect] {
    guard let holder = session.holder else { throw .plain("You edit this app already; nobody else does.") }
    dialogs.append(.question(.takeOver(holder)))
    return []
  }

  /// The app is free: it is opened anew, with all that was journalled until now.
  mutating func takeHandedOver() -> [Effect] {
    guard running.contains(.takeOver) else { return [] }
    finish(.takeOver)
    return [.open(session.app)]
  }

  /// Gives the app up where another editor wants it, once nothing is being written or waits to be.
  mutating func yieldIfWanted() -> [Effect] {
    guard let wanted, unsaved == nil, !running.contains(where: \.writes) else { return [] }
    self.wanted = nil
    // Who has given up waiting would leave the app without an editor.
    return clock.now < wanted.until ? [.leave(.yielded(to: wanted.holder))] : []
  }
}
