import Canvas
import MeshCore
import Panels

extension Frame {
  /// Draws a sheet over the panes it covers.
  mutating func put(_ sheet: some Sheet, _ state: State, _ layout: Layout) {
    let rect = layout.rect(of: type(of: sheet).place)
    guard let view = sheet.view(state, size: rect.size) else { return }
    put(view, in: rect)
    if let image = sheet.pictured(state), !state.kept.hidesPictures, let picture = state.thumbnails[image] {
      let place = sheet.picturePlace(state, size: rect.size)
      let size = Picture.size(of: picture, within: place.size)
      let words = "\(sanitized(image.title)) \(picture.imageWidth)x\(picture.imageHeight)"
      put(
        PlacedPicture(
          picture.pixels,
          in: Rect(
            row: rect.row + place.row, column: rect.column + place.column, rows: size.rows, columns: size.columns),
          words: words))
    }
    put(standing: view.standing, state)
    // The line at the left was joined to the panes that the sheet covers.
    if rect.column > 0 { putDivider(column: rect.column - 1, rows: rect.row..<rect.maxRow) }
  }
}
