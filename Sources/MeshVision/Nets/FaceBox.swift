/// A rectangle where a face may be, in pixels of the picture; may reach beyond it.
struct FaceBox {
  /// Left, top, right, bottom.
  var edges: SIMD4<Float>
  /// What the last net that looked at it said.
  var guess: FaceGuess

  var width: Float { edges[2] - edges[0] }
  var height: Float { edges[3] - edges[1] }

  /// Each edge moved as the guess says; `extra` is counted to the box's size.
  func moved(extra: Float) -> FaceBox {
    var box = self
    let size = SIMD4(width + extra, height + extra, width + extra, height + extra)
    box.edges += guess.shift * size
    return box
  }

  /// Where the guess sees the points of the face, in pixels, within this box, which is the one that was looked at.
  var points: [SIMD2<Float>] {
    let half = guess.points.count / 2
    return (0..<half).map { index in
      SIMD2(
        (width + 1) * guess.points[index] + edges[0] - 1, (height + 1) * guess.points[half + index] + edges[1] - 1)
    }
  }

  /// The smallest square around the same centre that is as wide and as high.
  var squared: FaceBox {
    var box = self
    let side = max(width, height)
    let (left, top) = (edges[0] + (width - side) / 2, edges[1] + (height - side) / 2)
    box.edges = SIMD4(left, top, left + side, top + side)
    return box
  }

  /// The pixels of it that a picture has, the first counting as 1; nil where it has none.
  func cut(of image: PixelImage) -> AreaResize.Cut? {
    // Damaged weights may say anything.
    guard (0..<4).allSatisfy({ abs(edges[$0]) < 1e6 }) else { return nil }
    let (left, top) = (max(1, Int(edges[0])), max(1, Int(edges[1])))
    let (right, bottom) = (min(image.width, Int(edges[2])), min(image.height, Int(edges[3])))
    guard right >= left, bottom >= top else { return nil }
    return AreaResize.Cut(columns: left - 1..<right, rows: top - 1..<bottom)
  }
}

extension [FaceBox] {
  /// What the area that two boxes share is compared with.
  enum Overlap {
    /// All that both cover.
    case union
    /// The smaller of them, both counted a pixel larger: a box within another one goes.
    case smaller
  }

  /// The boxes, the surest first, without those that share more than `most` with a surer one. At most `count` of the surest
  /// are looked at, which bounds the time.
  func distinct(most: Float, _ overlap: Overlap = .union, of count: Int) -> [FaceBox] {
    // Stable: of equals the first.
    let order = indices.sorted { (self[$0].guess.score, $1) > (self[$1].guess.score, $0) }.prefix(count)
    var kept: [FaceBox] = []
    for index in order where !kept.contains(where: { Self.share($0, self[index], overlap) > most }) {
      kept.append(self[index])
    }
    return kept
  }

  private static func share(_ one: FaceBox, _ other: FaceBox, _ overlap: Overlap) -> Float {
    let extra: Float = overlap == .smaller ? 1 : 0
    let width = Swift.min(one.edges[2], other.edges[2]) - Swift.max(one.edges[0], other.edges[0]) + extra
    let height = Swift.min(one.edges[3], other.edges[3]) - Swift.max(one.edges[1], other.edges[1]) + extra
    guard width > 0, height > 0 else { return 0 }
    let areas = [one, other].map { ($0.width + extra) * ($0.height + extra) }
    let shared = width * height
    switch overlap {
    case .union: return shared / (areas[0] + areas[1] - shared)
    case .smaller: return shared / Swift.min(areas[0], areas[1])
    }
  }
}
