extension LumaPlane {
  /// The variance of the Laplacian (kernel 0 1 0, 1 -4 1, 0 1 0) over the pixels of `tile` that have all four neighbours;
  /// 0 if none has. Large where there are fine edges, small where the picture is smooth or blurred.
  ///
  /// Pech-Pacheco et al., "Diatom autofocusing in brightfield microscopy", ICPR 2000.
  func laplacianVariance(in tile: Tile) -> Double {
    var sum = 0
    var squares = 0
    let count = forEachInner(of: tile) { center in
      let neighbours = Int(values[center - 1]) + Int(values[center + 1])
      let response = neighbours + Int(values[center - width]) + Int(values[center + width]) - 4 * Int(values[center])
      sum += response
      squares += response * response
    }
    guard count > 0 else { return 0 }
    let mean = Double(sum) / Double(count)
    return Double(squares) / Double(count) - mean * mean
  }

  /// An estimate of the standard deviation of the noise in `tile`, in steps of luma: the mean response to a kernel
  /// (1 -2 1, -2 4 -2, 1 -2 1) that is blind to flat areas, slopes and straight edges.
  ///
  /// Immerkaer, "Fast noise variance estimation", CVIU 64(2), 1996.
  func noiseDeviation(in tile: Tile) -> Double {
    var sum = 0
    let count = forEachInner(of: tile) { center in
      let (above, below) = (center - width, center + width)
      let corners = Int(values[above - 1]) + Int(values[above + 1]) + Int(values[below - 1]) + Int(values[below + 1])
      let sides = Int(values[above]) + Int(values[below]) + Int(values[center - 1]) + Int(values[center + 1])
      sum += abs(corners - 2 * sides + 4 * Int(values[center]))
    }
    guard count > 0 else { return 0 }
    return (Double.pi / 2).squareRoot() * Double(sum) / (6 * Double(count))
  }

  /// Calls `body` with the offset of each pixel of `tile` that is not on the plane's border; how many there were.
  private func forEachInner(of tile: Tile, _ body: (Int) -> Void) -> Int {
    let columns = tile.columns.clamped(to: 1..<max(1, width - 1))
    let rows = tile.rows.clamped(to: 1..<max(1, height - 1))
    for row in rows {
      for column in columns { body(row * width + column) }
    }
    return columns.count * rows.count
  }
}
