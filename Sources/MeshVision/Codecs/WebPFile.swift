import CWebP

/// WebP through libwebp. The library scales while it decodes, so a large file costs no large picture.
struct WebPFile {
  private let bytes: [UInt8]
  private let orientation: Orientation
  private let storedSize: PixelSize
  private let isAnimation: Bool

  var shownSize: PixelSize { orientation.shown(storedSize) }

  init(_ bytes: [UInt8]) throws(ImageError) {
    var features = WebPBitstreamFeatures()
    let status = WebPGetFeatures(bytes, bytes.count, &features)
    guard status == VP8_STATUS_OK else { throw .damaged("WebP: " + Self.text(of: status)) }
    self.bytes = bytes
    orientation = ImageChunks.orientation(webp: bytes)
    storedSize = PixelSize(width: Int(features.width), height: Int(features.height))
    isAnimation = features.has_animation != 0
  }

  /// The picture, upright, its longer side at most `maxSide` pixels.
  func pixels(maxSide: Int) throws(ImageError) -> PixelImage {
    // Turned when it is small: that costs a pixel at a time.
    orientation.shown(try storedPixels(maxSide: maxSide).resized(toFit: maxSide))
  }

  private func storedPixels(maxSide: Int) throws(ImageError) -> PixelImage {
    guard !isAnimation else { throw .damaged("WebP: it is an animation; only still pictures are read") }
    var config = WebPDecoderConfig()
    guard WebPInitDecoderConfig(&config) != 0 else { throw .damaged("WebP: the installed library is too old") }
    let size = storedSize.fitted(to: maxSide)
    config.options.use_scaling = 1
    config.options.scaled_width = Int32(size.width)
    config.options.scaled_height = Int32(size.height)
    config.output.colorspace = MODE_rgbA
    config.output.is_external_memory = 1
    var samples = [UInt8](repeating: 0, count: size.width * size.height * 4)
    let status = samples.withUnsafeMutableBufferPointer { buffer in
      config.output.u.RGBA.rgba = buffer.baseAddress
      config.output.u.RGBA.stride = Int32(size.width * 4)
      config.output.u.RGBA.size = buffer.count
      return WebPDecode(bytes, bytes.count, &config)
    }
    guard status == VP8_STATUS_OK else { throw .damaged("WebP: " + Self.text(of: status)) }
    return PixelImage(width: size.width, height: size.height, pixels: Self.onWhite(samples))
  }

  /// Premultiplied RGBA laid on white.
  private static func onWhite(_ samples: [UInt8]) -> [UInt8] {
    var pixels: [UInt8] = []
    pixels.reserveCapacity(samples.count / 4 * 3)
    for start in stride(from: 0, to: samples.count, by: 4) {
      let white = 255 - samples[start + 3]
      for channel in start..<start + 3 {
        // Saturating: a damaged file may hold colours brighter than their own alpha.
        let (sum, overflow) = samples[channel].addingReportingOverflow(white)
        pixels.append(overflow ? 255 : sum)
      }
    }
    return pixels
  }

  private static func text(of status: VP8StatusCode) -> String {
    switch status {
    case VP8_STATUS_NOT_ENOUGH_DATA, VP8_STATUS_SUSPENDED: "the file ends before the picture does"
    case VP8_STATUS_OUT_OF_MEMORY: "there is not enough memory"
    case VP8_STATUS_UNSUPPORTED_FEATURE: "it uses a feature that is not supported"
    default: "the data is broken"
    }
  }
}
