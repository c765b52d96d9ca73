import MeshVision
import Testing

@Suite("Decoding")
struct DecodingTests {
  private let picture = SampleScene.meadow.render(width: 160, height: 120)

  @Test("A PNG comes back as it was")
  func pngRoundTrip() throws {
    #expect(try ImageFile(ImageEncoder.png(picture)).pixels() == picture)
  }

  @Test("JPEG and WebP come back nearly as they were")
  func lossyRoundTrips() throws {
    let scene = SampleScene.portrait.render(width: 160, height: 120)
    for bytes in [try ImageEncoder.jpeg(scene, quality: 95), try Files.webp(scene, quality: 95)] {
      let decoded = try ImageFile(bytes).pixels()
      #expect((decoded.width, decoded.height) == (160, 120))
      #expect(decoded.meanDifference(from: scene) < 4)
    }
  }

  @Test("The header gives format and size")
  func info() throws {
    let files: [(ImageFormat, [UInt8])] = [
      (.jpeg, try ImageEncoder.jpeg(picture)), (.png, try ImageEncoder.png(picture)), (.webp, try Files.webp(picture)),
    ]
    for (format, bytes) in files {
      let info = try ImageFile(bytes).info
      #expect(info.format == format)
      #expect((info.width, info.height) == (160, 120))
    }
    #expect(try ImageFile(Files.pngHeader(width: 9000, height: 9000)).info.width == 9000)
  }

  @Test("A picture larger than asked for comes back at the size asked for", arguments: [1, 7, 50, 63, 100, 159])
  func maxSide(_ side: Int) throws {
    let small = picture.resized(toFit: side)
    for bytes in [try ImageEncoder.jpeg(picture), try ImageEncoder.png(picture), try Files.webp(picture)] {
      let decoded = try ImageFile(bytes).pixels(maxSide: side)
      #expect((decoded.width, decoded.height) == (small.width, small.height))
      #expect(decoded.meanDifference(from: small) < 16)
    }
  }

  @Test("EXIF orientation is undone in every format", arguments: ImageFormat.allCases, 1...8)
  func orientation(_ format: ImageFormat, _ value: Int) throws {
    for littleEndian in [true, false] { try expect(format, value, littleEndian: littleEndian) }
  }

  private func expect(_ format: ImageFormat, _ value: Int, littleEndian: Bool) throws {
    // Where the stored corners (top left, top right, bottom left, bottom right) are when the picture stands upright.
    let places: [[(x: Double, y: Double)]] = [
      [(0.1, 0.1), (0.9, 0.1), (0.1, 0.9), (0.9, 0.9)], [(0.9, 0.1), (0.1, 0.1), (0.9, 0.9), (0.1, 0.9)],
      [(0.9, 0.9), (0.1, 0.9), (0.9, 0.1), (0.1, 0.1)], [(0.1, 0.9), (0.9, 0.9), (0.1, 0.1), (0.9, 0.1)],
      [(0.1, 0.1), (0.1, 0.9), (0.9, 0.1), (0.9, 0.9)], [(0.9, 0.1), (0.9, 0.9), (0.1, 0.1), (0.1, 0.9)],
      [(0.9, 0.9), (0.9, 0.1), (0.1, 0.9), (0.1, 0.1)], [(0.1, 0.9), (0.1, 0.1), (0.9, 0.9), (0.9, 0.1)],
    ]
    let bytes =
      switch format {
      case .jpeg:
        Files.jpeg(try ImageEncoder.jpeg(Pictures.quarters), orientation: UInt8(value), littleEndian: littleEndian)
      case .png:
        Files.png(try ImageEncoder.png(Pictures.quarters), orientation: UInt8(value), littleEndian: littleEndian)
      case .webp:
        Files.webp(try Files.webp(Pictures.quarters), orientation: UInt8(value), littleEndian: littleEndian)
      }
    let decoded = try ImageFile(bytes).pixels()
    let info = try ImageFile(bytes).info
    #expect((decoded.width, decoded.height) == (value < 5 ? (64, 48) : (48, 64)))
    #expect((info.width, info.height) == (decoded.width, decoded.height))
    for (place, color) in zip(places[value - 1], [0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF] as [UInt32]) {
      #expect(decoded.shows(RGB(color), atX: place.x, y: place.y))
    }
  }

  @Test("An orientation that EXIF does not know is ignored", arguments: [0, 9, 255] as [UInt8])
  func unknownOrientation(_ value: UInt8) throws {
    let plain = try ImageEncoder.jpeg(Pictures.quarters)
    let bytes = Files.jpeg(plain, orientation: value, littleEndian: true)
    #expect(try ImageFile(bytes).pixels() == ImageFile(plain).pixels())
  }

  @Test("Transparent pixels lie on white")
  func alpha() throws {
    let samples =
      (0..<64).flatMap { _ in [200, 0, 0, 0] as [UInt8] } + (0..<64).flatMap { _ in [0, 0, 200, 255] as [UInt8] }
    for bytes in [
      try Files.png(rgba: samples, width: 8, height: 16), try Files.webp(rgba: samples, width: 8, height: 16),
    ] {
      let decoded = try ImageFile(bytes).pixels()
      #expect(decoded.shows(RGB(0xFFFFFF), atX: 0.5, y: 0.2))
      #expect(decoded.shows(RGB(0x0000C8), atX: 0.5, y: 0.8))
    }
  }

  @Test("Half transparent black on white is gray")
  func halfAlpha() throws {
    let samples = (0..<64).flatMap { _ in [0, 0, 0, 128] as [UInt8] }
    #expect(try ImageFile(Files.webp(rgba: samples, width: 8, height: 8)).pixels()[4, 4] == Pictures.gray(127))
    // libpng mixes light, not sample values, so its gray is lighter.
    let png = try ImageFile(Files.png(rgba: samples, width: 8, height: 8)).pixels()[4, 4]
    #expect((120...190).contains(Int(png.red)))
  }

  @Test("16-bit samples become 8-bit ones")
  func sixteenBits() throws {
    let samples = (0..<64).flatMap { _ in [65_535, 14_027, 0] as [UInt16] }
    // 14,027 of 65,535 is linear light for the sRGB sample 128.
    let decoded = try ImageFile(Files.png(linear: samples, width: 8, height: 8)).pixels()
    #expect(decoded.shows(RGB(0xFF8000), atX: 0.5, y: 0.5, within: 2))
  }

  @Test("Ink on paper becomes light on a screen")
  func cmyk() throws {
    // Inverted: no ink, full cyan, full black.
    let inks: [[UInt8]] = [[255, 255, 255, 255], [0, 255, 255, 255], [255, 255, 255, 0]]
    let samples = inks.flatMap { ink in (0..<16 * 16).flatMap { _ in ink } }
    let decoded = try ImageFile(Files.jpeg(invertedCMYK: samples, width: 16, height: 48)).pixels()
    #expect(decoded.shows(RGB(0xFFFFFF), atX: 0.5, y: 0.15))
    #expect(decoded.shows(RGB(0x00FFFF), atX: 0.5, y: 0.5))
    #expect(decoded.shows(RGB(0x000000), atX: 0.5, y: 0.85))
  }

  @Test("Gray pictures have three equal channels")
  func grayscale() throws {
    let bytes = try Files.jpeg(gray: [UInt8](repeating: 90, count: 256), width: 16, height: 16)
    #expect(try ImageFile(bytes).pixels().shows(Pictures.gray(90), atX: 0.5, y: 0.5, within: 2))
  }
}
