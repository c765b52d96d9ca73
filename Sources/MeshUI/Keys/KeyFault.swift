import Canvas
import MeshCore
import Panels

/// A setting of keys that is not used, and why; the command keeps the keys that it has without it.
package struct KeyFault: Hashable, Sendable {
  package let line: Int
  /// `nodes: add-node`
  let subject: String
  let reason: String

  init(_ setting: KeySetting, _ reason: String) {
    line = setting.line
    subject = "\(setting.place): \(setting.command)"
    self.reason = reason
  }

  /// Two sentences at most.
  package var message: String { "line \(line), \(subject): \(reason) Its usual key stays." }
}

/// A setting of keys that can be read.
struct KeyChange {
  let setting: KeySetting
  /// Nil everywhere.
  let place: KeyContext?
  let command: Command
  let keys: [[Key]]

  /// Whether it decides of the command in that place, where `others` are set too.
  func decides(_ command: Command, in context: KeyContext, beside others: [KeyChange]) -> Bool {
    guard self.command == command else { return false }
    guard place == nil else { return place == context }
    return !others.contains { $0.command == command && $0.place == context }
  }
}

extension KeyChange {
  /// What a setting says, or why it can say nothing wherever else its keys may stand.
  static func read(_ setting: KeySetting) -> Result<KeyChange, RefusedKeys> {
    let place = KeyContext.allCases.first { $0.name == setting.place }
    guard place != nil || setting.place == "everywhere" else {
      return .refused("There is no such place. `meshwork keys` lists them, and everywhere is all of them.")
    }
    guard let command = Command.allCases.first(where: { $0.name == setting.command }) else {
      return .refused("There is no such command. `meshwork keys` lists them.")
    }
    let works = place.map { $0.bindings.contains { $0.command == command } } ?? true
    guard works else { return .refused("It does nothing there.") }
    guard setting.keys.count <= most else { return .refused("A command has at most \(most) keys.") }
    var keys: [[Key]] = []
    for written in setting.keys {
      switch sequence(written, for: command, in: place) {
      case .success(let sequence): if !keys.contains(sequence) { keys.append(sequence) }
      case .failure(let refusal): return .failure(refusal)
      }
    }
    return .success(KeyChange(setting: setting, place: place, command: command, keys: keys))
  }

  private static let most = 8

  private static func sequence(
    _ written: String, for command: Command, in place: KeyContext?
  ) -> Result<[Key], RefusedKeys> {
    guard let keys = [Key](keys: written) else {
      let isAlt = written.lowercased().hasPrefix("alt-") || written.lowercased().hasPrefix("meta-")
      return .refused(
        isAlt
          ? "Alt and a letter cannot be told from Esc and that letter." : "\(written) is not a key of `meshwork keys`.")
    }
    guard keys.count <= 2 else { return .refused("\(written) is more than two keys in a row.") }
    if keys.contains(where: left.contains) {
      return .refused("\(written) is left to tmux, screen, vim, flow control and split arrow keys.")
    }
    if let same = keys.compactMap({ sent[$0] }).first {
      return .refused("Terminals send \(same.name) for \(written).")
    }
    if command == .apply || command == .yes, keys.contains(where: tooNear.contains) {
      return .refused("\(written) is pressed without looking: it must never mean yes.")
    }
    if let place, !place.takes(keys) { return .refused("\(written) is for the text there.") }
    return .success(keys)
  }

  /// What terminals and the programs around them need.
  private static let left: Set<Key> = Set("[O".map(Key.char) + #"abhjksq\"#.map(Key.ctrl))
  /// What they send in place of some keys.
  private static let sent: [Key: Key] = [.ctrl("i"): .tab, .ctrl("m"): .enter]
  private static let tooNear: Set<Key> = [.enter, .char(" "), .escape]
}

/// Why a setting says nothing, as a sentence.
struct RefusedKeys: Error {
  let reason: String
}

extension Result where Failure == RefusedKeys {
  fileprivate static func refused(_ reason: String) -> Self { .failure(RefusedKeys(reason: reason)) }
}
