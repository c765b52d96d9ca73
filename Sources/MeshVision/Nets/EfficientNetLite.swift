import Glibc

/// EfficientNet-Lite, trained on ImageNet: what a picture shows, and the picture as numbers, in one pass.
///
/// It looks at the middle of a picture, about seven eighths of its shorter side. Liu, "Higher accuracy on vision models with
/// EfficientNet-Lite", TensorFlow blog, 2020; Tan and Le, "EfficientNet", ICML 2019.
package struct EfficientNetLite: Sendable {
  /// What is in a picture.
  package struct Sight: Hashable, Sendable {
    /// One for each label, in their order; they add up to 1.
    package let probabilities: [Float]
    /// What the last layer reads, 1280 numbers: alike where pictures are.
    package let embedding: [Float]
  }

  package let labels: [Label]
  /// Pictures that go through the layers together, at most: each takes about 10 MB while it does.
  package static let together = 4

  private let square: BicubicSquare
  private let stem: Convolution
  private let blocks: [Block]
  private let head: Pointwise
  private let classes: Pointwise

  /// One bottleneck: widened, looked at channel by channel, narrowed, and added to what came in.
  private struct Block: Sendable {
    let expand: Pointwise?
    let depthwise: Depthwise
    let project: Pointwise
    let step: Int
    let adds: Bool

    func callAsFunction(_ map: FeatureMap) -> FeatureMap {
      let wide = expand.map { $0(map, limit: .six) } ?? map
      return project(depthwise(wide, step: step, limit: .six), adding: adds ? map : nil, limit: .none)
    }
  }

  /// The first block of a stage may halve the picture; the others keep its size, and add what came in.
  private static let steps = [1, 2, 2, 2, 1, 2, 1]

  /// Pixels a side that each net was trained for.
  private static func side(of file: WeightsFile, name: String) throws(WeightsError) -> Int {
    switch name {
    case "efficientnet-lite0": 224
    case "efficientnet-lite1": 240
    case "efficientnet-lite2": 260
    case _: throw file.damaged("the size of its pictures is not known")
    }
  }

  init(_ file: WeightsFile, name: String, kernels: Kernels = .fastest) throws(WeightsError) {
    labels = file.labels
    square = BicubicSquare(side: try Self.side(of: file, name: name))
    stem = try Convolution(file, "stem", kernels: kernels)
    var blocks: [Block] = []
    var width = stem.product.columns
    var stage = -1
    while file.holds("block.\(blocks.count).depthwise.weights") {
      let prefix = "block.\(blocks.count)."
      let expand =
        file.holds(prefix + "expand.weights") ? try Pointwise(file, prefix + "expand", kernels: kernels) : nil
      let depthwise = try Depthwise(file, prefix + "depthwise", kernels: kernels)
      let project = try Pointwise(file, prefix + "project", kernels: kernels)
      // A stage begins where the width changes; the first one does in any case.
      let begins = stage < 0 || project.columns != width
      if begins { stage += 1 }
      guard (expand?.depth ?? depthwise.channels) == width, (expand?.columns ?? width) == depthwise.channels,
        project.depth == depthwise.channels, stage < Self.steps.count
      else { throw file.damaged("block \(blocks.count) does not fit the one before it") }
      blocks.append(
        Block(
          expand: expand, depthwise: depthwise, project: project, step: begins ? Self.steps[stage] : 1, adds: !begins))
      width = project.columns
    }
    self.blocks = blocks
    head = try Pointwise(file, "head", kernels: kernels)
    classes = try Pointwise(file, "classes", kernels: kernels)
    guard stem.side == 3, stem.product.depth == 27, head.depth == width, classes.depth == head.columns,
      classes.columns == labels.count
    else { throw file.damaged("its layers do not fit each other") }
  }

  /// What each picture shows, in their order.
  package func sights(of images: [PixelImage]) -> [Sight] {
    stride(from: 0, to: images.count, by: Self.together).flatMap { start in
      pass(images[start..<min(start + Self.together, images.count)])
    }
  }

  /// A picture as the net reads it: its side times its side pixels of three numbers.
  package func prepared(_ image: PixelImage) -> [Float] {
    [Float](unsafeUninitializedCapacity: square.side * square.side * 3) { buffer, count in
      count = square.side * square.side * 3
      if let start = buffer.baseAddress { square.write(image, to: start) }
    }
  }

  /// What a prepared picture shows.
  package func sight(ofPrepared numbers: [Float]) -> Sight {
    let input = FeatureMap(pictures: 1, rows: square.side, columns: square.side, channels: 3)
    precondition(numbers.count == input.values.count, "as many numbers as the net reads")
    input.values.start.update(from: numbers, count: numbers.count)
    return sights(of: input)[0]
  }

  private func pass(_ images: ArraySlice<PixelImage>) -> [Sight] {
    let side = square.side
    let input = FeatureMap(pictures: images.count, rows: side, columns: side, channels: 3)
    for (index, image) in images.enumerated() { square.write(image, to: input.start(of: index)) }
    return sights(of: input)
  }

  private func sights(of input: FeatureMap) -> [Sight] {
    var map = stem(input, .same(input.rows, input.columns, side: stem.side, step: 2), limit: .six)
    for block in blocks { map = block(map) }
    map = head(map, limit: .six)
    return (0..<map.pictures).map { picture in
      let pooled = Self.mean(of: map, picture)
      var scores = [Float](repeating: 0, count: classes.columns)
      classes(pooled, rows: 1, limit: .none, into: &scores)
      return Sight(probabilities: Self.finite(Self.softmax(scores)), embedding: Self.finite(pooled))
    }
  }

  private static func mean(of map: FeatureMap, _ picture: Int) -> [Float] {
    var sums = [Float](repeating: 0, count: map.channels)
    var place = map.start(of: picture)
    for _ in 0..<map.rows * map.columns {
      for channel in 0..<map.channels { sums[channel] += place[channel] }
      place += map.channels
    }
    let count = Float(map.rows * map.columns)
    return sums.map { $0 / count }
  }

  /// Damaged weights may give what is no number, which no reply can say.
  private static func finite(_ numbers: [Float]) -> [Float] {
    numbers.allSatisfy(\.isFinite) ? numbers : numbers.map { _ in 0 }
  }

  private static func softmax(_ scores: [Float]) -> [Float] {
    let most = scores.max() ?? 0
    let powers = scores.map { expf($0 - most) }
    let total = powers.reduce(0, +)
    return powers.map { $0 / total }
  }
}
