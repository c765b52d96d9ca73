/// How the luma of a set of pixels is spread, from a histogram of its 256 steps.
struct LumaStatistics {
  private var histogram = [Int](repeating: 0, count: 256)
  private var count = 0

  /// - Precondition: the tile has at least one pixel.
  init(_ plane: LumaPlane, in tile: Tile) {
    for row in tile.rows {
      for column in tile.columns { histogram[Int(plane.values[row * plane.width + column])] += 1 }
    }
    count = tile.rows.count * tile.columns.count
  }

  /// 0...255.
  var mean: Double {
    Double(histogram.indices.reduce(0) { $0 + $1 * histogram[$1] }) / Double(count)
  }

  /// 0...127.5.
  var deviation: Double {
    let squares = Double(histogram.indices.reduce(0) { $0 + $1 * $1 * histogram[$1] }) / Double(count)
    return max(0, squares - mean * mean).squareRoot()
  }

  /// The lowest luma that at least `share` (0...1) of the pixels do not exceed.
  func percentile(_ share: Double) -> Int {
    var rest = share * Double(count)
    return histogram.firstIndex { bin in
      rest -= Double(bin)
      return rest <= 0
    } ?? 255
  }

  /// The part of the pixels whose luma lies in `range`, 0...1.
  func share(in range: ClosedRange<Int>) -> Double {
    Double(histogram[range].reduce(0, +)) / Double(count)
  }
}
