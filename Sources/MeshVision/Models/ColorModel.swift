/// One of the colours a picture is made of, and how much of the picture it covers.
package struct ColorShare: Hashable, Sendable {
  /// `#rrggbb`: the mean colour of the pixels it stands for.
  package let hex: String
  /// `#rrggbb` of the nearest named colour.
  package let w3cHex: String
  /// The nearest CSS colour name, in lower case: `lightsteelblue`.
  package let w3cName: String
  /// Part of the picture's pixels, 0...1.
  package let share: Double
}

/// Finds the colours that a picture is made of.
///
/// The picture is reduced to at most 112 pixels a side, and its pixels are grouped by k-means in CIELAB. Groups with the same
/// nearest named colour (CIE76) are one. The same picture always gives the same answer.
package enum ColorModel {
  private static let workingSide = 112

  /// At most `k` colours that each cover `minimumShare` (0...1) or more, the largest first; the shares add up to at most 1.
  package static func dominantColors(
    of image: PixelImage, clusters k: Int, minimumShare: Double
  ) -> [ColorShare] {
    let small = image.resized(toFit: workingSide)
    let points = (0..<small.height).flatMap { y in (0..<small.width).map { x in Lab(small[x, y]).vector } }
    let byName = Dictionary(grouping: KMeans(points, clusters: max(1, k)).clusters.filter { $0.count > 0 }) {
      NamedColor.nearest(to: Lab($0.mean))
    }
    return
      byName.map { name, clusters in color(of: clusters, named: name, among: points.count) }
      .filter { $0.share >= minimumShare }
      .sorted { ($0.share, $1.w3cName) > ($1.share, $0.w3cName) }
  }

  /// The mean of colours nearest to one name has that name too: the colours nearest to a point form a convex cell.
  private static func color(of clusters: [KMeans.Cluster], named name: NamedColor, among total: Int) -> ColorShare {
    let count = clusters.reduce(0) { $0 + $1.count }
    let sum = clusters.reduce(SIMD3<Float>.zero) { $0 + $1.mean * Float($1.count) }
    return ColorShare(
      hex: Lab(sum / Float(count)).rgb.hex, w3cHex: name.rgb.hex, w3cName: name.name,
      share: Double(count) / Double(total))
  }
}
