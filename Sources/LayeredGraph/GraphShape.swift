/// How many rows a place takes, and on which of them its edges end.
struct GraphShape: Hashable, Sendable {
  let rows: Int
  /// The row on which edges leave to the right.
  let out: Int
  /// The row of the first edge from the left. Each has one of its own, so that they stay apart.
  let firstIn: Int

  static let lane = GraphShape(rows: 1, out: 0, firstIn: 0)

  private init(rows: Int, out: Int, firstIn: Int) {
    self.rows = rows
    self.out = out
    self.firstIn = firstIn
  }

  /// A box of so many lines, and with what stands below it.
  init(lines: Int, inputs: Int, hasNote: Bool) {
    let lines = max(1, lines, inputs)
    let out = 1 + (lines - 1) / 2
    self.init(rows: lines + 2 + (hasNote ? 1 : 0), out: out, firstIn: out - max(0, inputs - 1) / 2)
  }
}
