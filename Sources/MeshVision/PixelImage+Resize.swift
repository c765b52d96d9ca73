extension PixelImage {
  /// This picture, made smaller so that its longer side is at most `maxSide` pixels; unchanged if it already fits.
  package func resized(toFit maxSide: Int) -> PixelImage {
    let size = PixelSize(width: width, height: height).fitted(to: maxSide)
    return resized(width: size.width, height: size.height)
  }

  /// This picture at exactly `width` x `height` pixels (each at least 1), with a triangle filter as wide as two of the
  /// new pixels when it shrinks, and linear interpolation when it grows.
  package func resized(width newWidth: Int, height newHeight: Int) -> PixelImage {
    if newWidth == width && newHeight == height { return self }
    let rows = widened(to: newWidth)
    return PixelImage(
      width: newWidth, height: newHeight,
      pixels: Self.stacked(rows, rowLength: newWidth * 3, taps: ResamplingFilter(triangleFrom: height, to: newHeight)))
  }

  /// The rows of this picture at a new width, still `height` of them.
  private func widened(to newWidth: Int) -> [UInt8] {
    if newWidth == width { return pixels }
    let filter = ResamplingFilter(triangleFrom: width, to: newWidth)
    var result = [UInt8](repeating: 0, count: newWidth * height * 3)
    var target = 0
    for row in 0..<height {
      let start = row * width * 3
      for tap in filter.taps {
        var sum = SIMD3<Float>(repeating: 0.5)
        var source = start + tap.first * 3
        for weight in filter.weights[tap.weights] {
          let pixel = SIMD3<Float>(Float(pixels[source]), Float(pixels[source + 1]), Float(pixels[source + 2]))
          sum += pixel * weight
          source += 3
        }
        result[target] = UInt8(sum.x)
        result[target + 1] = UInt8(sum.y)
        result[target + 2] = UInt8(sum.z)
        target += 3
      }
    }
    return result
  }

  /// Each output row as the weighted sum of whole input rows, which keeps the inner loop straight through memory.
  private static func stacked(_ rows: [UInt8], rowLength: Int, taps filter: ResamplingFilter) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: filter.taps.count * rowLength)
    var sums = [Float](repeating: 0, count: rowLength)
    for (row, tap) in filter.taps.enumerated() {
      for index in 0..<rowLength { sums[index] = 0.5 }
      for (step, weight) in filter.weights[tap.weights].enumerated() {
        let start = (tap.first + step) * rowLength
        for index in 0..<rowLength { sums[index] += Float(rows[start + index]) * weight }
      }
      let start = row * rowLength
      for index in 0..<rowLength { result[start + index] = UInt8(sums[index]) }
    }
    return result
  }
}
