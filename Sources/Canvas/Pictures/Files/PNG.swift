/// Writes pictures as PNG files: what kitty and iTerm2 take, at half the bytes of bare pixels.
///
/// Written here rather than with libpng, since parts of a picture are cut out and written while the screen is painted,
/// and this room knows no library.
package enum PNG {
  /// The file: RGB, 8 bits, not interlaced.
  package static func file(_ pixels: Pixels) -> [UInt8] {
    var file = signature
    append("IHDR", bigEndian(pixels.width) + bigEndian(pixels.height) + [8, 2, 0, 0, 0], to: &file)
    append("IDAT", zlib(filtered(pixels)), to: &file)
    append("IEND", [], to: &file)
    return file
  }

  /// The file of boxes alone, see-through where there are none: two bits a pixel, in three colours.
  package static func file(_ mask: BoxMask, in colors: BoxColors) -> [UInt8] {
    var file = signature
    append("IHDR", bigEndian(mask.width) + bigEndian(mask.height) + [2, 3, 0, 0, 0], to: &file)
    append("PLTE", [RGB(0, 0, 0), colors.outline, colors.ink].flatMap { [$0.red, $0.green, $0.blue] }, to: &file)
    append("tRNS", [0, 255, 255], to: &file)
    append("IDAT", zlib(packed(mask)), to: &file)
    append("IEND", [], to: &file)
    return file
  }

  private static func packed(_ mask: BoxMask) -> [UInt8] {
    var rows: [UInt8] = []
    for y in 0..<mask.height {
      rows.append(Filter.none.rawValue)
      let row = mask.parts[y * mask.width..<(y + 1) * mask.width]
      for start in stride(from: row.startIndex, to: row.endIndex, by: 4) {
        let four = row[start..<min(start + 4, row.endIndex)]
        rows.append(four.enumerated().reduce(0) { $0 | $1.element.rawValue << UInt8(6 - $1.offset * 2) })
      }
    }
    return rows
  }

  private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  private static func append(_ name: String, _ data: [UInt8], to file: inout [UInt8]) {
    let chunk = Array(name.utf8) + data
    file += bigEndian(data.count)
    file += chunk
    file += bigEndian(Int(Checksums.crc32(chunk)))
  }

  private static func zlib(_ bytes: [UInt8]) -> [UInt8] {
    [0x78, 0x01] + Deflate.stream(bytes) + bigEndian(Int(Checksums.adler32(bytes)))
  }

  private static func bigEndian(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}

extension PNG {
  /// How a row is told by what stands left of it and above; the numbers are the standard's.
  private enum Filter: UInt8, CaseIterable {
    case none, sub, up, average, paeth
  }

  /// Every row with the filter that leaves the smallest numbers, after the filter's own.
  private static func filtered(_ pixels: Pixels) -> [UInt8] {
    let stride = pixels.width * 3
    var all: [UInt8] = []
    all.reserveCapacity((stride + 1) * pixels.height)
    var above = [UInt8](repeating: 0, count: stride)
    for y in 0..<pixels.height {
      let row = Array(pixels.bytes[y * stride..<(y + 1) * stride])
      var best: (filter: Filter, row: [UInt8], sum: Int) = (.none, [], .max)
      for filter in Filter.allCases {
        let told = told(row, above: above, by: filter)
        let sum = told.reduce(0) { $0 + Int(min($1, 0 &- $1)) }
        if sum < best.sum { best = (filter, told, sum) }
      }
      all.append(best.filter.rawValue)
      all += best.row
      above = row
    }
    return all
  }

  private static func told(_ row: [UInt8], above: [UInt8], by filter: Filter) -> [UInt8] {
    guard filter != .none else { return row }
    var told = row
    for index in row.indices {
      let left = index < 3 ? 0 : Int(row[index - 3])
      let up = Int(above[index])
      let guess =
        switch filter {
        case .none: 0
        case .sub: left
        case .up: up
        case .average: (left + up) / 2
        case .paeth: paeth(left, up, index < 3 ? 0 : Int(above[index - 3]))
        }
      told[index] = row[index] &- UInt8(truncatingIfNeeded: guess)
    }
    return told
  }

  private static func paeth(_ left: Int, _ up: Int, _ corner: Int) -> Int {
    let guess = left + up - corner
    let (toLeft, toUp, toCorner) = (abs(guess - left), abs(guess - up), abs(guess - corner))
    if toLeft <= toUp, toLeft <= toCorner { return left }
    return toUp <= toCorner ? up : corner
  }
}
