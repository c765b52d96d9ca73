import MeshCore

/// The key presses that changed what is staged since the start, each by the workflows in whose histories it stands: undo
/// in Staged goes through them, whichever step is selected.
struct StagingTurns: Hashable, Sendable {
  /// Oldest first.
  private(set) var made: [[WorkflowID]] = []
  /// The one that was undone last is the last.
  private(set) var undone: [[WorkflowID]] = []
  private var isOpen = false

  /// What is noted next is of another key press.
  mutating func begin() { isOpen = false }

  mutating func note(_ id: WorkflowID) {
    if !isOpen { made.append([]) }
    isOpen = true
    undone = []
    made[made.count - 1].append(id)
  }

  mutating func undo() -> [WorkflowID]? {
    guard let turn = made.popLast() else { return nil }
    undone.append(turn)
    return turn
  }

  mutating func redo() -> [WorkflowID]? {
    guard let turn = undone.popLast() else { return nil }
    made.append(turn)
    return turn
  }

  /// An act of one of these workflows was taken back by itself.
  mutating func undo(of ids: [WorkflowID]) { Self.move(ids, from: &made, to: &undone) }

  /// The same, made again.
  mutating func redo(of ids: [WorkflowID]) { Self.move(ids, from: &undone, to: &made) }

  private static func move(
    _ ids: [WorkflowID], from turns: inout [[WorkflowID]], to others: inout [[WorkflowID]]
  ) {
    guard let index = turns.lastIndex(where: { $0.contains(where: ids.contains) }),
      let place = turns[index].lastIndex(where: ids.contains)
    else { return }
    others.append([turns[index].remove(at: place)])
    if turns[index].isEmpty { turns.remove(at: index) }
  }
}
