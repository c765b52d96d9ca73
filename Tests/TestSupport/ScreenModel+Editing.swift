internal import Canvas

extension ScreenModel {
  /// Erased cells keep the ground, as terminals with `bce` do.
  private var erased: Cell {
    var cell = Cell()
    cell.look.ground = look.ground
    return cell
  }

  mutating func erase(row: Int, _ columns: Range<Int>) {
    for column in columns {
      cells[row][column] = erased
    }
  }

  mutating func eraseLine(_ part: Int) {
    switch part {
    case 0: erase(row: cursor.row, cursor.column..<size.columns)
    case 1: erase(row: cursor.row, 0..<cursor.column + 1)
    default: erase(row: cursor.row, 0..<size.columns)
    }
  }

  mutating func eraseScreen(_ part: Int) {
    let rows: Range<Int>
    switch part {
    case 0:
      eraseLine(0)
      rows = min(cursor.row + 1, size.rows)..<size.rows
    case 1:
      eraseLine(1)
      rows = 0..<cursor.row
    default:
      rows = 0..<size.rows
      // What is cleared away is not kept.
      (pictures, placements) = ([:], [])
    }
    for row in rows {
      erase(row: row, 0..<size.columns)
    }
  }

  mutating func insertCells(_ count: Int) {
    let count = min(count, size.columns - cursor.column)
    cells[cursor.row].removeLast(count)
    cells[cursor.row].insert(contentsOf: repeatElement(erased, count: count), at: cursor.column)
  }

  mutating func deleteCells(_ count: Int) {
    let count = min(count, size.columns - cursor.column)
    cells[cursor.row].removeSubrange(cursor.column..<cursor.column + count)
    cells[cursor.row].append(contentsOf: repeatElement(erased, count: count))
  }

  /// Moves the rows from `top` to the end of the scroll region up by `count`, or down if it is negative.
  mutating func scroll(from top: Int, by count: Int) {
    guard scrollRegion.contains(top) else { return }
    let region = top..<scrollRegion.upperBound
    let distance = min(abs(count), region.count)
    let blank = repeatElement(Array(repeating: erased, count: size.columns), count: distance)
    if count > 0 {
      cells.removeSubrange(top..<top + distance)
      cells.insert(contentsOf: blank, at: region.upperBound - distance)
    } else {
      cells.removeSubrange(region.upperBound - distance..<region.upperBound)
      cells.insert(contentsOf: blank, at: top)
    }
  }

  mutating func lineFeed() {
    if cursor.row == scrollRegion.upperBound - 1 {
      scroll(from: scrollRegion.lowerBound, by: 1)
    } else {
      cursor.row = min(size.rows - 1, cursor.row + 1)
    }
  }

  mutating func reverseLineFeed() {
    if cursor.row == scrollRegion.lowerBound {
      scroll(from: scrollRegion.lowerBound, by: -1)
    } else {
      cursor.row = max(0, cursor.row - 1)
    }
  }
}

extension ScreenModel {
  mutating func setLook(_ sequence: ControlSequence) {
    var numbers = sequence.numbers[...]
    if numbers.isEmpty { numbers = [0] }
    while let number = numbers.popFirst() {
      switch number {
      case 0: look = Look()
      case 1: look.bold = true
      case 2: look.dim = true
      case 4: look.underline = true
      case 7: look.reverse = true
      case 22: (look.bold, look.dim) = (false, false)
      case 24: look.underline = false
      case 27: look.reverse = false
      case 30...37: look.ink = .indexed(number - 30)
      case 38: look.ink = Self.color(&numbers)
      case 39: look.ink = nil
      case 40...47: look.ground = .indexed(number - 40)
      case 48: look.ground = Self.color(&numbers)
      case 49: look.ground = nil
      case 90...97: look.ink = .indexed(number - 82)
      case 100...107: look.ground = .indexed(number - 92)
      case 10, 23, 25: break  // font, italic and blink off, which nobody turns on
      default: unknown.append(sequence.description)
      }
    }
  }

  /// What follows 38 or 48: `5;n` or `2;r;g;b`.
  private static func color(_ numbers: inout ArraySlice<Int>) -> Look.Color? {
    switch numbers.popFirst() {
    case 5: return numbers.popFirst().map { .indexed($0) }
    case 2:
      guard let red = numbers.popFirst(), let green = numbers.popFirst(), let blue = numbers.popFirst() else {
        return nil
      }
      return .rgb(RGB(UInt8(clamping: red), UInt8(clamping: green), UInt8(clamping: blue)))
    default: return nil
    }
  }
}
