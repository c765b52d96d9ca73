/// How stored rows and columns relate to the picture as it is meant to be seen: the eight values of EXIF's tag 0x0112.
enum Orientation: Int, CaseIterable {
  case upright = 1
  case mirrored, turnedHalf, upsideDown, transposed, turnedRight, transversed, turnedLeft

  /// The orientation in the TIFF structure of an EXIF segment, if it holds one. (CIPA DC-008, 4.6.2 and 4.6.4)
  init?(exif bytes: ArraySlice<UInt8>) {
    let isLittleEndian = bytes.starts(with: "II*\0".utf8)
    guard isLittleEndian || bytes.starts(with: "MM\0*".utf8) else { return nil }
    func number(at offset: Int, bytes count: Int) -> Int? {
      guard offset >= 0, offset + count <= bytes.count else { return nil }
      let field = bytes.dropFirst(offset).prefix(count)
      return isLittleEndian
        ? field.reversed().reduce(0) { $0 << 8 | Int($1) } : field.reduce(0) { $0 << 8 | Int($1) }
    }
    guard let directory = number(at: 4, bytes: 4), let entries = number(at: directory, bytes: 2) else { return nil }
    for entry in 0..<entries {
      let start = directory + 2 + entry * 12
      guard let tag = number(at: start, bytes: 2) else { return nil }
      if tag == 0x0112 {
        self.init(rawValue: number(at: start + 8, bytes: 2) ?? 0)
        return
      }
    }
    return nil
  }

  /// Whether rows are shown as columns, so that width and height change places.
  var swapsSides: Bool { rawValue >= Orientation.transposed.rawValue }

  private var reversesColumns: Bool {
    switch self {
    case .mirrored, .turnedHalf, .transversed, .turnedLeft: true
    case .upright, .upsideDown, .transposed, .turnedRight: false
    }
  }

  private var reversesRows: Bool {
    switch self {
    case .turnedHalf, .upsideDown, .turnedRight, .transversed: true
    case .upright, .mirrored, .transposed, .turnedLeft: false
    }
  }

  /// The size as shown of a picture stored with `size`.
  func shown(_ size: PixelSize) -> PixelSize {
    swapsSides ? PixelSize(width: size.height, height: size.width) : size
  }

  /// A stored picture as it is meant to be seen.
  func shown(_ image: PixelImage) -> PixelImage {
    if self == .upright { return image }
    let size = shown(PixelSize(width: image.width, height: image.height))
    var pixels: [UInt8] = []
    pixels.reserveCapacity(image.pixels.count)
    for y in 0..<size.height {
      for x in 0..<size.width {
        let (column, row) = swapsSides ? (y, x) : (x, y)
        let storedColumn = reversesColumns ? image.width - 1 - column : column
        let storedRow = reversesRows ? image.height - 1 - row : row
        let offset = (storedRow * image.width + storedColumn) * 3
        pixels.append(contentsOf: image.pixels[offset..<offset + 3])
      }
    }
    return PixelImage(width: size.width, height: size.height, pixels: pixels)
  }
}
