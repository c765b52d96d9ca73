/// Judges how a picture was taken, not what it shows.
///
/// The picture is first reduced to at most 512 pixels a side, so that its size does not change the judgement. The concepts
/// are `sharp`, `blurry`, `bright`, `dark`, `contrast`, `colorful`, `underexposed` and `overexposed`.
package enum QualityModel {
  /// One way of computing the concepts. The two agree on plain pictures and part where one number for the whole picture
  /// misleads: a soft background, noise, a light in the dark.
  package enum Revision: Hashable, Sendable, CaseIterable {
    /// Statistics of the whole picture.
    /// - `sharp` = V / (V + 250), V the variance of the Laplacian; `blurry` = 1 - `sharp`
    /// - `bright` = mean luma / 255; `dark` = 1 - `bright`
    /// - `contrast` = standard deviation of the luma / 127.5
    /// - `underexposed`, `overexposed`: the part of the pixels with luma at most 12, at least 243
    case global
    /// Statistics of 8 x 8 tiles, and percentiles.
    /// - `sharp` as above, but V is that of the tile which nine of ten do not exceed, less 20 s^2: what noise of deviation s
    ///   adds to it (the sum of the kernel's squares is 20). s is estimated where the picture is flattest: the lowest quarter
    /// - `bright` = median luma / 255; `dark`: the part of the tiles whose mean luma is under 64
    /// - `contrast` = (95th - 5th percentile of the luma) / 255
    /// - `underexposed`, `overexposed`: the part of the tiles in which most pixels are as dark, as light
    case tiled
  }

  private static let workingSide = 512
  private static let tilesAcross = 8
  private static let extremelyColorful = 109.0
  private static let blackest = 0...12
  private static let whitest = 243...255

  /// The eight concepts, the strongest first.
  package static func scores(of image: PixelImage, revision: Revision) -> [Score] {
    let small = image.resized(toFit: workingSide)
    let luma = LumaPlane(small)
    let exposure =
      switch revision {
      case .global: global(luma)
      case .tiled: tiled(luma)
      }
    let scores = exposure + [Score(id: "colorful", value: min(1, colorfulness(of: small) / extremelyColorful))]
    return scores.sorted { ($0.value, $1.id) > ($1.value, $0.id) }
  }

  private static func global(_ luma: LumaPlane) -> [Score] {
    let sharp = sharpness(luma.laplacianVariance(in: luma.bounds))
    let statistics = LumaStatistics(luma, in: luma.bounds)
    let bright = statistics.mean / 255
    return [
      Score(id: "sharp", value: sharp),
      Score(id: "blurry", value: 1 - sharp),
      Score(id: "bright", value: bright),
      Score(id: "dark", value: 1 - bright),
      Score(id: "contrast", value: min(1, statistics.deviation / 127.5)),
      Score(id: "underexposed", value: statistics.share(in: blackest)),
      Score(id: "overexposed", value: statistics.share(in: whitest)),
    ]
  }

  private static func tiled(_ luma: LumaPlane) -> [Score] {
    let tiles = luma.tiles(tilesAcross)
    let noise = rank(0.25, of: tiles.map(luma.noiseDeviation))
    let edges = rank(0.9, of: tiles.map(luma.laplacianVariance))
    let sharp = sharpness(max(0, edges - 20 * noise * noise))
    let whole = LumaStatistics(luma, in: luma.bounds)
    let parts = tiles.map { LumaStatistics(luma, in: $0) }
    func share(where isSo: (LumaStatistics) -> Bool) -> Double {
      Double(parts.count(where: isSo)) / Double(parts.count)
    }
    return [
      Score(id: "sharp", value: sharp),
      Score(id: "blurry", value: 1 - sharp),
      Score(id: "bright", value: Double(whole.percentile(0.5)) / 255),
      Score(id: "dark", value: share { $0.mean < 64 }),
      Score(id: "contrast", value: Double(whole.percentile(0.95) - whole.percentile(0.05)) / 255),
      Score(id: "underexposed", value: share { $0.share(in: blackest) > 0.5 }),
      Score(id: "overexposed", value: share { $0.share(in: whitest) > 0.5 }),
    ]
  }

  /// A variance of 250 (a snapshot neither crisp nor soft) becomes 0.5.
  private static func sharpness(_ variance: Double) -> Double {
    variance / (variance + 250)
  }

  /// The value that `share` (0...1) of `values`, which are not empty, do not exceed.
  private static func rank(_ share: Double, of values: [Double]) -> Double {
    values.sorted()[Int(share * Double(values.count - 1))]
  }
}
