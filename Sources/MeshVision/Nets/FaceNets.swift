import Glibc

/// What a net of the cascade says of one place.
struct FaceGuess {
  /// How surely there is a face, 0 to 1.
  let score: Float
  /// How far each edge of the box (left, top, right, bottom) should move, as shares of its size.
  let shift: SIMD4<Float>
  /// Two eyes, nose and two corners of the mouth, as shares of the box: five across, then five down. Only the last net
  /// tells them.
  var points: [Float] = []
}

/// A convolution or a dense layer, and the slopes of its PReLU.
private struct Layer: Sendable {
  let convolution: Convolution
  private let slopes: FloatBuffer
  private let kernels: Kernels

  /// `shape`: side, channels in and out.
  init(
    _ file: WeightsFile, _ name: String, _ shape: (side: Int, from: Int, to: Int), slopes: String, kernels: Kernels
  ) throws(WeightsError) {
    convolution = try Convolution(file, name, kernels: kernels)
    let product = convolution.product
    guard convolution.side == shape.side, product.depth == shape.side * shape.side * shape.from,
      product.columns == shape.to
    else { throw file.damaged("the shape of \(name) is not that of the net") }
    let values = try file.tensor(slopes + ".slopes").values
    guard values.count == convolution.product.columns else { throw file.damaged("the slopes of \(name) do not fit") }
    self.slopes = FloatBuffer(values, count: values.count)
    self.kernels = kernels
  }

  func callAsFunction(_ map: FeatureMap) -> FeatureMap {
    let out = convolution(map, .valid(map.rows, map.columns, side: convolution.side), limit: .none)
    kernels.bend(out.values.start, rows: out.pixels, columns: out.channels, slopes: slopes)
    return out
  }
}

/// The first net: reads a picture of any size, and guesses for each 12 x 12 pixels of it, two apart.
struct ProposalNet: Sendable {
  private let layers: [Layer]
  private let scores: Pointwise
  private let shifts: Pointwise

  init(_ file: WeightsFile, kernels: Kernels) throws(WeightsError) {
    var layers: [Layer] = []
    for (index, shape) in [(3, 3, 10), (3, 10, 16), (3, 16, 32)].enumerated() {
      layers.append(try Layer(file, "pnet.conv\(index + 1)", shape, slopes: "pnet.prelu\(index + 1)", kernels: kernels))
    }
    self.layers = layers
    scores = try Pointwise(file, "pnet.conv4_1", kernels: kernels)
    shifts = try Pointwise(file, "pnet.conv4_2", kernels: kernels)
    guard scores.depth == 32, scores.columns == 2, shifts.depth == 32, shifts.columns == 4 else {
      throw file.damaged("the last layers of pnet do not fit")
    }
  }

  /// Where it guesses a face with `least` or more: the column and the row of the map of guesses.
  func guesses(in map: FeatureMap, least: Float) -> [(column: Int, row: Int, FaceGuess)] {
    let features = layers[2](layers[1](Pooling.maxima(of: layers[0](map), side: 2)))
    let (scores, shifts) = (scores(features, limit: .none), shifts(features, limit: .none))
    var found: [(column: Int, row: Int, FaceGuess)] = []
    for place in 0..<features.pixels {
      let score = FaceNets.share(scores.values.start + place * 2)
      guard score >= least else { continue }
      let shift = shifts.values.start + place * 4
      found.append(
        (
          place % features.columns, place / features.columns,
          FaceGuess(score: score, shift: SIMD4(shift[0], shift[1], shift[2], shift[3]))
        ))
    }
    return found
  }
}

/// The second and the third net: each reads pictures of one size, and guesses once for each.
struct RefiningNet: Sendable {
  /// Pixels a side of what it reads.
  let side: Int
  private let layers: [Layer]
  /// The side of the maxima after each layer but the last; 0 where there are none.
  private let pooling: [Int]
  private let dense: Pointwise
  private let slopes: FloatBuffer
  private let scores: Pointwise
  private let shifts: Pointwise
  private let points: Pointwise?
  private let kernels: Kernels

  static func second(_ file: WeightsFile, kernels: Kernels) throws(WeightsError) -> RefiningNet {
    try RefiningNet(
      file, "rnet", side: 24, shapes: [(3, 3, 28), (3, 28, 48), (2, 48, 64)], pooling: [3, 3, 0], dense: "4", out: "5",
      hasPoints: false, kernels)
  }

  static func third(_ file: WeightsFile, kernels: Kernels) throws(WeightsError) -> RefiningNet {
    try RefiningNet(
      file, "onet", side: 48, shapes: [(3, 3, 32), (3, 32, 64), (3, 64, 64), (2, 64, 128)], pooling: [3, 3, 2, 0],
      dense: "5", out: "6", hasPoints: true, kernels)
  }

