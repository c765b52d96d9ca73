/// A picture in cells of up to four pixels each, in the colours that a terminal has.
///
/// A cell has two colours: of the ways to part its pixels in two the one is taken that loses least. Where the colours are
/// few, what one cell gets wrong is made up for in those beside and below it, always in the same way, so that an unchanged
/// picture has unchanged cells.
package struct PictureCells: Sendable {
  package let size: Size
  private let cells: [Cell]
  /// Half as light as the picture there: white lines can be seen on it.
  private let grounds: [RGB]

  /// - Parameter shapes: the glyphs that the terminal has.
  package init(_ pixels: Pixels, size: Size, depth: ColorDepth, shapes: BlockShapes) {
    self.size = size
    guard size.rows > 0, size.columns > 0 else {
      (cells, grounds) = ([], [])
      return
    }
    let small = pixels.resized(
      width: min(size.columns * 2, Pixels.longestSide), height: min(size.rows * 2, Pixels.longestSide))
    let levels = depth == .mono ? Self.levels(of: small, size) : 0...1
    var errors = Errors(columns: size.columns)
    var cells = Array(repeating: Cell.blank, count: size.rows * size.columns)
    var grounds = Array(repeating: RGB(0, 0, 0), count: cells.count)
    for row in 0..<size.rows {
      errors.beginRow()
      // There and back, as one ploughs: errors that always went the same way would be seen as streaks.
      let step = row % 2 == 0 ? 1 : -1
      for place in 0..<size.columns {
        let column = step == 1 ? place : size.columns - 1 - place
        let four = FourPixels(small, x: column * 2, y: row * 2)
        let (cell, error) = four.cell(depth: depth, shapes: shapes, levels: levels, owed: errors[column])
        errors.spread(error, from: column, towards: step)
        cells[row * size.columns + column] = cell
        grounds[row * size.columns + column] = four.darkened
      }
    }
    self.cells = cells
    self.grounds = grounds
  }

  /// What is black and what is white where there are five shades: without the few darkest and lightest cells, so that a
  /// picture that has neither can be told all the same. One that is nearly even stays so.
  private static func levels(of pixels: Pixels, _ size: Size) -> ClosedRange<Float> {
    var lights: [Float] = []
    for row in 0..<size.rows {
      for column in 0..<size.columns { lights.append(FourPixels(pixels, x: column * 2, y: row * 2).lightness) }
    }
    lights.sort()
    let few = lights.count / 32
    let (low, high) = (lights[few], lights[lights.count - 1 - few])
    return high - low >= 0.2 ? low...high : 0...1
  }

  /// What is shown in a cell, counted from the top left of the picture.
  package subscript(row: Int, column: Int) -> Cell { cells[row * size.columns + column] }

  /// A glyph in that cell instead of the picture.
  package func cell(_ glyph: Character, ink: RGB, row: Int, column: Int) -> Cell {
    Cell(glyph: glyph, paint: .raw(ink: ink, ground: grounds[row * size.columns + column]))
  }

  /// What cells lack of their looks, which their neighbours make up for, in the shares of Floyd and Steinberg.
  private struct Errors {
    private var this: [OKLab]
    private var next: [OKLab]

    init(columns: Int) {
      this = Array(repeating: .black, count: columns)
      next = this
    }

    subscript(column: Int) -> OKLab { this[column] }

    mutating func beginRow() {
      swap(&this, &next)
      for column in next.indices {
        next[column] = .black
      }
    }

    mutating func spread(_ error: OKLab, from column: Int, towards step: Int) {
      // Cells are so large that each is seen: in full, errors would be seen too.
      let error = error.paler(FourPixels.carried) * 0.4
      if this.indices.contains(column + step) {
        this[column + step] = this[column + step] + error * (7 / 16)
        next[column + step] = next[column + step] + error * (1 / 16)
      }
      if this.indices.contains(column - step) { next[column - step] = next[column - step] + error * (3 / 16) }
      next[column] = next[column] + error * (5 / 16)
    }
  }
}

/// Which blocks a terminal can draw.
package enum BlockShapes: Hashable, Sendable {
  /// None: a cell is a blank of one colour.
  case blank
  /// Upper and lower halves, which even the Linux console has.
  case halves
  case quadrants
}
