import Canvas
import MeshUI
import MeshVision

extension MeshUI.Thumbnail {
  /// A picture of at most 80 cells across, from which smaller ones are made.
  init(_ file: ImageFile) throws(ImageError) {
    let small = try file.pixels(maxSide: 640).thumbnail(columns: 80, rows: 40)
    let pixels = (0..<small.rows * 2).flatMap { line in
      (0..<small.columns).map { column -> Canvas.RGB in
        let cell = small[column, line / 2]
        let pixel = line % 2 == 0 ? cell.top : cell.bottom
        return Canvas.RGB(pixel.red, pixel.green, pixel.blue)
      }
    }
    self.init(
      columns: small.columns, rows: small.rows, pixels: pixels, imageWidth: file.info.width,
      imageHeight: file.info.height)
  }
}
