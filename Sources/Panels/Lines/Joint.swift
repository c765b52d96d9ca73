package import Canvas

/// The character in which lines meet, by the weight of its four arms.
package struct Joint: Hashable, Sendable {
  package enum Weight: Int, Hashable, Sendable { case none, light, heavy }

  package var up: Weight
  package var right: Weight
  package var down: Weight
  package var left: Weight

  package init(up: Weight = .none, right: Weight = .none, down: Weight = .none, left: Weight = .none) {
    self.up = up
    self.right = right
    self.down = down
    self.left = left
  }

  package var glyph: Character {
    Self.glyphs[((up.rawValue * 3 + right.rawValue) * 3 + down.rawValue) * 3 + left.rawValue]
  }

  /// A heavy arm makes the whole joint part of the heavy line.
  package var role: Role { [up, right, down, left].contains(.heavy) ? .borderFocus : .border }

  private static let glyphs = Array(
    " ╴╸╷┐┑╻┒┓╶─╾┌┬┭┎┰┱╺╼━┍┮┯┏┲┳╵┘┙│┤┥╽┧┪└┴┵├┼┽┟╁╅┕┶┷┝┾┿┢╆╈╹┚┛╿┦┩┃┨┫┖┸┹┞╀╃┠╂╉┗┺┻┡╄╇┣╊╋")
}

extension Frame {
  package mutating func put(_ joint: Joint, row: Int, column: Int) {
    write(String(joint.glyph), row: row, column: column, paint: .role(joint.role))
  }

  /// Draws a vertical line that takes up what stands beside it: where a rule ends at it, both are joined.
  package mutating func putDivider(column: Int, rows: Range<Int>, weight: Joint.Weight = .light) {
    for row in rows where isFree(row: row, column: column) {
      let right = self[row, column + 1].arm
      let left = self[row, column - 1].arm
      let isJoint = right != .none || left != .none
      let joint = Joint(
        up: isJoint && row == rows.lowerBound ? self[row - 1, column].armDown : weight, right: right,
        down: isJoint && row == rows.upperBound - 1 ? .none : weight, left: left)
      put(joint, row: row, column: column)
    }
  }
}

extension Frame {
  /// Whether a line may go through the cell: a title on a rule stays whole.
  private func isFree(row: Int, column: Int) -> Bool {
    self[row, column] == .blank || self[row, column].isLine
  }
}

extension Cell {
  /// The weight of a rule's line in this cell. Only rules are painted in the border's roles, so bars do not count.
  fileprivate var arm: Joint.Weight {
    switch (glyph, paint) {
    case ("─", .role(.border, on: nil)): .light
    case ("━", .role(.borderFocus, on: nil)): .heavy
    case _: .none
    }
  }

  fileprivate var isLine: Bool {
    switch paint {
    case .role(.border, on: nil), .role(.borderFocus, on: nil): true
    case .role, .raw, .swatch, .picture, .number: false
    }
  }

  /// The weight of a vertical line that comes from this cell to the one below it.
  fileprivate var armDown: Joint.Weight {
    guard isLine else { return .none }
    switch glyph {
    case "│": return .light
    case "┃": return .heavy
    case _: return .none
    }
  }
}
