import MeshCore
import MeshVision

extension Operation {
  /// What is found in each of `parts`, or the parts they are cut into.
  func run(on parts: [Part], of image: PixelImage) -> [Part] {
    switch self {
    case .colors(let clusters, let share):
      parts.map { part in
        let colors = ColorModel.dominantColors(of: part.pixels(of: image), clusters: clusters, minimumShare: share)
        return Part(
          box: part.box,
          colors: colors.map { .init(hex: $0.hex, w3cHex: $0.w3cHex, w3cName: $0.w3cName, share: $0.share) })
      }
    case .quality(let revision):
      parts.map { part in
        let scores = QualityModel.scores(of: part.pixels(of: image), revision: revision)
        return Part(box: part.box, concepts: scores.map { Concept(id: $0.id, value: $0.value) })
      }
    case .tiles(let rows, let columns): parts.flatMap { $0.frame.tiles(rows: rows, columns: columns) }
    case .scale(let factor): parts.map { Part(box: $0.frame.scaled(by: factor)) }
    case .threshold(let least):
      parts.map { part in
        Part(box: part.box, concepts: part.concepts.filter { $0.value >= least })
      }
    }
  }
}

extension Part {
  fileprivate var frame: MeshCore.Region.BoundingBox { box ?? .init(top: 0, left: 0, bottom: 1, right: 1) }
}

extension MeshCore.Region.BoundingBox {
  /// Row by row.
  fileprivate func tiles(rows: Int, columns: Int) -> [Part] {
    func cut(_ start: Double, _ end: Double, _ index: Int, of count: Int) -> Double {
      index == count ? end : start + (end - start) * Double(index) / Double(count)
    }
    return (0..<rows).flatMap { row in
      (0..<columns).map { column in
        Part(
          box: .init(
            top: cut(top, bottom, row, of: rows), left: cut(left, right, column, of: columns),
            bottom: cut(top, bottom, row + 1, of: rows), right: cut(left, right, column + 1, of: columns)))
      }
    }
  }

  /// The box `factor` times as high and wide around the same centre, within the image.
  fileprivate func scaled(by factor: Double) -> Self {
    let height = (bottom - top) * factor / 2
    let width = (right - left) * factor / 2
    let (row, column) = ((top + bottom) / 2, (left + right) / 2)
    return Self(
      top: max(0, row - height), left: max(0, column - width), bottom: min(1, row + height),
      right: min(1, column + width))
  }
}
