import Canvas
import Panels

/// What the edges of one place draw in a cell: arms to the cells beside it.
struct GraphStroke: Hashable, Sendable {
  /// The arrow at the end of an edge.
  enum Head: Hashable, Sendable { case right, left }

  typealias Kind = GraphOrder.Edge.Kind

  /// Whose edges they are.
  let index: Int
  private var up: Kind?
  private var right: Kind?
  private var down: Kind?
  private var left: Kind?
  private var head: Head?

  init(of index: Int) {
    self.index = index
  }

  var isVertical: Bool { up != nil || down != nil }

  /// Adds the arm from `cell` to one beside it.
  mutating func join(_ cell: Position, to other: Position, _ kind: Kind) {
    if other.row < cell.row {
      up = kind.covering(up)
    } else if other.row > cell.row {
      down = kind.covering(down)
    } else if other.column < cell.column {
      left = kind.covering(left)
    } else {
      right = kind.covering(right)
    }
  }

  mutating func point(_ head: Head) { self.head = head }

  private var kinds: [Kind] { [up, right, down, left].compactMap(\.self) }

  var glyph: Character {
    switch head {
    case .right: return "→"
    case .left: return "←"
    case nil: break
    }
    if kinds.allSatisfy(\.isDotted) {
      if !isVertical { return "┄" }
      if left == nil, right == nil { return "┆" }
    }
    func weight(_ arm: Kind?) -> Joint.Weight { arm == nil ? .none : .light }
    return Joint(up: weight(up), right: weight(right), down: weight(down), left: weight(left)).glyph
  }

  var role: Role { kinds.contains(where: \.isError) ? .error : .graphEdge }
}

extension GraphOrder.Edge.Kind {
  fileprivate func covering(_ other: Self?) -> Self {
    guard let other else { return self }
    return other.rawValue > rawValue ? other : self
  }

  fileprivate var isDotted: Bool {
    switch self {
    case .gone, .broken: true
    case .plain, .back: false
    }
  }

  fileprivate var isError: Bool {
    switch self {
    case .broken, .back: true
    case .gone, .plain: false
    }
  }
}
