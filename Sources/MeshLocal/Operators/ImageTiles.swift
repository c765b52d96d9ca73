import MeshCore
import MeshVision

/// Cuts each part into tiles of one size, row by row.
struct ImageTiles: Operator {
  /// 1...8 each.
  var rows = 2
  var columns = 2

  static let model = CatalogueModel(
    id: "image-tiles", owner: Catalogue.local, typeID: "image-tiling-operator",
    summary: "Cuts a picture, or each region, into `rows` x `columns` tiles (1 to 8 each, 2 x 2 if not said).",
    versions: [
      .init(id: "a4c81f6e07d94b2593be5d10f8627c3a", createdAt: Catalogue.released, .computes(ImageTiles()))
    ])

  func filled(with parameters: Parameters) throws(Parameters.Fault) -> Self {
    try parameters.allow(["rows", "columns"])
    return ImageTiles(
      rows: try parameters.whole("rows", in: 1...8, or: rows),
      columns: try parameters.whole("columns", in: 1...8, or: columns))
  }

  func run(on parts: [Part], of picture: Picture) -> [Part] { parts.flatMap { tiles(of: $0.frame) } }

  private func tiles(of frame: MeshCore.Region.BoundingBox) -> [Part] {
    func cut(_ start: Double, _ end: Double, _ index: Int, of count: Int) -> Double {
      index == count ? end : start + (end - start) * Double(index) / Double(count)
    }
    return (0..<rows).flatMap { row in
      (0..<columns).map { column in
        Part(
          box: .init(
            top: cut(frame.top, frame.bottom, row, of: rows), left: cut(frame.left, frame.right, column, of: columns),
            bottom: cut(frame.top, frame.bottom, row + 1, of: rows),
            right: cut(frame.left, frame.right, column + 1, of: columns)))
      }
    }
  }
}
