/// How the cells of a picture are written.
package enum PictureRendering: Sendable {
  /// The picture lies beneath the text, and text on it is written as elsewhere.
  case beneath
  /// The terminal paints the picture over the cells. These hold what is not seen, but is no blank: runs of blanks are
  /// erased together with what is beside them.
  case painted(PictureCells)
  case cells(PictureCells)
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
      for part in visibleParts(of: index, underText: true) {
        let isUnderText = hasTextOnPicture(in: part)
        for row in part.row..<part.maxRow {
          for column in part.column..<part.maxColumn {
            let at = row * size.columns + column
            let place = Position(row: row - picture.rect.row, column: column - picture.rect.column)
            frame.cells[at] = cells[at].resolved(rendering, at: place, isUnderText: isUnderText)
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

extension Cell {
  /// - Parameters:
  ///   - place: counted from the top left of the picture.
  ///   - isUnderText: whether text stands on the part of the picture that this cell is of.
  fileprivate func resolved(_ rendering: PictureRendering, at place: Position, isUnderText: Bool) -> Cell {
    switch (rendering, paint) {
    case (.beneath, .onPicture): self
    // On the terminal's own ground, as the text beside it: see ``Theme/style(for:)``.
    case (.beneath, _) where isUnderText: Cell(base: " ", paint: .onPicture(RGB(0, 0, 0)))
    case (.beneath, _), (.words, _): .blank
    case (.painted(let cells), .onPicture(let ink)), (.cells(let cells), .onPicture(let ink)),
      (.placeholders(_, let cells), .onPicture(let ink)):
      cells.cell(glyph, ink: ink, row: place.row, column: place.column)
    case (.painted, _): Cell(base: Self.covered, paint: .plain)
    case (.cells(let cells), _): cells[place.row, place.column]
    case (.placeholders(let id, let cells), _):
      Cell(placeholderOf: id, row: place.row, column: place.column) ?? cells[place.row, place.column]
    }
  }

  /// Looks like a blank, and is none.
  private static let covered: Unicode.Scalar = "\u{A0}"

  private init?(placeholderOf id: Kitty.ID, row: Int, column: Int) {
    guard let scalars = Placeholder.scalars(row: row, column: column, of: id) else { return nil }
    self.init(base: scalars[0], paint: .number(Int(id & 0xFF)))
    for mark in scalars.dropFirst() {
      join(mark)
    }
  }
}
