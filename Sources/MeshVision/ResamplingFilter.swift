/// The weights with which the samples along one axis make up each new sample.
struct ResamplingFilter {
  struct Tap {
    let first: Int
    let weights: Range<Int>
  }

  private(set) var taps: [Tap] = []
  private(set) var weights: [Float] = []

  /// A triangle, as wide as two of the new samples where there are fewer of these.
  init(triangleFrom old: Int, to new: Int) {
    let step = Float(old) / Float(new)
    let reach = max(step, 1)
    for index in 0..<new {
      let center = (Float(index) + 0.5) * step
      let first = max(0, Int(center - reach + 0.5))
      let end = min(old, max(first + 1, Int(center + reach + 0.5)))
      let shares = (first..<end).map { max(0, 1 - abs((Float($0) + 0.5 - center) / reach)) }
      let total = shares.reduce(0, +)
      // A hair under one, so that a sum of 255s plus the rounding half never reaches 256.
      append(shares.map { $0 / total * 0.99999 }, from: first)
    }
  }

  /// Keys' cubic with a = -0.5.
  init(bicubicFrom old: Int, to new: Int) {
    let step = Double(old) / Double(new)
    let width = max(step, 1)
    for index in 0..<new {
      let center = (Double(index) + 0.5) * step
      let first = max(0, Int(center - 2 * width + 0.5))
      let end = min(old, Int(center + 2 * width + 0.5))
      let shares = (first..<end).map { Self.cubic((Double($0) + 0.5 - center) / width) }
      let total = shares.reduce(0, +)
      append(shares.map { Float($0 / total) }, from: first)
    }
  }

  private mutating func append(_ shares: [Float], from first: Int) {
    taps.append(Tap(first: first, weights: weights.count..<weights.count + shares.count))
    weights += shares
  }

  private static func cubic(_ distance: Double) -> Double {
    let x = abs(distance)
    if x < 1 { return (1.5 * x - 2.5) * x * x + 1 }
    if x < 2 { return ((-0.5 * x + 2.5) * x - 4) * x + 2 }
    return 0
  }
}
