import CGIF

/// The first picture of a GIF file through giflib, which reports errors without jumping across Swift's frames.
struct GIFFile {
  private let bytes: [UInt8]
  /// The size of the screen that pictures are laid on.
  let shownSize: PixelSize

  init(_ bytes: [UInt8]) throws(ImageError) {
    self.bytes = bytes
    shownSize = try Self.reading(bytes) { (gif) throws(ImageError) in
      PixelSize(width: Int(gif.pointee.SWidth), height: Int(gif.pointee.SHeight))
    }
  }

  /// The first picture on white, its longer side at most `maxSide` pixels.
  func pixels(maxSide: Int) throws(ImageError) -> PixelImage {
    let size = shownSize
    return try Self.reading(bytes) { (gif) throws(ImageError) in
      let transparent = try Self.skipToPicture(gif)
      let place = gif.pointee.Image
      let (width, height) = (Int(place.Width), Int(place.Height))
      try ImageLimits.check(PixelSize(width: width, height: height))
      guard let colors = place.ColorMap ?? gif.pointee.SColorMap else { throw .damaged("GIF: it has no colours") }
      let palette = (0..<Int(colors.pointee.ColorCount)).map { index in
        let color = colors.pointee.Colors[index]
        return RGB(red: color.Red, green: color.Green, blue: color.Blue)
      }
      var pixels = [UInt8](repeating: 255, count: size.width * size.height * 3)
      var line = [UInt8](repeating: 0, count: width)
      for row in Self.order(of: height, interlaced: place.Interlace) {
        guard DGifGetLine(gif, &line, Int32(width)) == GIF_OK else { throw .damaged(Self.text(gif.pointee.Error)) }
        // What lies beyond the screen is not shown.
        let down = Int(place.Top) + row
        let columns = 0..<max(0, min(width, size.width - Int(place.Left)))
        guard (0..<size.height).contains(down), place.Left >= 0, !columns.isEmpty else { continue }
        var target = (down * size.width + Int(place.Left)) * 3
        for column in columns {
          let index = Int(line[column])
          if index != transparent, index < palette.count {
            pixels[target] = palette[index].red
            pixels[target + 1] = palette[index].green
            pixels[target + 2] = palette[index].blue
          }
          target += 3
        }
      }
      return PixelImage(width: size.width, height: size.height, pixels: pixels)
    }.resized(toFit: maxSide)
  }

  /// Reads up to the first picture. Returns which colour of it is none; -1 if all are.
  private static func skipToPicture(_ gif: UnsafeMutablePointer<GifFileType>) throws(ImageError) -> Int {
    var transparent = -1
    while true {
      var kind = UNDEFINED_RECORD_TYPE
      guard DGifGetRecordType(gif, &kind) == GIF_OK else { throw .damaged(text(gif.pointee.Error)) }
      switch kind {
      case IMAGE_DESC_RECORD_TYPE:
        guard DGifGetImageDesc(gif) == GIF_OK else { throw .damaged(text(gif.pointee.Error)) }
        return transparent
      case EXTENSION_RECORD_TYPE:
        var code: Int32 = 0
        var block: UnsafeMutablePointer<UInt8>?
        guard DGifGetExtension(gif, &code, &block) == GIF_OK else { throw .damaged(text(gif.pointee.Error)) }
        while let part = block {
          // Its length, flags, a delay of two bytes, and the colour, if the lowest flag is set.
          if code == GRAPHICS_EXT_FUNC_CODE, part[0] >= 4 { transparent = part[1] & 1 == 1 ? Int(part[4]) : -1 }
          guard DGifGetExtensionNext(gif, &block) == GIF_OK else { throw .damaged(text(gif.pointee.Error)) }
        }
      default:
        throw .damaged("GIF: there is no picture in it")
      }
    }
  }

  /// The rows in the order in which they are stored.
  private static func order(of height: Int, interlaced: Bool) -> [Int] {
    guard interlaced else { return Array(0..<height) }
    return [(0, 8), (4, 8), (2, 4), (1, 2)].flatMap { start, step in Array(stride(from: start, to: height, by: step)) }
  }

  /// What is still to be read of a file.
  private struct Rest {
    let bytes: UnsafeBufferPointer<UInt8>
    var place = 0
  }

  private static func reading<Result>(
    _ bytes: [UInt8], _ body: (UnsafeMutablePointer<GifFileType>) throws(ImageError) -> Result
  ) throws(ImageError) -> Result {
    try bytes.withUnsafeBufferPointer { (buffer) throws(ImageError) in
      var rest = Rest(bytes: buffer)
      return try withUnsafeMutablePointer(to: &rest) { (rest) throws(ImageError) in
        var error: Int32 = 0
        let gif = DGifOpen(
          rest,
          { gif, target, wanted in
            guard let gif, let target, let rest = gif.pointee.UserData?.assumingMemoryBound(to: Rest.self) else {
              return 0
            }
            let some = rest.pointee.bytes[rest.pointee.place...].prefix(Int(wanted))
            target.update(fromContentsOf: UnsafeBufferPointer(rebasing: some))
            rest.pointee.place += some.count
            return Int32(some.count)
          }, &error)
        guard let gif else { throw .damaged(text(error)) }
        defer { DGifCloseFile(gif, nil) }
        return try body(gif)
      }
    }
  }

  private static func text(_ error: Int32) -> String {
    "GIF: " + (GifErrorString(error).map { String(cString: $0) } ?? "the data is broken")
  }
}

extension UnsafeMutablePointer<UInt8> {
  fileprivate func update(fromContentsOf source: UnsafeBufferPointer<UInt8>) {
    guard let start = source.baseAddress else { return }
    update(from: start, count: source.count)
  }
}
