import CPNG

/// PNG through libpng's simplified interface, which reports errors without jumping across Swift's frames.
struct PNGFile {
  private let bytes: [UInt8]
  private let orientation: Orientation
  let shownSize: PixelSize

  init(_ bytes: [UInt8]) throws(ImageError) {
    self.bytes = bytes
    orientation = ImageChunks.orientation(png: bytes)
    shownSize = orientation.shown(
      try Self.reading(bytes) { (image) throws(ImageError) in
        PixelSize(width: Int(image.width), height: Int(image.height))
      })
  }

  /// The picture, upright, its longer side at most `maxSide` pixels.
  func pixels(maxSide: Int) throws(ImageError) -> PixelImage {
    // Turned when it is small: that costs a pixel at a time.
    orientation.shown(try storedPixels().resized(toFit: maxSide))
  }

  private func storedPixels() throws(ImageError) -> PixelImage {
    try Self.reading(bytes) { (image) throws(ImageError) in
      image.format = PNG_FORMAT_RGB
      // Without a gamma chunk libpng would take 16-bit samples for linear light; files mean sRGB.
      image.flags |= UInt32(PNG_IMAGE_FLAG_16BIT_sRGB)
      let (width, height) = (Int(image.width), Int(image.height))
      var pixels = [UInt8](repeating: 0, count: width * height * 3)
      var white = png_color(red: 255, green: 255, blue: 255)
      guard png_image_finish_read(&image, &white, &pixels, png_int_32(width * 3), nil) != 0 else {
        throw .damaged(Self.text(of: image))
      }
      return PixelImage(width: width, height: height, pixels: pixels)
    }
  }

  static func bytes(of picture: PixelImage) throws(ImageError) -> [UInt8] {
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    image.width = png_uint_32(picture.width)
    image.height = png_uint_32(picture.height)
    image.format = PNG_FORMAT_RGB
    defer { png_image_free(&image) }
    let stride = png_int_32(picture.width * 3)
    var size = png_alloc_size_t(0)
    guard png_image_write_to_memory(&image, nil, &size, 0, picture.pixels, stride, nil) != 0 else {
      throw .notEncodable(text(of: image))
    }
    var bytes = [UInt8](repeating: 0, count: size)
    guard png_image_write_to_memory(&image, &bytes, &size, 0, picture.pixels, stride, nil) != 0 else {
      throw .notEncodable(text(of: image))
    }
    return bytes
  }

  private static func reading<Result>(
    _ bytes: [UInt8], _ body: (inout png_image) throws(ImageError) -> Result
  ) throws(ImageError) -> Result {
    try bytes.withUnsafeBufferPointer { (buffer) throws(ImageError) in
      var image = png_image()
      image.version = png_uint_32(PNG_IMAGE_VERSION)
      defer { png_image_free(&image) }
      guard png_image_begin_read_from_memory(&image, buffer.baseAddress, buffer.count) != 0 else {
        throw .damaged(text(of: image))
      }
      return try body(&image)
    }
  }

  private static func text(of image: png_image) -> String {
    withUnsafeBytes(of: image.message) { "PNG: " + String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
