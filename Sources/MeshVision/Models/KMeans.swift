/// Points sorted into groups around their means: Lloyd's algorithm from k-means++ starting points.
///
/// Arthur and Vassilvitskii, "k-means++: the advantages of careful seeding", SODA 2007. The seed is fixed, so the same points
/// always give the same groups.
struct KMeans {
  struct Cluster {
    var mean: SIMD3<Float>
    var count: Int
  }

  /// Groups with at least one point; fewer than asked for when there are fewer distinct points.
  private(set) var clusters: [Cluster]

  private static let mostRounds = 24

  init(_ points: [SIMD3<Float>], clusters count: Int) {
    clusters = Self.startingPoints(in: points, count: count).map { Cluster(mean: $0, count: 0) }
    var nearest = [Int](repeating: -1, count: points.count)
    for _ in 0..<Self.mostRounds {
      guard assign(points, to: &nearest) else { break }
      moveToMeans(of: points, nearest)
    }
  }

  /// Puts every point into the group of the nearest mean; false if none changed its group.
  private func assign(_ points: [SIMD3<Float>], to nearest: inout [Int]) -> Bool {
    var changed = false
    for (index, point) in points.enumerated() {
      var best = 0
      var bestDistance = Float.infinity
      for (candidate, cluster) in clusters.enumerated() {
        let distance = squaredDistance(point, cluster.mean)
        if distance < bestDistance { (best, bestDistance) = (candidate, distance) }
      }
      if nearest[index] != best {
        nearest[index] = best
        changed = true
      }
    }
    return changed
  }

  private mutating func moveToMeans(of points: [SIMD3<Float>], _ nearest: [Int]) {
    var sums = [SIMD3<Float>](repeating: .zero, count: clusters.count)
    for index in clusters.indices { clusters[index].count = 0 }
    for (point, group) in zip(points, nearest) {
      sums[group] += point
      clusters[group].count += 1
    }
    // A group that lost all its points keeps its mean: it may win some back.
    for index in clusters.indices where clusters[index].count > 0 {
      clusters[index].mean = sums[index] / Float(clusters[index].count)
    }
  }

  /// The first point drawn evenly, each further one with a chance that grows with its squared distance from those drawn.
  private static func startingPoints(in points: [SIMD3<Float>], count: Int) -> [SIMD3<Float>] {
    var random = SplitMix64(seed: 0x6D65_7368)
    guard let first = points.randomElement(using: &random) else { return [] }
    var chosen = [first]
    var distances = points.map { squaredDistance($0, first) }
    while chosen.count < count {
      let total = distances.reduce(0) { $0 + Double($1) }
      guard total > 0 else { break }
      var rest = total * Double(random.float(in: 0...1))
      let pick = distances.firstIndex { distance in
        rest -= Double(distance)
        return rest < 0
      }
      // Rounding may leave a crumb of `rest` behind the last point.
      guard let pick = pick ?? distances.lastIndex(where: { $0 > 0 }) else { break }
      chosen.append(points[pick])
      for (index, point) in points.enumerated() {
        distances[index] = min(distances[index], squaredDistance(point, points[pick]))
      }
    }
    return chosen
  }
}

private func squaredDistance(_ first: SIMD3<Float>, _ second: SIMD3<Float>) -> Float {
  let difference = first - second
  return (difference * difference).sum()
}
