/// Sixels: six pixels above each other are one letter, in one colour; a band of six rows is written once for each of its
/// colours. As DEC's VT340 had it, and xterm, foot, mlterm and others have.
package enum Sixel {
  /// A part of a picture, which must lie in it, as one control string. It is drawn from the cursor's cell on, moves the
  /// cursor, and scrolls the screen if it reaches the last row.
  package static func string(_ pixels: IndexedPixels, x: Int, y: Int, width: Int, height: Int) -> [UInt8] {
    // Pixels that are not set stay as they are; a pixel is as wide as high.
    var text = Array("\u{1B}P0;1q\"1;1;\(width);\(height)".utf8)
    // All colours first: xterm paints those that it learns within a band wrong in it.
    for color in pixels.colors(x: x, y: y, width: width, height: height) {
      text += "#\(color)\(definition(of: pixels.colors[color]))".utf8
    }
    var band = Band(width: width, colors: pixels.colors.count)
    for top in stride(from: y, to: y + height, by: 6) {
      band.clear()
      for row in top..<min(top + 6, y + height) {
        let start = row * pixels.width + x
        for column in 0..<width {
          band.set(UInt8(1 << (row - top)), column: column, color: Int(pixels.indices[start + column]))
        }
      }
      for (place, lane) in band.lanes().enumerated() {
        if place > 0 { text.append(UInt8(ascii: "$")) }
        var at = 0
        for color in lane {
          text += "#\(color)".utf8
          at = band.write(color, from: at, to: &text)
        }
      }
      text.append(UInt8(ascii: "-"))
    }
    return text + [0x1B, UInt8(ascii: "\\")]
  }

  /// In hundredths.
  private static func definition(of color: RGB) -> String {
    func share(_ part: UInt8) -> Int { (Int(part) * 100 + 127) / 255 }
    return ";2;\(share(color.red));\(share(color.green));\(share(color.blue))"
  }
}

extension IndexedPixels {
  /// Those that a part has, by their indices.
  fileprivate func colors(x: Int, y: Int, width partWidth: Int, height: Int) -> [Int] {
    var isUsed = [Bool](repeating: false, count: colors.count)
    for row in y..<y + height {
      for index in indices[row * width + x..<row * width + x + partWidth] { isUsed[Int(index)] = true }
    }
    return isUsed.indices.filter { isUsed[$0] }
  }
}

/// Six rows of pixels, as one row of letters for each colour.
private struct Band {
  private let width: Int
  /// The pixels of each column that have a colour, color after color.
  private var bits: [UInt8]
  /// From the first to the last column of each colour; empty for those that do not occur.
  private var ranges: [Range<Int>]
  private var used: [Int] = []

  init(width: Int, colors: Int) {
    self.width = width
    bits = Array(repeating: 0, count: width * colors)
    ranges = Array(repeating: 0..<0, count: colors)
  }

  mutating func clear() {
    for color in used {
      for column in ranges[color] {
        bits[color * width + column] = 0
      }
      ranges[color] = 0..<0
    }
    used = []
  }

  mutating func set(_ bit: UInt8, column: Int, color: Int) {
    if ranges[color].isEmpty {
      used.append(color)
      ranges[color] = column..<column + 1
    } else {
      ranges[color] = min(ranges[color].lowerBound, column)..<max(ranges[color].upperBound, column + 1)
    }
    bits[color * width + column] |= bit
  }

  /// The colours that can be written one after the other without going back, for each time the band is gone through.
  func lanes() -> [[Int]] {
    var rest = used.sorted { (ranges[$0].lowerBound, $0) < (ranges[$1].lowerBound, $1) }
    var lanes: [[Int]] = []
    while !rest.isEmpty {
      var (lane, left, end): ([Int], [Int], Int) = ([], [], 0)
      for color in rest {
        if ranges[color].lowerBound >= end {
          lane.append(color)
          end = ranges[color].upperBound
        } else {
          left.append(color)
        }
      }
      lanes.append(lane)
      rest = left
    }
    return lanes
  }

  /// Writes the letters of a colour, which begins at or after a column.
  /// - Returns: the column after its last.
  func write(_ color: Int, from start: Int, to text: inout [UInt8]) -> Int {
    let range = ranges[color]
    append(0, count: range.lowerBound - start, to: &text)
    var column = range.lowerBound
    while column < range.upperBound {
      let letter = bits[color * width + column]
      var end = column + 1
      while end < range.upperBound, bits[color * width + end] == letter {
        end += 1
      }
      append(letter, count: end - column, to: &text)
      column = end
    }
    return range.upperBound
  }

  private func append(_ letter: UInt8, count: Int, to text: inout [UInt8]) {
    let letter = letter + 0x3F
    if count > 3 {
      text += "!\(count)".utf8
      text.append(letter)
    } else {
      text.append(contentsOf: repeatElement(letter, count: count))
    }
  }
}
