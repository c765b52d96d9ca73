/// How the cells of a picture are written.
package enum PictureRendering: Sendable {
  /// As cells, with its boxes.
  case cells(PictureCells)
  /// As cells over which the terminal paints the picture once it has come. None of them is a blank: runs of blanks are
  /// erased together with what is beside them.
  case covered(PictureCells)
  /// Not at all: the terminal lays the picture on them at once.
  case blank
  /// A terminal beyond tmux shows the picture in these characters.
  case placeholders(Kitty.ID, PictureCells)
  /// The picture's words stand where it would be.
  case words
}

extension Frame {
  /// The frame as cells only: what stands for each picture, by its index, is written where it is to be seen.
  package func resolved(_ rendering: (Int) -> PictureRendering) -> Frame {
    guard !pictures.isEmpty else { return self }
    var frame = self
    frame.pictures = []
    for (index, picture) in pictures.enumerated() {
      let rendering = rendering(index)
      let outlines = picture.outlines(in: rendering)
      for part in visibleParts(of: index) {
        for row in part.row..<part.maxRow {
          for column in part.column..<part.maxColumn {
            let place = Position(row: row - picture.rect.row, column: column - picture.rect.column)
            frame.cells[row * size.columns + column] = rendering.cell(at: place, outline: outlines[place])
          }
        }
      }
      if case .words = rendering { frame.write(words: picture, over: self) }
    }
    return frame
  }

  /// In the middle of the picture, as far as it is to be seen there.
  private mutating func write(words picture: PlacedPicture, over frame: Frame) {
    let rect = picture.rect
    let words = truncated(picture.words, to: rect.columns)
    let row = rect.row + rect.rows / 2
    let start = rect.column + (rect.columns - width(of: words)) / 2
    guard (start..<start + width(of: words)).allSatisfy({ frame[row, $0].paint == .picture }) else { return }
    write(words, row: row, column: start, paint: .role(.dim))
  }
}

extension PlacedPicture {
  /// The glyphs of its boxes, by their cells: none where they are drawn in pixels.
  fileprivate func outlines(in rendering: PictureRendering) -> [Position: Character] {
    guard case .cells = rendering else { return [:] }
    return Dictionary(boxes.flatMap { $0.cells(in: rect.size) }) { _, last in last }
  }
}

extension PictureRendering {
  /// - Parameter place: counted from the top left of the picture.
  fileprivate func cell(at place: Position, outline: Character?) -> Cell {
    switch self {
    case .words, .blank: return .blank
    case .cells(let cells):
      guard let outline else { return cells[place.row, place.column] }
      return cells.cell(outline, ink: RGB(255, 255, 255), row: place.row, column: place.column)
    case .covered(let cells):
      let cell = cells[place.row, place.column]
      return cell.glyph == " " ? Cell(base: Self.covered, paint: cell.paint) : cell
    case .placeholders(let id, let cells):
      return Cell(placeholderOf: id, row: place.row, column: place.column) ?? cells[place.row, place.column]
    }
  }

  /// Looks like a blank, and is none.
  private static let covered: Unicode.Scalar = "\u{A0}"
}

extension Cell {
  fileprivate init?(placeholderOf id: Kitty.ID, row: Int, column: Int) {
    guard let scalars = Placeholder.scalars(row: row, column: column, of: id) else { return nil }
    self.init(base: scalars[0], paint: .number(Int(id & 0xFF)))
    for mark in scalars.dropFirst() {
      join(mark)
    }
  }
}
