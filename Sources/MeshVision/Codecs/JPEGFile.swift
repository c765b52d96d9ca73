import CTurboJPEG

/// One JPEG file through TurboJPEG, which reports errors without jumping across Swift's frames.
struct JPEGFile {
  /// No camera or program writes more scans; each costs a pass over the whole picture.
  private static let mostScans = 100

  private let bytes: [UInt8]
  private let markers: JPEGMarkers
  private let storedSize: PixelSize
  private let isCMYK: Bool

  var shownSize: PixelSize { markers.orientation.shown(storedSize) }

  init(_ bytes: [UInt8]) throws(ImageError) {
    let decompressor = try TurboJPEGHandle(tjInitDecompress())
    var (width, height, subsampling, colorspace) = (Int32(0), Int32(0), Int32(0), Int32(0))
    let status = tjDecompressHeader3(
      decompressor.handle, bytes, UInt(bytes.count), &width, &height, &subsampling, &colorspace)
    guard status == 0 else { throw .damaged(decompressor.errorText) }
    self.bytes = bytes
    markers = JPEGMarkers(bytes)
    storedSize = PixelSize(width: Int(width), height: Int(height))
    isCMYK = colorspace == Int32(TJCS_CMYK.rawValue) || colorspace == Int32(TJCS_YCCK.rawValue)
  }

  /// The picture, upright, its longer side at most `maxSide` pixels.
  func pixels(maxSide: Int) throws(ImageError) -> PixelImage { try pixels(atLeast: maxSide).resized(toFit: maxSide) }

  /// The picture, decoded at the smallest of the library's scales that keeps its longer side at `maxSide` or more.
  private func pixels(atLeast maxSide: Int) throws(ImageError) -> PixelImage {
    guard markers.isComplete else { throw .damaged("JPEG: the file ends before the picture does") }
    guard markers.scans <= Self.mostScans else { throw .damaged("JPEG: it has \(markers.scans) scans") }
    let size = Self.scaled(storedSize, atLeast: maxSide)
    let format = isCMYK ? TJPF_CMYK : TJPF_RGB
    var samples = [UInt8](repeating: 0, count: size.width * size.height * (isCMYK ? 4 : 3))
    let decompressor = try TurboJPEGHandle(tjInitDecompress())
    let status = tjDecompress2(
      decompressor.handle, bytes, UInt(bytes.count), &samples, Int32(size.width), 0, Int32(size.height),
      Int32(format.rawValue), TJFLAG_LIMITSCANS)
    // A warning (stray bytes, say) leaves a picture as any viewer shows it.
    guard status == 0 || decompressor.isWarning else { throw .damaged(decompressor.errorText) }
    let pixels = isCMYK ? Self.rgb(fromCMYK: samples, inverted: markers.isAdobe) : samples
    return markers.orientation.shown(PixelImage(width: size.width, height: size.height, pixels: pixels))
  }

  static func bytes(of image: PixelImage, quality: Int) throws(ImageError) -> [UInt8] {
    let compressor = try TurboJPEGHandle(tjInitCompress())
    var output: UnsafeMutablePointer<UInt8>?
    var size: UInt = 0
    defer { tjFree(output) }
    let status = tjCompress2(
      compressor.handle, image.pixels, Int32(image.width), 0, Int32(image.height), Int32(TJPF_RGB.rawValue), &output,
      &size, Int32(TJSAMP_444.rawValue), Int32(quality), 0)
    guard status == 0 else { throw .notEncodable(compressor.errorText) }
    return [UInt8](UnsafeBufferPointer(start: output, count: Int(size)))
  }

  private static func scaled(_ size: PixelSize, atLeast maxSide: Int) -> PixelSize {
    // The library scales by eighths; its own rounding is upwards.
    for eighths in 1..<8 where max(size.width, size.height) * eighths >= maxSide * 8 {
      return PixelSize(width: (size.width * eighths + 7) / 8, height: (size.height * eighths + 7) / 8)
    }
    return size
  }

  /// Ink on white paper without a colour profile: each of cyan, magenta and yellow, darkened by black.
  private static func rgb(fromCMYK samples: [UInt8], inverted: Bool) -> [UInt8] {
    var pixels: [UInt8] = []
    pixels.reserveCapacity(samples.count / 4 * 3)
    for start in stride(from: 0, to: samples.count, by: 4) {
      let light = samples[start..<start + 4].map { Int(inverted ? $0 : 255 - $0) }
      for channel in 0..<3 { pixels.append(UInt8(light[channel] * light[3] / 255)) }
    }
    return pixels
  }
}

/// A TurboJPEG compressor or decompressor, freed with this value.
private struct TurboJPEGHandle: ~Copyable {
  let handle: tjhandle

  init(_ handle: tjhandle?) throws(ImageError) {
    guard let handle else { throw .damaged("JPEG: there is not enough memory") }
    self.handle = handle
  }

  deinit { tjDestroy(handle) }

  var isWarning: Bool { tjGetErrorCode(handle) == Int32(TJERR_WARNING.rawValue) }
  var errorText: String { "JPEG: " + String(cString: tjGetErrorStr2(handle)) }
}
