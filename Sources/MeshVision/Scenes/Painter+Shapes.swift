extension Painter {
  /// The whole surface.
  mutating func fill(_ ink: Ink) {
    rectangle(0, 0, Self.sceneSize.x, Self.sceneSize.y, ink)
  }

  /// An upright rectangle between `left`, `top`, `right` and `bottom`.
  mutating func rectangle(_ left: Float, _ top: Float, _ right: Float, _ bottom: Float, _ ink: Ink) {
    polygon([[left, top], [right, top], [right, bottom], [left, bottom]], ink)
  }

  /// A stroke with flat ends.
  mutating func line(_ start: Point, _ end: Point, width: Float, _ ink: Ink) {
    let along = end - start
    let length = (along * along).sum().squareRoot()
    let side = Point(-along.y, along.x) * (width / 2 / max(length, 0.001))
    polygon([start + side, end + side, end - side, start - side], ink)
  }

  /// A closed shape with straight sides; where it covers itself an even number of times it is empty.
  ///
  /// Coverage is exact along a row and sampled by four lines down each pixel.
  mutating func polygon(_ corners: [Point], _ ink: Ink) {
    let placed = corners.map { $0 * scale }
    let top = placed.map(\.y).min() ?? 0
    let bottom = placed.map(\.y).max() ?? 0
    var row = CoverageRow(width: width)
    for y in pixels(from: top, to: bottom, of: height) {
      for line in 0..<4 {
        let crossings = Self.crossings(of: placed, at: Float(y) + (Float(line) + 0.5) / 4)
        for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
          row.add(0.25, from: crossings[pair], to: crossings[pair + 1])
        }
      }
      let color = ink.color(at: (Float(y) + 0.5 - top) / max(bottom - top, 1))
      row.drain(color, ink.opacity, onto: &canvas, from: y * width)
    }
  }

  /// A filled ellipse; `radii` across and down.
  mutating func ellipse(_ center: Point, _ radii: Point, _ ink: Ink) {
    let (middle, reach) = (center * scale, radii * scale)
    for row in pixels(from: middle.y - reach.y - 1, to: middle.y + reach.y + 1, of: height) {
      let color = ink.color(at: (Float(row) + 0.5 - middle.y + reach.y) / (2 * reach.y))
      for column in pixels(from: middle.x - reach.x - 1, to: middle.x + reach.x + 1, of: width) {
        let offset = (Point(Float(column), Float(row)) + 0.5 - middle) / reach
        let distance = (offset * offset).sum().squareRoot()
        // How far inside the rim, in pixels: half a pixel to either side of it fades.
        let inside = (1 - distance) * reach.min() + 0.5
        if inside > 0 { blend(color, at: row * width + column, min(inside, 1) * ink.opacity) }
      }
    }
  }

  /// A filled circle.
  mutating func disc(_ center: Point, _ radius: Float, _ ink: Ink) {
    ellipse(center, Point(radius, radius), ink)
  }

  private static func crossings(of corners: [Point], at y: Float) -> [Float] {
    var crossings: [Float] = []
    var previous = corners[corners.count - 1]
    for corner in corners {
      if (previous.y <= y) != (corner.y <= y) {
        crossings.append(previous.x + (y - previous.y) / (corner.y - previous.y) * (corner.x - previous.x))
      }
      previous = corner
    }
    return crossings.sorted()
  }
}

/// How much of each pixel of one row a shape covers, kept as the differences between neighbours, so that a span costs the
/// same whatever its length.
private struct CoverageRow {
  private let width: Int
  private var differences: [Float]
  private var touched: Range<Int>

  init(width: Int) {
    self.width = width
    differences = Array(repeating: 0, count: width + 2)
    touched = width..<width
  }

  /// Adds `amount` to what lies between two places, which may be outside the row.
  mutating func add(_ amount: Float, from left: Float, to right: Float) {
    let (left, right) = (min(max(left, 0), Float(width)), min(max(right, 0), Float(width)))
    guard left < right else { return }
    step(amount, at: left)
    step(-amount, at: right)
    touched =
      min(touched.lowerBound, Int(left))..<min(width, max(touched.isEmpty ? 0 : touched.upperBound, Int(right) + 1))
  }

  private mutating func step(_ amount: Float, at place: Float) {
    let column = Int(place)
    let share = place - Float(column)
    differences[column] += amount * (1 - share)
    differences[column + 1] += amount * share
  }

  /// Lays `color` over the covered pixels of the row that begins at `start`, and leaves the coverage empty.
  mutating func drain(
    _ color: SIMD3<Float>, _ opacity: Float, onto canvas: inout [SIMD3<Float>], from start: Int
  ) {
    var pixels = canvas.mutableSpan
    var coverage: Float = 0
    for column in touched {
      coverage += differences[column]
      differences[column] = 0
      let below = pixels[start + column]
      pixels[start + column] = below + (color - below) * (coverage * opacity)
    }
    differences[touched.upperBound] = 0
    touched = width..<width
  }
}
