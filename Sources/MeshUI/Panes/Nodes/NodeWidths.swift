import Canvas
import MeshCore
import Panels

/// The columns of the table of nodes: the usual ones, and, where those would cut something though there is room for all of
/// it, what the nodes need.
struct NodeWidths: Hashable, Sendable {
  private(set) var id: Int
  private(set) var model: Int
  private(set) var from: Int
  private(set) var lastRun: Int
  let gap: Int
  static let version = 8

  init(_ state: State, _ rows: [NodeRow], columns: Int) {
    let isBroad = columns >= 78
    gap = isBroad ? 2 : 1
    let extra = columns - 85
    from = isBroad ? min(24, 10 + extra / 5) : Room(columns).isRoomy ? 9 : 7
    let all = columns - 5 - Self.version - 3 * gap
    let rest = all - from
    id = isBroad ? min(30, 16 + extra / 4) : max(1, columns >= 50 ? 16 : rest)
    model = isBroad ? min(36, 25 + extra / 3) : columns >= 50 ? rest - 16 : 0
    lastRun = isBroad && state.currentRun != nil ? rest - 1 - id - model : 0
    guard isBroad else { return }
    func longest(_ text: (NodeRow) -> String?) -> Int {
      rows.lazy.compactMap(text).map { width(of: sanitized($0)) }.max() ?? 0
    }
    let (ids, models) = (longest(\.id), longest(\.node.model.id))
    let inputs = max(7, longest { FieldChange.inputs($0.node.inputs) })
    let runs = lastRun > 0 ? max(8, longest { state.lastRun(of: $0.node)?.text }) + 1 : 0
    let isCut = ids > id || models > model || inputs > from || runs > max(0, lastRun)
    guard isCut, ids + models + inputs + runs <= all else { return }
    (id, model, from) = (max(8, ids), max(8, models), inputs)
    lastRun = runs > 0 ? all - 1 - id - model - from : 0
  }
}
