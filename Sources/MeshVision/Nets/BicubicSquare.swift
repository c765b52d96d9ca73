/// The middle of pictures as a classifier wants it: a square, resampled by the bicubic filter, which is as wide as the
/// steps are when the picture shrinks.
struct BicubicSquare {
  /// Pixels a side of what comes out.
  let side: Int
  /// A pixel of value v becomes (v - `center`) / `scale`.
  let center: Float = 127
  let scale: Float = 128

  /// Writes `side` x `side` pixels of three channels. Of `image` the middle is taken, as large a part of its shorter side as
  /// `side` is of `side` + 32.
  func write(_ image: PixelImage, to out: UnsafeMutablePointer<Float>) {
    let short = min(image.width, image.height)
    let cut = max(1, Int((Double(short * side) / Double(side + 32)).rounded(.toNearestOrEven)))
    let (left, top) = ((image.width - cut) / 2, (image.height - cut) / 2)
    let filter = ResamplingFilter(bicubicFrom: cut, to: side)
    let weights = filter.weights
    let wide = cut * 3
    // One number more, so that a pixel can be read as four.
    var line = [Float](repeating: 0, count: wide + 1)
    var to = out
    image.pixels.withUnsafeBufferPointer { pixels in
      line.withUnsafeMutableBufferPointer { line in
        guard let start = line.baseAddress, let pixels = pixels.baseAddress else { return }
        for down in filter.taps {
          // Whole rows first: they lie in memory as they are read, and there are few of them afterwards.
          start.update(repeating: 0, count: wide)
          for (step, weight) in weights[down.weights].enumerated() {
            let row = pixels + ((top + down.first + step) * image.width + left) * 3
            for index in 0..<wide { start[index] += Float(row[index]) * weight }
          }
          for across in filter.taps {
            var sum = SIMD4<Float>.zero
            var source = UnsafeRawPointer(start + across.first * 3)
            for index in across.weights {
              sum += source.loadUnaligned(as: SIMD4<Float>.self) * weights[index]
              source += 3 * MemoryLayout<Float>.stride
            }
            // As an 8-bit picture would hold it.
            let light = sum.clamped(lowerBound: .zero, upperBound: .init(repeating: 255))
            sum = (light.rounded(.toNearestOrEven) - center) / scale
            to[0] = sum.x
            to[1] = sum.y
            to[2] = sum.z
            to += 3
          }
        }
      }
    }
  }
}
