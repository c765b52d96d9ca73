import Canvas
import MeshCore
import Panels

/// How large a picture is shown.
enum Picture {
  /// The largest size within `room` that keeps the proportions; never larger than the thumbnail.
  static func size(of thumbnail: Thumbnail, within room: Size) -> Size {
    guard thumbnail.columns > 0, thumbnail.rows > 0, room.rows > 0, room.columns > 0 else {
      return Size(rows: 0, columns: 0)
    }
    let scale = min(
      1, Double(room.columns) / Double(thumbnail.columns), Double(room.rows) / Double(thumbnail.rows))
    return Size(
      rows: max(1, Int((Double(thumbnail.rows) * scale).rounded())),
      columns: max(1, Int((Double(thumbnail.columns) * scale).rounded())))
  }
}

extension Frame {
  /// Puts the picture of a run into `rect`, with the regions on it that `node` gave; with all, where it gave none.
  mutating func put(_ thumbnail: Thumbnail, of run: PredictionRun, showing node: NodeID?, in rect: Rect) {
    let words = "\(sanitized(run.image.title)) \(thumbnail.imageWidth)x\(thumbnail.imageHeight)"
    let own = run.outputs.first { $0.node.id == node }?.output
    let outputs = own?.data.regions.isEmpty == false ? [own].compactMap(\.self) : run.result.outputs
    let boxes = outputs.flatMap { output in
      output.data.regions.enumerated().compactMap { index, region in
        region.box.map { PictureBox($0, number: index + 1) }
      }
    }
    put(PlacedPicture(thumbnail.pixels, in: rect, boxes: boxes, words: words))
  }
}

extension PictureBox {
  init(_ box: Region.BoundingBox, number: Int) {
    self.init(top: box.top, left: box.left, bottom: box.bottom, right: box.right, number: number)
  }
}
