/// Which few colours suit a picture: its colours lie in a box, which is cut in two at the middle of what varies most, and
/// again, until there are as many boxes as colours may be.
struct MedianCut {
  let colors: [RGB]

  /// - Parameter count: the most colours there may be, at least 2.
  init(_ pixels: Pixels, count: Int) {
    var bins = Self.bins(of: pixels)
    var boxes = [Box(bins[...])]
    while boxes.count < count, let widest = boxes.indices.max(by: { boxes[$0].weight < boxes[$1].weight }),
      boxes[widest].weight > 0
    {
      let (one, other) = boxes[widest].cut(&bins)
      boxes[widest] = one
      boxes.append(other)
    }
    colors = boxes.map { $0.mean(of: bins) }
  }

  /// The pixels that have nearly the same colour: how many they are, and the sum of their parts.
  private struct Bin {
    var count = 0
    var sums: [3 of Int] = [0, 0, 0]

    func part(_ index: Int) -> Float { Float(sums[index]) / Float(count) }
  }

  /// 32 steps of each part of a colour; only those that occur.
  private static func bins(of pixels: Pixels) -> [Bin] {
    var bins = Array(repeating: Bin(), count: 1 << 15)
    for index in stride(from: 0, to: pixels.bytes.count, by: 3) {
      let (red, green, blue) = (pixels.bytes[index], pixels.bytes[index + 1], pixels.bytes[index + 2])
      let bin = Int(red >> 3) << 10 | Int(green >> 3) << 5 | Int(blue >> 3)
      bins[bin].count += 1
      bins[bin].sums[0] += Int(red)
      bins[bin].sums[1] += Int(green)
      bins[bin].sums[2] += Int(blue)
    }
    return bins.filter { $0.count > 0 }
  }

  private struct Box {
    let range: Range<Int>
    /// How much its pixels differ in the part where they do most, 0 for what cannot be cut.
    let weight: Float
    private let part: Int

    init(_ bins: ArraySlice<Bin>) {
      range = bins.startIndex..<bins.endIndex
      let count = Float(bins.reduce(0) { $0 + $1.count })
      var best: (part: Int, weight: Float) = (0, -1)
      for part in 0..<3 {
        let mean = bins.reduce(Float(0)) { $0 + Float($1.sums[part]) } / count
        let weight = bins.reduce(Float(0)) { sum, bin in
          let difference = bin.part(part) - mean
          return sum + difference * difference * Float(bin.count)
        }
        if weight > best.weight { best = (part, weight) }
      }
      part = best.part
      weight = bins.count > 1 ? max(best.weight, .leastNonzeroMagnitude) : 0
    }

    /// At the mean, which leaves fewer large errors than the median itself.
    func cut(_ bins: inout [Bin]) -> (Box, Box) {
      let part = part
      bins[range].sort { $0.part(part) < $1.part(part) }
      let count = bins[range].reduce(0) { $0 + $1.count }
      let mean = Float(bins[range].reduce(0) { $0 + $1.sums[part] }) / Float(count)
      let middle = bins[range].firstIndex { $0.part(part) > mean } ?? range.lowerBound + 1
      let cut = min(max(middle, range.lowerBound + 1), range.upperBound - 1)
      return (Box(bins[range.lowerBound..<cut]), Box(bins[cut..<range.upperBound]))
    }

    func mean(of bins: [Bin]) -> RGB {
      let count = bins[range].reduce(0) { $0 + $1.count }
      func part(_ part: Int) -> UInt8 { UInt8((bins[range].reduce(0) { $0 + $1.sums[part] } + count / 2) / count) }
      return RGB(part(0), part(1), part(2))
    }
  }
}
