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

  @Test("A GIF shows its first picture, also one that is stored in four passes", arguments: [false, true])
  func gif(interlaced: Bool) throws {
    #expect(try ImageFile(Files.gif(Pictures.quarters, interlaced: interlaced)).pixels() == Pictures.quarters)
    let moving = try Files.gif(Pictures.quarters, Pictures.solid(RGB(0), width: 64, height: 48), interlaced: interlaced)
    #expect(try ImageFile(moving).pixels() == Pictures.quarters)
  }

  @Test("What a GIF leaves open is white: around a picture smaller than the screen, and one of its colours")
  func gifOnWhite() throws {
    let small = try Files.gif(Pictures.quarters, screen: (80, 60), left: 10, top: 5, transparent: RGB(0xFF0000))
    let image = try ImageFile(small).pixels()
    #expect((image.width, image.height) == (80, 60))
    #expect(image[0, 0] == RGB(0xFFFFFF) && image[12, 7] == RGB(0xFFFFFF) && image[72, 7] == RGB(0x00FF00))
    let beyond = try ImageFile(Files.gif(Pictures.quarters, screen: (40, 30), left: 30, top: 20)).pixels()
    #expect(
      (beyond.width, beyond.height) == (40, 30) && beyond[39, 29] == RGB(0xFF0000) && beyond[29, 29] == RGB(0xFFFFFF))
  }

  @Test("A bitmap comes back as it was, whichever end it begins at", arguments: [false, true])
  func bmp(topDown: Bool) throws {
    #expect(try ImageFile(Files.bmp(picture, topDown: topDown)).pixels() == picture)
    let odd = picture.resized(width: 33, height: 7)
    #expect(try ImageFile(Files.bmp(odd, topDown: topDown)).pixels() == odd)
  }

  /// Three pixels of one row each: what they are made of is worked out by hand.
  @Test("Bitmaps with palettes, masks and alpha are read")
  func bmpKinds() throws {
    let palette: [UInt8] = [0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 0]
    let colors = [RGB(0xFF0000), RGB(0x00FF00), RGB(0x0000FF)]
    func row(_ bytes: [UInt8]) throws -> [RGB] {
      let image = try ImageFile(bytes).pixels()
      return (0..<3).map { image[$0, 0] }
    }
    #expect(try row(Files.bmp(depth: 8, palette: palette, [0, 1, 2, 0])) == colors)
    #expect(try row(Files.bmp(depth: 4, palette: palette, [0x01, 0x20, 0, 0])) == colors)
    #expect(
      try row(Files.bmp(depth: 1, palette: palette, [0b0100_0000, 0, 0, 0])) == [colors[0], colors[1], colors[0]])
    #expect(try row(Files.bmp(depth: 16, [0, 0x7C, 0xE0, 0x03, 0x1F, 0, 0, 0])) == colors)
    let thin: [UInt32] = [0xF800, 0x07E0, 0x001F]
    #expect(try row(Files.bmp(depth: 16, masks: thin, [0, 0xF8, 0xE0, 0x07, 0x1F, 0, 0, 0])) == colors)
    #expect(try row(Files.bmp(depth: 32, [0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 0])) == colors)
    let alpha: [UInt32] = [0xFF0000, 0xFF00, 0xFF, 0xFF00_0000]
    #expect(
      try row(Files.bmp(depth: 32, masks: alpha, [0, 0, 255, 255, 0, 255, 0, 0, 255, 0, 0, 51]))
        == [RGB(0xFF0000), RGB(0xFFFFFF), RGB(0xCCCCFF)])
  }

  @Test("The header gives format and size")
  func info() throws {
    let files: [(ImageFormat, [UInt8])] = [
      (.jpeg, try ImageEncoder.jpeg(picture)), (.png, try ImageEncoder.png(picture)), (.webp, try Files.webp(picture)),
      (.gif, try Files.gif(picture)), (.bmp, Files.bmp(picture)),
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

  @Test("EXIF orientation is undone wherever there is one", arguments: [ImageFormat.jpeg, .png, .webp], 1...8)
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
      case .gif, .bmp:
        [UInt8]()
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
