/// A Windows bitmap: uncompressed, of 1 to 32 bits a pixel, with or without a palette, masks and alpha.
struct BMPFile {
  private let bytes: [UInt8]
  private let head: Head

  var shownSize: PixelSize { head.size }

  init(_ bytes: [UInt8]) throws(ImageError) {
    self.bytes = bytes
    head = try Head(bytes)
  }

  /// The picture on white, its longer side at most `maxSide` pixels.
  func pixels(maxSide: Int) throws(ImageError) -> PixelImage {
    let (width, height) = (head.size.width, head.size.height)
    // Rows are filled up to four bytes.
    let step = (width * head.depth + 31) / 32 * 4
    guard head.start >= 0, head.start <= bytes.count, step * height <= bytes.count - head.start else {
      throw .damaged("BMP: the file ends before the picture does")
    }
    var pixels: [UInt8] = []
    pixels.reserveCapacity(width * height * 3)
    for row in 0..<height {
      let line = head.start + (head.isTopDown ? row : height - 1 - row) * step
      for column in 0..<width {
        let color = head.depth <= 8 ? indexed(line, column) : direct(line, column)
        pixels.append(color.red)
        pixels.append(color.green)
        pixels.append(color.blue)
      }
    }
    return PixelImage(width: width, height: height, pixels: pixels).resized(toFit: maxSide)
  }

  private func indexed(_ line: Int, _ column: Int) -> RGB {
    let bit = column * head.depth
    let shift = 8 - head.depth - bit % 8
    let most = 1 << head.depth - 1
    let index = Int(bytes[line + bit / 8]) >> shift & most
    // What the palette does not have is black, as viewers show it.
    return index < head.palette.count ? head.palette[index] : RGB(0)
  }

  private func direct(_ line: Int, _ column: Int) -> RGB {
    let size = head.depth / 8
    let start = line + column * size
    var number: UInt32 = 0
    for offset in 0..<size { number |= UInt32(bytes[start + offset]) << UInt32(offset * 8) }
    let red = head.red.value(in: number)
    let green = head.green.value(in: number)
    let blue = head.blue.value(in: number)
    guard let alpha = head.alpha?.value(in: number) else { return RGB(red: red, green: green, blue: blue) }
    let white = 255 * (255 - Int(alpha)) + 127
    func onWhite(_ light: UInt8) -> UInt8 {
      let sum = Int(light) * Int(alpha) + white
      return UInt8(sum / 255)
    }
    return RGB(red: onWhite(red), green: onWhite(green), blue: onWhite(blue))
  }
}

extension BMPFile {
  /// Which bits of a pixel are one of its colours.
  fileprivate struct Mask {
    let bits: UInt32

    /// 0 to 255.
    func value(in pixel: UInt32) -> UInt8 {
      guard bits != 0 else { return 0 }
      let most = UInt64(bits >> UInt32(bits.trailingZeroBitCount))
      let value = UInt64((pixel & bits) >> UInt32(bits.trailingZeroBitCount))
      return UInt8(value * 255 / most)
    }
  }

  /// What the two heads of the file say.
  fileprivate struct Head {
    let size: PixelSize
    let isTopDown: Bool
    /// Bits a pixel.
    let depth: Int
    /// Where the pixels begin.
    let start: Int
    let palette: [RGB]
    let red: Mask
    let green: Mask
    let blue: Mask
    let alpha: Mask?

    init(_ bytes: [UInt8]) throws(ImageError) {
      func number(_ offset: Int, _ count: Int) -> Int {
        bytes.dropFirst(offset).prefix(count).reversed().reduce(0) { $0 << 8 | Int($1) }
      }
      func signed(_ offset: Int) -> Int { Int(Int32(truncatingIfNeeded: number(offset, 4))) }
      let length = number(14, 4)
      guard bytes.count >= 26, length == 12 || length >= 40, length <= 4096, bytes.count >= 14 + length else {
        throw .damaged("BMP: its head is broken")
      }
      let isOld = length == 12
      let (width, height) = isOld ? (number(18, 2), number(20, 2)) : (signed(18), signed(22))
      size = PixelSize(width: max(0, width), height: abs(height))
      isTopDown = height < 0
      depth = number(isOld ? 24 : 28, 2)
      start = number(10, 4)
      let compression = isOld ? 0 : number(30, 4)
      guard [1, 4, 8, 16, 24, 32].contains(depth), [0, 3, 6].contains(compression), compression == 0 || depth >= 16
      else {
        throw .damaged("BMP: \(depth) bits a pixel, compression \(compression), are not read")
      }
      // Masks follow the first 40 bytes of the head, whether they count as part of it or not.
      func mask(_ index: Int) -> Mask { Mask(bits: UInt32(truncatingIfNeeded: number(54 + index * 4, 4))) }
      let hasMasks = compression != 0
      let standard: (UInt32, UInt32, UInt32) = depth == 16 ? (0x7C00, 0x03E0, 0x001F) : (0xFF0000, 0xFF00, 0xFF)
      red = hasMasks ? mask(0) : Mask(bits: standard.0)
      green = hasMasks ? mask(1) : Mask(bits: standard.1)
      blue = hasMasks ? mask(2) : Mask(bits: standard.2)
      let hasAlpha = hasMasks && (length >= 56 || compression == 6)
      alpha = hasAlpha && mask(3).bits != 0 ? mask(3) : nil
      let (entry, first) = (isOld ? 3 : 4, 14 + length)
      let used = isOld ? 0 : number(46, 4)
      let count = depth > 8 ? 0 : min(used == 0 ? 1 << depth : used, 1 << depth, max(0, bytes.count - first) / entry)
      palette = (0..<count).map { index in
        let place = first + index * entry
        return RGB(red: bytes[place + 2], green: bytes[place + 1], blue: bytes[place])
      }
    }
  }
}
