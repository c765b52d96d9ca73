import Canvas
import MeshCore
import Panels

/// Where the parts of the Prediction pane stand: the picture beside the results where the pane is broad, above them
/// where it is slim.
struct PredictionPlaces: Hashable, Sendable {
  /// What is said of the run as a whole.
  let facts: Rect
  /// Empty while there is no picture, or no room for one.
  let picture: Rect
  /// The results, which scroll.
  let lines: Rect
  /// The column of the line between picture and results.
  let divider: Int?
  let isZoomed: Bool

  init(_ state: State, in rect: Rect, isZoomed: Bool) {
    let thumbnail =
      state.showsRawPrediction || state.kept.hidesPictures
      ? nil : state.currentRun.flatMap { state.picture(of: $0).thumbnail }
    let isFull = isZoomed && !state.showsRawPrediction && Room(rect.columns).isRoomy && rect.rows >= 14
    self.isZoomed = isFull
    let content = rect.inset(top: 1, bottom: isFull ? 1 : 0)
    if isFull {
      let (side, rest) = content.splitColumns(left: max(24, rect.columns * 2 / 5))
      let room = Size(rows: max(0, side.rows - 6), columns: side.columns - 2)
      let size = thumbnail.map { Picture.size(of: $0, within: room) } ?? Size(rows: 0, columns: 0)
      picture = Rect(row: side.row, column: side.column + 1, rows: size.rows, columns: size.columns)
      facts = side.inset(top: size.rows == 0 ? 0 : size.rows + 1)
      divider = side.maxColumn
      lines = rest.inset(left: 1)
      return
    }
    divider = nil
    let (head, rest) = content.splitRows(top: 1)
    facts = head
    let isBroad = rest.columns > rest.rows * 3 && rest.columns >= 44
    guard let thumbnail, rest.rows >= (isBroad ? 4 : 9) else {
      picture = Rect(row: rest.row, column: rest.column, rows: 0, columns: 0)
      lines = rest
      return
    }
    let room =
      isBroad
      ? Size(rows: rest.rows, columns: rest.columns * 2 / 5)
      : Size(rows: rest.rows * 9 / 20, columns: rest.columns - 2)
    let size = Picture.size(of: thumbnail, within: room)
    picture = Rect(row: rest.row, column: rest.column + 1, rows: size.rows, columns: size.columns)
    lines = isBroad ? rest.inset(left: size.columns + 1) : rest.inset(top: size.rows + (rest.rows > 14 ? 1 : 0))
  }
}
