import CPNG
import CTurboJPEG
import CWebP
import MeshVision
import Testing

/// Image files of kinds that the program reads but does not write.
enum Files {
  static func webp(_ image: PixelImage, quality: Float = 90) throws -> [UInt8] {
    var output: UnsafeMutablePointer<UInt8>?
    let size = WebPEncodeRGB(
      image.pixels, Int32(image.width), Int32(image.height), Int32(image.width * 3), quality, &output)
    defer { WebPFree(output) }
    try #require(size > 0)
    return [UInt8](UnsafeBufferPointer(start: output, count: size))
  }

  /// Four samples a pixel: red, green, blue, alpha.
  static func webp(rgba samples: [UInt8], width: Int, height: Int) throws -> [UInt8] {
    var output: UnsafeMutablePointer<UInt8>?
    let size = WebPEncodeLosslessRGBA(samples, Int32(width), Int32(height), Int32(width * 4), &output)
    defer { WebPFree(output) }
    try #require(size > 0)
    return [UInt8](UnsafeBufferPointer(start: output, count: size))
  }

  /// Four samples a pixel: red, green, blue, alpha.
  static func png(rgba samples: [UInt8], width: Int, height: Int) throws -> [UInt8] {
    try png(samples, width: width, height: height, format: PNG_FORMAT_RGB | PNG_FORMAT_FLAG_ALPHA, stride: width * 4)
  }

  /// Three 16-bit samples a pixel, in linear light.
  static func png(linear samples: [UInt16], width: Int, height: Int) throws -> [UInt8] {
    try png(samples, width: width, height: height, format: PNG_FORMAT_RGB | PNG_FORMAT_FLAG_LINEAR, stride: width * 3)
  }

  private static func png<Sample: BitwiseCopyable>(
    _ samples: [Sample], width: Int, height: Int, format: UInt32, stride: Int
  ) throws -> [UInt8] {
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    image.width = png_uint_32(width)
    image.height = png_uint_32(height)
    image.format = format
    defer { png_image_free(&image) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    var size = bytes.count
    let status = png_image_write_to_memory(&image, &bytes, &size, 0, samples, png_int_32(stride), nil)
    try #require(status != 0)
    return Array(bytes.prefix(size))
  }

  /// Four samples a pixel: cyan, magenta, yellow, black; 255 is no ink, as the Adobe marker in such files says.
  static func jpeg(invertedCMYK samples: [UInt8], width: Int, height: Int) throws -> [UInt8] {
    try jpeg(samples, width: width, height: height, format: TJPF_CMYK, subsampling: TJSAMP_444)
  }

  /// One sample a pixel.
  static func jpeg(gray samples: [UInt8], width: Int, height: Int) throws -> [UInt8] {
    try jpeg(samples, width: width, height: height, format: TJPF_GRAY, subsampling: TJSAMP_GRAY)
  }

  private static func jpeg(
    _ samples: [UInt8], width: Int, height: Int, format: TJPF, subsampling: TJSAMP
  ) throws -> [UInt8] {
    let compressor = try #require(tjInitCompress())
    var output: UnsafeMutablePointer<UInt8>?
    var size: UInt = 0
    defer {
      tjFree(output)
      tjDestroy(compressor)
    }
    let status = tjCompress2(
      compressor, samples, Int32(width), 0, Int32(height), Int32(format.rawValue), &output, &size,
      Int32(subsampling.rawValue), 95, 0)
    try #require(status == 0)
    return [UInt8](UnsafeBufferPointer(start: output, count: Int(size)))
  }

  /// `jpeg` with an EXIF segment that holds the given orientation, in either byte order.
  static func jpeg(_ jpeg: [UInt8], orientation: UInt8, littleEndian: Bool) -> [UInt8] {
    let content = Array("Exif".utf8) + [0, 0] + tiff(orientation, littleEndian)
    return jpeg.prefix(2) + [0xFF, 0xE1, 0, UInt8(content.count + 2)] + content + jpeg.dropFirst(2)
  }

  /// `png` with an EXIF chunk behind its pixels.
  static func png(_ png: [UInt8], orientation: UInt8, littleEndian: Bool) -> [UInt8] {
    png.dropLast(12) + pngChunk("eXIf", tiff(orientation, littleEndian)) + png.suffix(12)
  }

  /// `webp`, which is a simple file of 64 x 48 pixels, as an extended one with an EXIF chunk.
  static func webp(_ webp: [UInt8], orientation: UInt8, littleEndian: Bool) -> [UInt8] {
    func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
      Array(name.utf8) + (0..<4).map { UInt8(truncatingIfNeeded: content.count >> (8 * $0)) } + content
        + (content.count % 2 == 1 ? [0] : [])
    }
    let body =
      chunk("VP8X", [0x08, 0, 0, 0, 63, 0, 0, 47, 0, 0]) + webp.dropFirst(12)
      + chunk("EXIF", tiff(orientation, littleEndian))
    return chunk("RIFF", Array("WEBP".utf8) + body)
  }

  private static func tiff(_ orientation: UInt8, _ littleEndian: Bool) -> [UInt8] {
    littleEndian
      ? [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0]
      : [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
  }

  /// A PNG file of the given size that ends where its pixels would begin.
  static func pngHeader(width: UInt32, height: UInt32) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + pngChunk("IHDR", bigEndian(width) + bigEndian(height) + [8, 2, 0, 0, 0]) + pngChunk("IDAT", [])
  }

  private static func pngChunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + content
    return bigEndian(UInt32(content.count)) + body + bigEndian(crc(body))
  }

  /// The start of an extended WebP file of the given size.
  static func webpHeader(width: Int, height: Int, isAnimation: Bool) -> [UInt8] {
    func size(_ side: Int) -> [UInt8] { (0..<3).map { UInt8((side - 1) >> (8 * $0) & 0xFF) } }
    return Array("RIFF".utf8) + [22, 0, 0, 0] + Array("WEBPVP8X".utf8) + [10, 0, 0, 0]
      + [isAnimation ? 0x02 : 0x00, 0, 0, 0] + size(width) + size(height)
  }

  private static func bigEndian(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { rest, _ in rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
    }
  }
}
