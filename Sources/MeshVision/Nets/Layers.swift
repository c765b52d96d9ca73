import CKernels

/// A layer that reads every pixel by itself, as does each dense layer: a matrix product.
struct Pointwise: Sendable {
  let depth: Int
  let columns: Int
  private let kernels: Kernels
  private let weights: FloatBuffer
  private let bias: FloatBuffer

  init(_ file: WeightsFile, _ name: String, kernels: Kernels) throws(WeightsError) {
    let weights = try file.tensor(name + ".weights")
    let bias = try file.tensor(name + ".bias")
    guard let columns = weights.shape.last, columns > 0, bias.values.count == columns else {
      throw file.damaged("the shapes of \(name) do not fit")
    }
    self.columns = columns
    depth = weights.values.count / columns
    self.kernels = kernels
    self.weights = kernels.packed(weights.values, depth: depth, columns: columns)
    self.bias = FloatBuffer(bias.values, count: kernels.padded(columns))
  }

  func callAsFunction(
    _ input: UnsafePointer<Float>, rows: Int, adding added: UnsafePointer<Float>? = nil, limit: Kernels.Limit,
    into out: UnsafeMutablePointer<Float>
  ) {
    kernels.multiply(
      input, rows: rows, depth: depth, columns: columns, weights: weights, bias: bias, added: added, limit: limit,
      into: out)
  }

  func callAsFunction(_ map: FeatureMap, adding added: FeatureMap? = nil, limit: Kernels.Limit) -> FeatureMap {
    precondition(map.channels == depth, "a layer reads what the layer before it gives")
    let out = FeatureMap(pictures: map.pictures, rows: map.rows, columns: map.columns, channels: columns)
    self(map.values.start, rows: map.pixels, adding: added?.values.start, limit: limit, into: out.values.start)
    return out
  }
}

/// A layer that reads a square of pixels: what lies in it is gathered, then it is a matrix product.
struct Convolution: Sendable {
  let side: Int
  let product: Pointwise

  init(_ file: WeightsFile, _ name: String, kernels: Kernels) throws(WeightsError) {
    let shape = try file.tensor(name + ".weights").shape
    guard shape.count == 4, shape[0] == shape[1] else { throw file.damaged("the shape of \(name) does not fit") }
    side = shape[0]
    product = try Pointwise(file, name, kernels: kernels)
  }

  func callAsFunction(_ map: FeatureMap, _ walk: Walk, limit: Kernels.Limit) -> FeatureMap {
    precondition(map.channels * side * side == product.depth, "a layer reads what the layer before it gives")
    return product(Self.gathered(map, walk), limit: limit)
  }

  /// For each place of the walk the pixels in its square, row by row.
  static func gathered(_ map: FeatureMap, _ walk: Walk) -> FeatureMap {
    let line = walk.side * map.channels
    let out = FeatureMap(pictures: map.pictures, rows: walk.rows, columns: walk.columns, channels: walk.side * line)
    var to = out.values.start
    for picture in 0..<map.pictures {
      let start = map.start(of: picture)
      for row in 0..<walk.rows {
        for column in 0..<walk.columns {
          let across = column * walk.step - walk.left
          let (first, end) = (max(0, across), min(map.columns, across + walk.side))
          for down in row * walk.step - walk.top..<row * walk.step - walk.top + walk.side {
            if down < 0 || down >= map.rows || end - first < walk.side { to.update(repeating: 0, count: line) }
            if down >= 0 && down < map.rows && first < end {
              (to + (first - across) * map.channels).update(
                from: start + (down * map.columns + first) * map.channels, count: (end - first) * map.channels)
            }
            to += line
          }
        }
      }
    }
    return out
  }
}

/// A layer that reads a square of pixels, each channel by itself.
struct Depthwise: Sendable {
  let side: Int
  let channels: Int
  private let kernels: Kernels
  private let weights: FloatBuffer
  private let bias: FloatBuffer

  init(_ file: WeightsFile, _ name: String, kernels: Kernels) throws(WeightsError) {
    let weights = try file.tensor(name + ".weights")
    let bias = try file.tensor(name + ".bias")
    guard
      weights.shape.count == 3, weights.shape[0] == weights.shape[1], (1...7).contains(weights.shape[0]),
      bias.values.count == weights.shape[2]
    else { throw file.damaged("the shapes of \(name) do not fit") }
    side = weights.shape[0]
    channels = weights.shape[2]
    self.kernels = kernels
    self.weights = FloatBuffer(weights.values, count: weights.values.count)
    self.bias = FloatBuffer(bias.values, count: channels)
  }

  func callAsFunction(_ map: FeatureMap, step: Int, limit: Kernels.Limit) -> FeatureMap {
    precondition(map.channels == channels, "a layer reads what the layer before it gives")
    let walk = Walk.same(map.rows, map.columns, side: side, step: step)
    let out = FeatureMap(pictures: map.pictures, rows: walk.rows, columns: walk.columns, channels: channels)
    let shape = kernel_depthwise_shape(
      in_rows: map.rows, in_columns: map.columns, out_rows: walk.rows, out_columns: walk.columns, channels: channels,
      side: side, stride: step, top: walk.top, left: walk.left)
    for picture in 0..<map.pictures {
      kernels.depthwise(
        map.start(of: picture), shape, weights: weights, bias: bias, limit: limit, into: out.start(of: picture))
    }
    return out
  }
}
