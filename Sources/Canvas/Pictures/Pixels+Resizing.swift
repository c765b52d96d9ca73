extension Pixels {
  /// The picture in another size: every pixel is the mean of what it covers, or, where it is made larger, lies between
  /// its neighbours.
  /// - Parameters: each within `1...longestSide`.
  package func resized(width: Int, height: Int) -> Pixels {
    guard width != self.width || height != self.height else { return self }
    let across = Shares.of(self.width, for: width)
    let down = Shares.of(self.height, for: height)
    // Rows first: what has been made narrow is read again for every line.
    var narrow = [Float](repeating: 0, count: width * self.height * 3)
    bytes.withUnsafeBufferPointer { source in
      for y in 0..<self.height {
        for (x, shares) in across.enumerated() {
          var (red, green, blue): (Float, Float, Float) = (0, 0, 0)
          for (place, weight) in shares.weights.enumerated() {
            let index = (y * self.width + shares.first + place) * 3
            red += Float(source[index]) * weight
            green += Float(source[index + 1]) * weight
            blue += Float(source[index + 2]) * weight
          }
          let index = (y * width + x) * 3
          (narrow[index], narrow[index + 1], narrow[index + 2]) = (red, green, blue)
        }
      }
    }
    var resized = [UInt8](repeating: 0, count: width * height * 3)
    var line = [Float](repeating: 0, count: width * 3)
    for (y, shares) in down.enumerated() {
      for index in line.indices {
        line[index] = 0.5
      }
      for (place, weight) in shares.weights.enumerated() {
        let start = (shares.first + place) * width * 3
        for index in line.indices {
          line[index] += narrow[start + index] * weight
        }
      }
      for index in line.indices {
        resized[y * width * 3 + index] = UInt8(max(0, min(255, line[index])))
      }
    }
    return Pixels(checkedWidth: width, height: height, bytes: resized)
  }

  /// Which of the old pixels one new pixel is made of, along one side, and how much of it each gives: together 1.
  private struct Shares {
    let first: Int
    let weights: [Float]

    static func of(_ old: Int, for new: Int) -> [Shares] {
      let scale = Float(old) / Float(new)
      return (0..<new).map { index in
        let center = (Float(index) + 0.5) * scale
        // A box as wide as a new pixel where pixels are lost, a tent as wide as two old ones where they are gained.
        let reach = scale >= 1 ? scale / 2 : 1
        let first = max(0, Int((center - reach).rounded(.down)))
        let last = min(old - 1, Int((center + reach).rounded(.up)) - 1)
        let weights = (first...max(first, last)).map { pixel -> Float in
          guard scale >= 1 else { return max(0, 1 - abs(Float(pixel) + 0.5 - center)) }
          return max(0, min(Float(pixel) + 1, center + reach) - max(Float(pixel), center - reach))
        }
        let sum = weights.reduce(0, +)
        return Shares(
          first: first, weights: sum > 0 ? weights.map { $0 / sum } : weights.map { _ in 1 / Float(weights.count) })
      }
    }
  }
}
