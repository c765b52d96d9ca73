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
    // Left of the first pixel, and above the first row, all is 0.
    var row = [UInt8](repeating: 0, count: 3 + stride)
    var above = row
    var told = [UInt8](repeating: 0, count: stride)
    var best = told
    for y in 0..<pixels.height {
      swap(&row, &above)
      row.replaceSubrange(3..., with: pixels.bytes[y * stride..<(y + 1) * stride])
      var (chosen, least) = (Filter.none, Int.max)
      for filter in Filter.allCases {
        let sum = tell(row, above: above, by: filter, to: &told)
        if sum < least {
          (chosen, least) = (filter, sum)
          swap(&told, &best)
        }
      }
      all.append(chosen.rawValue)
      all += best
    }
    return all
  }

  /// - Parameter row: after three zeros, as the one above.
  /// - Returns: how large the numbers are, all together.
  private static func tell(_ row: [UInt8], above: [UInt8], by filter: Filter, to told: inout [UInt8]) -> Int {
    switch filter {
    case .none: tell(row, above, &told) { _, _, _ in 0 }
    case .sub: tell(row, above, &told) { left, _, _ in left }
    case .up: tell(row, above, &told) { _, up, _ in up }
    case .average: tell(row, above, &told) { left, up, _ in (left + up) / 2 }
    case .paeth: tell(row, above, &told, by: paeth)
    }
  }

  @inline(__always)
  private static func tell(
    _ row: [UInt8], _ above: [UInt8], _ told: inout [UInt8],
    by guess: (_ left: Int32, _ up: Int32, _ corner: Int32) -> Int32
  ) -> Int {
    var sum: UInt32 = 0
    for index in told.indices {
      let guess = guess(Int32(row[index]), Int32(above[index + 3]), Int32(above[index]))
      let value = row[index + 3] &- UInt8(truncatingIfNeeded: guess)
      told[index] = value
      sum &+= UInt32(min(value, 0 &- value))
    }
    return Int(sum)
  }

  private static func paeth(_ left: Int32, _ up: Int32, _ corner: Int32) -> Int32 {
    let (toLeft, toUp, toCorner) = (abs(up - corner), abs(left - corner), abs(left + up - 2 * corner))
    if toLeft <= toUp, toLeft <= toCorner { return left }
    return toUp <= toCorner ? up : corner
  }
}
