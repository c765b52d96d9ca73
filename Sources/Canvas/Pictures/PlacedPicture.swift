/// A picture on a frame, with boxes on it. It is seen in the cells of its place; what is drawn on them later hides it.
package struct PlacedPicture: Hashable, Sendable {
  package let pixels: Pixels
  /// Filled by the picture, whatever its proportions.
  package let rect: Rect
  /// At most ``mostBoxes``.
  package let boxes: [PictureBox]
  /// What is written instead where no picture can be shown: one short line.
  package let words: String

  /// More would hide the picture, and are drawn at every frame.
  package static let mostBoxes = 256

  package init(_ pixels: Pixels, in rect: Rect, boxes: [PictureBox] = [], words: String = "") {
    self.pixels = pixels
    self.rect = rect
    self.boxes = Array(boxes.prefix(Self.mostBoxes))
    self.words = words
  }
}

extension Frame {
  /// Puts a picture on the frame, over what was drawn there before.
  package mutating func put(_ picture: PlacedPicture) {
    guard !picture.rect.intersection(bounds).isEmpty else { return }
    pictures.append(picture)
    fill(picture.rect, paint: .picture)
  }

  /// The frame with some of its pictures only: the cells of the others stay see-through.
  package func keepingPictures(where isKept: (PlacedPicture) -> Bool) -> Frame {
    var frame = self
    frame.pictures = pictures.filter(isKept)
    return frame
  }

  /// The parts of a picture, by its index, that are to be seen, as rectangles that do not overlap.
  package func visibleParts(of index: Int) -> [Rect] {
    let area = pictures[index].rect.intersection(bounds)
    let above = pictures[(index + 1)...]
    return area.parts { row, column in
      cells[row * size.columns + column].paint == .picture
        && !above.contains { $0.rect.contains(row: row, column: column) }
    }
  }
}

extension Rect {
  /// The cells that are chosen, as rectangles: runs of a row, joined with equal runs above.
  func parts(where isChosen: (_ row: Int, _ column: Int) -> Bool) -> [Rect] {
    var done: [Rect] = []
    var open: [Rect] = []
    for row in row..<maxRow {
      var runs: [Rect] = []
      var start: Int?
      for column in column...maxColumn {
        if column < maxColumn, isChosen(row, column) {
          start = start ?? column
        } else if let first = start {
          runs.append(Rect(row: row, column: first, rows: 1, columns: column - first))
          start = nil
        }
      }
      for index in runs.indices {
        guard
          let above = open.firstIndex(where: { $0.column == runs[index].column && $0.columns == runs[index].columns })
        else { continue }
        runs[index].rows += open[above].rows
        runs[index].row = open[above].row
        open.remove(at: above)
      }
      done += open
      open = runs
    }
    return done + open
  }
}
