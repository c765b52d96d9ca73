/// A picture made to be shown in terminal cells with half blocks: each cell carries two pixels, one above the other.
///
/// A cell is about twice as high as wide, so that half a cell is about square and the picture keeps its proportions.
package struct Thumbnail: Hashable, Sendable {
  /// The two colours of one cell.
  package struct Cell: Hashable, Sendable {
    package let top: RGB
    package let bottom: RGB
  }

  package let columns: Int
  package let rows: Int
  private let image: PixelImage

  /// The largest thumbnail of `image` that fits in `columns` x `rows` cells (each at least 1).
  package init(of image: PixelImage, columns: Int, rows: Int) {
    precondition(columns > 0 && rows > 0, "a thumbnail has at least one cell")
    let scale = min(Double(columns) / Double(image.width), Double(rows * 2) / Double(image.height))
    self.columns = min(columns, max(1, Int((Double(image.width) * scale).rounded())))
    self.rows = min(rows, max(1, Int((Double(image.height) * scale / 2).rounded())))
    self.image = image.resized(width: self.columns, height: self.rows * 2)
  }

  /// The cell in `column` of `row`, both counted from 0 at the top left.
  package subscript(column: Int, row: Int) -> Cell {
    Cell(top: image[column, row * 2], bottom: image[column, row * 2 + 1])
  }
}

extension PixelImage {
  /// The largest thumbnail of this picture that fits in `columns` x `rows` terminal cells.
  package func thumbnail(columns: Int, rows: Int) -> Thumbnail {
    Thumbnail(of: self, columns: columns, rows: rows)
  }
}
