import CKernels
import Testing

@testable import MeshVision

@Suite("Kernels of every set of instructions that this machine has")
struct KernelTests {
  /// Numbers from -1 to 1, the same ones each time.
  private func numbers(_ count: Int, seed: UInt64) -> [Float] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in random.float(in: -1...1) }
  }

  private func expectClose(_ found: [Float], _ wanted: [Double], _ about: String) {
    let worst = zip(found, wanted).map { abs(Double($0) - $1) }.max() ?? 0
    #expect(found.count == wanted.count && worst < 1e-4, "\(about): off by \(worst)")
  }

  @Test("A matrix product is one, whatever its size")
  func multiply() {
    let sizes = [
      (1, 1, 1), (5, 3, 2), (7, 27, 32), (13, 16, 96), (14, 40, 17), (29, 24, 33), (31, 130, 47), (49, 9, 10),
    ]
    for kernels in Kernels.all {
      for (rows, depth, columns) in sizes {
        let input = numbers(rows * depth, seed: 1)
        let weights = numbers(depth * columns, seed: 2)
        let (bias, added) = (numbers(columns, seed: 3), numbers(rows * columns, seed: 4))
        let out = FloatBuffer(count: rows * columns)
        kernels.multiply(
          input, rows: rows, depth: depth, columns: columns,
          weights: kernels.packed(weights, depth: depth, columns: columns),
          bias: FloatBuffer(bias, count: kernels.padded(columns)), added: added, limit: .six, into: out.start)
        let wanted = (0..<rows * columns).map { place -> Double in
          let (row, column) = (place / columns, place % columns)
          let sum = (0..<depth).reduce(Double(bias[column] + added[place])) {
            $0 + Double(input[row * depth + $1]) * Double(weights[$1 * columns + column])
          }
          return min(6, max(0, sum))
        }
        expectClose(Array(out.values), wanted, "\(kernels.name) \(rows) x \(depth) x \(columns)")
      }
    }
  }

  @Test("A depthwise convolution reads zeros beyond the picture", arguments: [1, 2], [3, 5])
  func depthwise(step: Int, side: Int) {
    for kernels in Kernels.all {
      for (rows, columns, channels) in [(9, 7, 32), (1, 1, 16), (2, 12, 33), (4, 3, 5), (16, 16, 48)] {
        let input = numbers(rows * columns * channels, seed: 5)
        let weights = numbers(side * side * channels, seed: 6)
        let bias = numbers(channels, seed: 7)
        let walk = Walk.same(rows, columns, side: side, step: step)
        let out = FloatBuffer(count: walk.rows * walk.columns * channels)
        kernels.depthwise(
          input,
          kernel_depthwise_shape(
            in_rows: rows, in_columns: columns, out_rows: walk.rows, out_columns: walk.columns, channels: channels,
            side: side, stride: step, top: walk.top, left: walk.left),
          weights: FloatBuffer(weights, count: weights.count), bias: FloatBuffer(bias, count: channels), limit: .none,
          into: out.start)
        let wanted = (0..<out.count).map { place -> Double in
          let (channel, pixel) = (place % channels, place / channels)
          var sum = Double(bias[channel])
          for y in 0..<side {
            for x in 0..<side {
              let row = pixel / walk.columns * step + y - walk.top
              let column = pixel % walk.columns * step + x - walk.left
              guard (0..<rows).contains(row), (0..<columns).contains(column) else { continue }
              sum +=
                Double(input[(row * columns + column) * channels + channel])
                * Double(weights[(y * side + x) * channels + channel])
            }
          }
          return sum
        }
        expectClose(Array(out.values), wanted, "\(kernels.name) \(rows) x \(columns) x \(channels)")
      }
    }
  }

  @Test("TensorFlow's SAME puts the odd zero after the picture")
  func padding() {
    for (length, side, step, count, before) in [
      (224, 3, 2, 112, 0), (112, 5, 2, 56, 1), (113, 3, 2, 57, 1), (7, 5, 1, 7, 2), (1, 3, 2, 1, 1),
    ] {
      let walk = Walk.same(length, length, side: side, step: step)
      #expect(walk.rows == count && walk.top == before && walk.left == before)
    }
  }

  @Test("Halves become the numbers that they are")
  func halves() {
    let known: [(UInt16, Float)] = [
      (0x0000, 0), (0x3C00, 1), (0xC000, -2), (0x7BFF, 65504), (0x0001, 5.9604645e-8), (0x03FF, 6.097555e-5),
      (0x0400, 6.1035156e-5), (0x3555, 0.33325195), (0x8001, -5.9604645e-8),
    ]
    #expect(Kernels.widened(known.map(\.0)) == known.map(\.1))
  }

  @Test("Negative numbers take their column's slope")
  func slopes() {
    for kernels in Kernels.all {
      var values: [Float] = [1, -1, -2, 0, 3, -3]
      kernels.bend(&values, rows: 2, columns: 3, slopes: FloatBuffer([0.5, 0.25, 0], count: 3))
      #expect(values == [1, -0.25, 0, 0, 3, 0])
    }
  }
}
