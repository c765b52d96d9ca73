/// Finds faces by a cascade of three nets, each of which looks closer at what the one before it found.
///
/// Zhang, Zhang, Li and Qiao, "Joint face detection and alignment using multitask cascaded convolutional networks", IEEE
/// Signal Processing Letters 2016.
package struct FaceDetector: Sendable {
  /// A face in a picture.
  package struct Face: Hashable, Sendable {
    /// Its edges, within the picture.
    package let region: Region
    /// How surely it is one, 0 to 1.
    package let score: Float
    /// Left and right eye as one sees them, nose, left and right corner of the mouth: shares of the picture's width
    /// (`x`) and height (`y`).
    package let landmarks: [Landmark]
  }

  package struct Landmark: Hashable, Sendable {
    package let x: Double
    package let y: Double

    package init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// Pixels of the smallest face that is looked for.
  static let smallest: Float = 40
  /// From one size that is looked at to the next.
  private static let factor: Float = 0.709
  /// How sure each net has to be. The last one's is stricter than its authors': it costs no face, and what is none goes.
  private static let least: (Float, Float, Float) = (0.6, 0.7, 0.95)
  /// Places of one size, and of all, that go on to the second net: the surest.
  private static let mostOfSize = 1500
  private static let most = 1000
  /// Pictures that go through a net together.
  private static let together = 64

  private let nets: FaceNets

  init(_ file: WeightsFile, kernels: Kernels = .fastest) throws(WeightsError) {
    nets = try FaceNets(file, kernels: kernels)
  }

  /// The faces of `image`, the surest first.
  package func faces(in image: PixelImage) -> [Face] {
    let proposed = proposals(in: image).distinct(most: 0.7, of: Self.most).map { $0.moved(extra: 0).squared }
    let likely = looked(at: proposed, of: image, by: nets.second, least: Self.least.1)
      .distinct(most: 0.7, of: Self.most).map { $0.moved(extra: 1).squared }
    let sure = looked(at: likely, of: image, by: nets.third, least: Self.least.2).map { box in
      var moved = box.moved(extra: 1)
      // The points stand in the box that was looked at, so they are worked out before it moves.
      moved.guess.points = box.points.flatMap { [$0.x, $0.y] }
      return moved
    }
    return sure.filter { box in (0..<4).allSatisfy { box.edges[$0].isFinite } && box.guess.points.allSatisfy(\.isFinite)
    }
    .distinct(most: 0.7, .smaller, of: Self.most).map { Self.face($0, of: image) }
  }

  /// What the first net finds at each size.
  private func proposals(in image: PixelImage) -> [FaceBox] {
    var found: [FaceBox] = []
    var scale = 12 / Self.smallest
    while Float(min(image.width, image.height)) * scale >= 12 {
      let resize = AreaResize(
        rows: Int(Float(image.height) * scale + 1), columns: Int(Float(image.width) * scale + 1))
      let map = FeatureMap(pictures: 1, rows: resize.rows, columns: resize.columns, channels: 3)
      resize.write(image, .init(columns: 0..<image.width, rows: 0..<image.height), to: map.values.start)
      let here = nets.proposal.guesses(in: map, least: Self.least.0).map { column, row, guess in
        let (x, y) = (Float(column * 2), Float(row * 2))
        let edges = SIMD4(x + 1, y + 1, x + 12, y + 12) / scale
        return FaceBox(edges: edges.rounded(.down), guess: guess)
      }
      found += here.distinct(most: 0.5, of: Self.mostOfSize)
      scale *= Self.factor
    }
    return found
  }

  /// Those of `boxes` in which `net` sees a face surely enough, with its guesses.
  private func looked(
    at boxes: [FaceBox], of image: PixelImage, by net: RefiningNet, least: Float
  ) -> [FaceBox] {
    let visible = boxes.compactMap { box in box.cut(of: image).map { (box, $0) } }
    let resize = AreaResize(rows: net.side, columns: net.side)
    return stride(from: 0, to: visible.count, by: Self.together).flatMap { start -> [FaceBox] in
      let some = visible[start..<min(start + Self.together, visible.count)]
      let map = FeatureMap(pictures: some.count, rows: net.side, columns: net.side, channels: 3)
      for (index, (_, cut)) in some.enumerated() { resize.write(image, cut, to: map.start(of: index)) }
      return zip(some, net.guesses(of: map)).compactMap { looked, guess in
        guess.score > least ? FaceBox(edges: looked.0.edges, guess: guess) : nil
      }
    }
  }

  private static func face(_ box: FaceBox, of image: PixelImage) -> Face {
    func share(_ place: Float, of side: Int) -> Double { min(1, max(0, Double(place) / Double(side))) }
    return Face(
      region: Region(
        top: share(box.edges[1], of: image.height), left: share(box.edges[0], of: image.width),
        bottom: share(box.edges[3], of: image.height), right: share(box.edges[2], of: image.width)),
      score: box.guess.score,
      landmarks: stride(from: 0, to: box.guess.points.count, by: 2).map { index in
        Landmark(
          x: share(box.guess.points[index], of: image.width), y: share(box.guess.points[index + 1], of: image.height))
      })
  }
}
