import Canvas
package import MeshCore

extension Keymap {
  /// The usual keys with those of the settings, and which of these are not used.
  package static func reading(_ settings: [KeySetting]) -> (keymap: Keymap, faults: [KeyFault]) {
    // The usual keys have no faults, and looking for some would be a tenth of the start.
    guard !settings.isEmpty else { return (.usual, []) }
    var faults: [KeyFault] = []
    var changes: [KeyChange] = []
    for setting in settings {
      switch KeyChange.read(setting) {
      case .success(let change): changes.append(change)
      case .failure(let refusal): faults.append(KeyFault(setting, refusal.reason))
      }
    }
    // Without one, others may stand in each other's way: a key that two commands swap.
    while let (index, reason) = fault(in: changes) {
      faults.append(KeyFault(changes.remove(at: index).setting, reason))
    }
    return (Keymap(changes), faults.sorted { $0.line < $1.line })
  }

  private init(_ settings: [KeyChange]) {
    var changes: [Command: [[Key]]] = [:]
    var places: [KeyContext: [Command: [[Key]]]] = [:]
    for change in settings {
      if let place = change.place {
        places[place, default: [:]][change.command] = change.keys
      } else {
        changes[change.command] = change.keys
      }
    }
    self.init(changes: changes, places: places)
  }

  /// The last of the changes that makes a key mean two things, or leaves a place without a way back.
  private static func fault(in changes: [KeyChange]) -> (index: Int, reason: String)? {
    let keymap = Keymap(changes)
    for context in KeyContext.allCases {
      func last(_ commands: Set<Command>) -> Int? {
        changes.lastIndex { change in
          commands.contains { change.decides($0, in: context, beside: changes) }
        }
      }
      let claims = keymap.claims(in: context)
      if let (one, other) = clash(claims), let index = last([one.command, other.command]) {
        let owner = changes[index].command == one.command ? other : one
        let taken = changes[index].command == one.command ? one : other
        return (
          index, "\(taken.keyNames) is, or begins with, the key of \(owner.command.name) in \(context.name)."
        )
      }
      let ways = Set(context.bindings.map(\.command)).intersection(Command.waysBack)
      if !ways.isEmpty, !claims.contains(where: { ways.contains($0.command) }), let index = last(ways) {
        return (index, "\(context.name) would be left without a way back.")
      }
    }
    return nil
  }

  /// Two commands of which one's keys are those of the other, or their beginning.
  private static func clash(_ claims: [Binding]) -> (Binding, Binding)? {
    var owners: [[Key]: Binding] = [:]
    for claim in claims {
      if let owner = owners[claim.keys], owner.command != claim.command { return (owner, claim) }
      if owners[claim.keys] == nil { owners[claim.keys] = claim }
    }
    for claim in claims where claim.keys.count > 1 {
      if let owner = owners[Array(claim.keys.prefix(1))] { return (owner, claim) }
    }
    return nil
  }
}
