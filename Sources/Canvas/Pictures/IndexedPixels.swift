/// A picture in few colours of its own, dithered: what sixels are made of.
package struct IndexedPixels: Sendable {
  package let width: Int
  package let height: Int
  package let colors: [RGB]
  /// One byte a pixel, row after row.
  package let indices: [UInt8]

  /// - Parameter colors: the most there may be; within 2...256, and 254 at most if boxes come on it.
  package init(_ pixels: Pixels, colors count: Int) {
    width = pixels.width
    height = pixels.height
    let colors = MedianCut(pixels, count: max(2, min(256, count))).colors
    self.colors = colors
    indices = Self.dithered(pixels, in: colors)
  }

  private init(width: Int, height: Int, colors: [RGB], indices: [UInt8]) {
    self.width = width
    self.height = height
    self.colors = colors
    self.indices = indices
  }

  /// The picture with boxes on it, whose mask is as large; it has two colours more.
  package func with(_ mask: BoxMask, in boxColors: BoxColors) -> IndexedPixels {
    var indices = indices
    for (index, part) in mask.parts.enumerated() where part != .nothing {
      indices[index] = UInt8(part == .ink ? colors.count : colors.count + 1)
    }
    return IndexedPixels(
      width: width, height: height, colors: colors + [boxColors.ink, boxColors.outline], indices: indices)
  }

  private typealias Error = SIMD3<Int16>

  /// What a pixel lacks of its colour is passed on in the shares of Floyd and Steinberg, in sixteenths.
  private static func dithered(_ pixels: Pixels, in colors: [RGB]) -> [UInt8] {
    var nearest = NearestColors(colors)
    var indices = [UInt8](repeating: 0, count: pixels.width * pixels.height)
    var this = [Error](repeating: .zero, count: pixels.width + 2)
    var next = this
    for y in 0..<pixels.height {
      swap(&this, &next)
      for place in next.indices {
        next[place] = .zero
      }
      let isForth = y % 2 == 0
      let step = isForth ? 1 : -1
      for place in 0..<pixels.width {
        let x = isForth ? place : pixels.width - 1 - place
        let at = (y * pixels.width + x) * 3
        let color = SIMD3(Int16(pixels.bytes[at]), Int16(pixels.bytes[at + 1]), Int16(pixels.bytes[at + 2]))
        let wanted = (color &+ this[x + 1] / 16).clamped(lowerBound: .zero, upperBound: .init(repeating: 255))
        let index = nearest.index(of: wanted)
        indices[y * pixels.width + x] = UInt8(index)
        let error = wanted &- nearest.colors[index]
        this[x + 1 + step] &+= error &* 7
        next[x + 1 - step] &+= error &* 3
        next[x + 1] &+= error &* 5
        next[x + 1 + step] &+= error
      }
    }
    return indices
  }
}

/// Finds the nearest of some colours, and remembers it for all that nearly have the same.
private struct NearestColors {
  let colors: [SIMD3<Int16>]
  private var known = [Int16](repeating: -1, count: 1 << 18)

  init(_ colors: [RGB]) {
    self.colors = colors.map { SIMD3(Int16($0.red), Int16($0.green), Int16($0.blue)) }
  }

  /// - Parameter color: each part within 0...255.
  mutating func index(of color: SIMD3<Int16>) -> Int {
    let place = Int(color.x >> 2) << 12 | Int(color.y >> 2) << 6 | Int(color.z >> 2)
    if known[place] >= 0 { return Int(known[place]) }
    var best = (index: 0, distance: Int32.max)
    for index in colors.indices {
      let difference = SIMD3<Int32>(truncatingIfNeeded: color &- colors[index])
      // Eyes see green best and blue least.
      let distance = (difference &* difference &* SIMD3(3, 6, 1)).wrappedSum()
      if distance < best.distance { best = (index, distance) }
    }
    known[place] = Int16(best.index)
    return best.index
  }
}
