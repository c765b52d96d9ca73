import Canvas
import MeshUI
import MeshVision

extension MeshUI.Thumbnail {
  /// A picture of at most 320 pixels a side and 80 cells across: more would be seen by few, and is sent to all.
  init(_ file: ImageFile, digest: String?) throws(ImageError) {
    let small = try file.pixels(maxSide: 320)
    let cells = small.thumbnail(columns: 80, rows: 40)
    guard let pixels = Pixels(width: small.width, height: small.height, bytes: small.pixels) else {
      preconditionFailure("a decoded picture has its pixels, and is as small as was asked")
    }
    self.init(
      columns: cells.columns, rows: cells.rows, pixels: pixels, imageWidth: file.info.width,
      imageHeight: file.info.height, digest: digest)
  }
}
