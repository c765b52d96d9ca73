extension Painter {
  /// Light around a place, which fades to nothing at `radius`.
  mutating func glow(_ center: Point, _ radius: Float, _ ink: Ink) {
    let (middle, reach) = (center * scale, radius * scale)
    for row in pixels(from: middle.y - reach.y, to: middle.y + reach.y, of: height) {
      for column in pixels(from: middle.x - reach.x, to: middle.x + reach.x, of: width) {
        let offset = (Point(Float(column), Float(row)) + 0.5 - middle) / reach
        let rest = max(0, 1 - (offset * offset).sum())
        blend(ink.top, at: row * width + column, rest * rest * ink.opacity)
      }
    }
  }

  /// Multiplies all light, as a longer (above 1) or shorter exposure does; what exceeds white is clipped.
  mutating func expose(_ factor: Float) {
    for offset in canvas.indices { canvas[offset] *= factor }
  }

  /// Uneven brightness from pixel to pixel, at most `amount` (0...1) up or down, between two heights.
  mutating func grain(_ amount: Float, from top: Float = 0, to bottom: Float = sceneSize.y) {
    var random = SplitMix64(seed: UInt64(amount * 1000))
    for row in pixels(from: top * scale.y, to: bottom * scale.y, of: height) {
      for offset in row * width..<(row + 1) * width { canvas[offset] += random.float(in: -amount...amount) }
    }
  }

  /// Puts everything painted so far out of focus: each point becomes a soft spot of about `radius`, the shape that two boxes make.
  mutating func blur(_ radius: Float) {
    for _ in 0..<2 {
      for row in 0..<height { smooth(from: row * width, step: 1, count: width, reach: Int(radius * scale.x)) }
      for column in 0..<width { smooth(from: column, step: width, count: height, reach: Int(radius * scale.y)) }
    }
  }

  /// Replaces each pixel of a row or column with the mean of those up to `reach` away; the ends repeat.
  private mutating func smooth(from start: Int, step: Int, count: Int, reach: Int) {
    let line = (0..<count).map { canvas[start + $0 * step] }
    var pixels = canvas.mutableSpan
    let share = 1 / Float(2 * reach + 1)
    var sum = line[0] * Float(reach)
    for index in 0...reach { sum += line[min(index, count - 1)] }
    for index in 0..<count {
      pixels[start + index * step] = sum * share
      sum += line[min(index + reach + 1, count - 1)] - line[max(index - reach, 0)]
    }
  }
}
