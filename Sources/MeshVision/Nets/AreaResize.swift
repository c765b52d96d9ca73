/// A part of a picture at another size: each new pixel is the mean of the pixels that it touches. As the nets for faces want
/// it, a value v becomes (v - 127.5) / 128.
struct AreaResize {
  /// A part of a picture, in whole pixels, none of it beyond the picture.
  struct Cut: Hashable {
    let columns: Range<Int>
    let rows: Range<Int>
  }

  let rows: Int
  let columns: Int

  /// Writes `rows` x `columns` pixels of three channels. `cut` is not empty.
  func write(_ image: PixelImage, _ cut: Cut, to out: UnsafeMutablePointer<Float>) {
    let down = Self.spans(from: cut.rows.count, to: rows)
    let across = Self.spans(from: cut.columns.count, to: columns)
    let wide = cut.columns.count * 3
    // One number more, so that a pixel can be read as four.
    var line = [Int32](repeating: 0, count: wide + 1)
    var to = out
    image.pixels.withUnsafeBufferPointer { pixels in
      line.withUnsafeMutableBufferPointer { line in
        guard let start = line.baseAddress, let pixels = pixels.baseAddress else { return }
        for span in down {
          start.update(repeating: 0, count: wide)
          for row in span {
            let row = pixels + ((cut.rows.lowerBound + row) * image.width + cut.columns.lowerBound) * 3
            for index in 0..<wide { start[index] &+= Int32(row[index]) }
          }
          for columns in across {
            var sum = SIMD4<Int32>.zero
            var source = UnsafeRawPointer(start + columns.lowerBound * 3)
            for _ in columns {
              sum &+= source.loadUnaligned(as: SIMD4<Int32>.self)
              source += 3 * MemoryLayout<Int32>.stride
            }
            let mean = SIMD4<Float>(sum) / Float(span.count * columns.count)
            to[0] = (mean.x - 127.5) / 128
            to[1] = (mean.y - 127.5) / 128
            to[2] = (mean.z - 127.5) / 128
            to += 3
          }
        }
      }
    }
  }

  /// The old pixels that each new one touches.
  private static func spans(from old: Int, to new: Int) -> [Range<Int>] {
    (0..<new).map { $0 * old / new..<(($0 + 1) * old + new - 1) / new }
  }
}
