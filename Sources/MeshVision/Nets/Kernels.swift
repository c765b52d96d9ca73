import CKernels

/// The loops of one instruction set.
struct Kernels: @unchecked Sendable {  // proof: it points at constants only
  /// All that this machine can run, the fastest first; never empty.
  static let all: [Kernels] = {
    var sets: [Kernels] = []
    while let set = kernels_at(sets.count) { sets.append(Kernels(set: set.pointee)) }
    return sets
  }()

  static let fastest = all[0]

  private let set: kernels

  var name: String { String(cString: set.name) }

  /// Numbers limited to what an activation lets through.
  enum Limit {
    case none
    /// ReLU6: 0 to 6.
    case six

    var range: kernel_range {
      switch self {
      case .none: kernel_range(low: -.infinity, high: .infinity)
      case .six: kernel_range(low: 0, high: 6)
      }
    }
  }

  /// `columns`, rounded up to whole registers.
  func padded(_ columns: Int) -> Int { withUnsafePointer(to: set) { kernels_padded($0, columns) } }

  /// `weights`, `depth` x `columns` of them, in the order in which `multiply` reads them.
  func packed(_ weights: [Float], depth: Int, columns: Int) -> FloatBuffer {
    precondition(weights.count == depth * columns, "as many weights as rows and columns say")
    let buffer = FloatBuffer(count: depth * padded(columns))
    withUnsafePointer(to: set) { kernels_pack($0, weights, depth, columns, buffer.start) }
    return buffer
  }

  /// `out` = `input` x `weights` + `bias` (+ `added`), for `rows` rows.
  func multiply(
    _ input: UnsafePointer<Float>, rows: Int, depth: Int, columns: Int, weights: FloatBuffer, bias: FloatBuffer,
    added: UnsafePointer<Float>?, limit: Limit, into out: UnsafeMutablePointer<Float>
  ) {
    set.multiply(input, rows, depth, columns, weights.start, bias.start, added, limit.range, out)
  }

  func depthwise(
    _ input: UnsafePointer<Float>, _ shape: kernel_depthwise_shape, weights: FloatBuffer, bias: FloatBuffer,
    limit: Limit, into out: UnsafeMutablePointer<Float>
  ) {
    set.depthwise(input, shape, weights.start, bias.start, limit.range, out)
  }

  /// PReLU: negative numbers times the slope of their column.
  func bend(_ values: UnsafeMutablePointer<Float>, rows: Int, columns: Int, slopes: FloatBuffer) {
    set.bend(values, rows, columns, slopes.start)
  }

  /// 16-bit floats as they lie in a file.
  static func widened(_ halves: [UInt16]) -> [Float] {
    [Float](unsafeUninitializedCapacity: halves.count) { buffer, count in
      kernels_widen(halves, halves.count, buffer.baseAddress)
      count = halves.count
    }
  }
}