  private init(
    _ file: WeightsFile, _ net: String, side: Int, shapes: [(side: Int, from: Int, to: Int)], pooling: [Int],
    dense: String, out: String, hasPoints: Bool, _ kernels: Kernels
  ) throws(WeightsError) {
    self.side = side
    self.pooling = pooling
    self.kernels = kernels
    var layers: [Layer] = []
    for (index, shape) in shapes.enumerated() {
      layers.append(
        try Layer(file, "\(net).conv\(index + 1)", shape, slopes: "\(net).prelu\(index + 1)", kernels: kernels))
    }
    self.layers = layers
    self.dense = try Pointwise(file, "\(net).dense\(dense)", kernels: kernels)
    let values = try file.tensor("\(net).prelu\(dense).slopes").values
    slopes = FloatBuffer(values, count: values.count)
    scores = try Pointwise(file, "\(net).dense\(out)_1", kernels: kernels)
    shifts = try Pointwise(file, "\(net).dense\(out)_2", kernels: kernels)
    points = hasPoints ? try Pointwise(file, "\(net).dense\(out)_3", kernels: kernels) : nil
    let width = self.dense.columns
    guard values.count == width, scores.columns == 2, shifts.columns == 4, (points?.columns ?? 10) == 10,
      scores.depth == width, shifts.depth == width, (points?.depth ?? width) == width,
      self.dense.depth == layers[layers.count - 1].convolution.product.columns * 9
    else { throw file.damaged("the last layers of \(net) do not fit") }
  }

  /// One guess for each picture of `map`, in their order.
  func guesses(of map: FeatureMap) -> [FaceGuess] {
    var map = map
    for (layer, side) in zip(layers, pooling) {
      map = layer(map)
      if side > 0 { map = Pooling.maxima(of: map, side: side) }
    }
    precondition(map.stride == dense.depth, "the dense layer reads the whole map")
    let flat = FeatureMap(pictures: map.pictures, rows: 1, columns: 1, channels: dense.columns)
    dense(map.values.start, rows: map.pictures, limit: .none, into: flat.values.start)
    kernels.bend(flat.values.start, rows: map.pictures, columns: dense.columns, slopes: slopes)
    let (scores, shifts) = (scores(flat, limit: .none), shifts(flat, limit: .none))
    let points = points.map { $0(flat, limit: .none) }
    return (0..<map.pictures).map { picture in
      let shift = shifts.values.start + picture * 4
      return FaceGuess(
        score: FaceNets.share(scores.values.start + picture * 2), shift: SIMD4(shift[0], shift[1], shift[2], shift[3]),
        points: points.map { Array(UnsafeBufferPointer(start: $0.values.start + picture * 10, count: 10)) } ?? [])
    }
  }
}

/// The cascade's three nets.
struct FaceNets: Sendable {
  let proposal: ProposalNet
  let second: RefiningNet
  let third: RefiningNet

  init(_ file: WeightsFile, kernels: Kernels) throws(WeightsError) {
    proposal = try ProposalNet(file, kernels: kernels)
    second = try .second(file, kernels: kernels)
    third = try .third(file, kernels: kernels)
  }

  /// The softmax of two scores, as far as the second one goes.
  static func share(_ two: UnsafePointer<Float>) -> Float { 1 / (1 + expf(two[0] - two[1])) }
}

/// The highest number of each square of pixels, two apart.
enum Pooling {
  /// Squares at the lower and the right edge may reach beyond it.
  static func maxima(of map: FeatureMap, side: Int) -> FeatureMap {
    let out = FeatureMap(
      pictures: map.pictures, rows: (map.rows - side + 1) / 2 + 1, columns: (map.columns - side + 1) / 2 + 1,
      channels: map.channels)
    let channels = map.channels
    for picture in 0..<map.pictures {
      let (from, to) = (map.start(of: picture), out.start(of: picture))
      for row in 0..<out.rows {
        for column in 0..<out.columns {
          let best = to + (row * out.columns + column) * channels
          best.update(from: from + (row * 2 * map.columns + column * 2) * channels, count: channels)
          for y in row * 2..<min(row * 2 + side, map.rows) {
            for x in column * 2..<min(column * 2 + side, map.columns) {
              let here = from + (y * map.columns + x) * channels
              for channel in 0..<channels {
                best[channel] = best[channel] < here[channel] ? here[channel] : best[channel]
              }
            }
          }
        }
      }
    }
    return out
  }
}
