import Canvas
import MeshUI
import MeshVision

extension MeshUI.Thumbnail {
  /// A picture of at most 800 pixels a side and 80 cells across: as many as a terminal is ever sent.
  init(_ file: ImageFile, digest: String?) throws(ImageError) {
    let small = try file.pixels(maxSide: 800)
    let cells = small.thumbnail(columns: 80, rows: 40)
    guard let pixels = Pixels(width: small.width, height: small.height, bytes: small.pixels) else {
      preconditionFailure("a decoded picture has its pixels, and is as small as was asked")
    }
    self.init(
      columns: cells.columns, rows: cells.rows, pixels: pixels, imageWidth: file.info.width,
      imageHeight: file.info.height, digest: digest)
  }
}
