/// A picture as pixels, in sRGB: what a view hands to the terminal, which shows it in the best way that it has.
///
/// Two are equal if they have the same size and digest: pictures are compared for every key, and hold some hundred
/// kilobytes.
package struct Pixels: Sendable {
  package let width: Int
  package let height: Int
  /// Three bytes a pixel, row after row from the top left.
  package let bytes: [UInt8]
  /// Made of the size and the bytes: what tells one picture from another.
  package let digest: UInt64

  /// The longest side there may be, in pixels: what is larger is made smaller before it comes here.
  package static let longestSide = 4096

  /// Nil unless there are three bytes for each pixel, and both sides are within `1...longestSide`.
  package init?(width: Int, height: Int, bytes: [UInt8]) {
    guard (1...Self.longestSide).contains(width), (1...Self.longestSide).contains(height),
      bytes.count == width * height * 3
    else { return nil }
    self.init(checkedWidth: width, height: height, bytes: bytes)
  }

  init(checkedWidth width: Int, height: Int, bytes: [UInt8]) {
    self.width = width
    self.height = height
    self.bytes = bytes
    var digest = FNV1a()
    digest.add(UInt64(width))
    digest.add(UInt64(height))
    digest.add(bytes)
    self.digest = digest.value
  }

  package subscript(x: Int, y: Int) -> RGB {
    let index = (y * width + x) * 3
    return RGB(bytes[index], bytes[index + 1], bytes[index + 2])
  }

  /// The part from a pixel on, which must be in the picture, as large as asked or as there is.
  package func cropped(x: Int, y: Int, width: Int, height: Int) -> Pixels {
    let width = max(1, min(width, self.width - x))
    let height = max(1, min(height, self.height - y))
    guard width < self.width || height < self.height else { return self }
    var part: [UInt8] = []
    part.reserveCapacity(width * height * 3)
    for row in y..<y + height {
      let start = (row * self.width + x) * 3
      part.append(contentsOf: bytes[start..<start + width * 3])
    }
    return Pixels(checkedWidth: width, height: height, bytes: part)
  }
}

extension Pixels: Hashable {
  package static func == (one: Pixels, other: Pixels) -> Bool {
    one.digest == other.digest && one.width == other.width && one.height == other.height
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(digest)
  }
}

/// The hash of Fowler, Noll and Vo, with 64 bits: the same in every run, unlike those of the standard library.
private struct FNV1a {
  var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  mutating func add(_ bytes: [UInt8]) {
    for byte in bytes {
      add(byte)
    }
  }

  mutating func add(_ number: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      add(UInt8(truncatingIfNeeded: number >> shift))
    }
  }
}
