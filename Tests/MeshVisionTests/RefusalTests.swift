import MeshVision
import Testing

@Suite("Refused files")
struct RefusalTests {
  private let jpeg: [UInt8]
  private let files: [[UInt8]]

  init() throws {
    let picture = SampleScene.harbor.render(width: 80, height: 60)
    jpeg = try ImageEncoder.jpeg(picture)
    files = [
      jpeg, try ImageEncoder.png(picture), try Files.webp(picture), try Files.gif(picture), Files.bmp(picture),
    ]
  }

  @Test(
    "Bytes that are no image are called what they look like",
    arguments: [
      ("", "nothing (0 bytes)"), ("<!DOCTYPE html><html>", "HTML text"), ("\n <HTML><body>", "HTML text"),
      ("{\"status\": 1}", "JSON text"), ("<?xml version=\"1.0\"?><svg>", "an SVG drawing"), ("<rss>", "XML text"),
      ("not found", "text"), ("BM, it said\n", "text"), ("II*\0", "a TIFF image"),
      ("%PDF-1.7", "a PDF document"),
      ("\0\0\0\u{18}ftypavif", "an AVIF image"), ("RIFF\u{1}\0\0\0WAVE", "binary data of an unknown kind"),
    ])
  func foreignBytes(_ text: String, _ looks: String) {
    #expect(throws: ImageError.unsupported(looks)) { try ImageFile(Array(text.utf8)).pixels() }
  }

  @Test("More pixels than the limits allow are refused before they are decoded")
  func tooLarge() throws {
    #expect(throws: ImageError.tooLarge(width: 20_001, height: 10)) {
      try ImageFile(Files.pngHeader(width: 20_001, height: 10)).pixels()
    }
    #expect(throws: ImageError.tooLarge(width: 10_000, height: 8_501)) {
      try ImageFile(Files.pngHeader(width: 10_000, height: 8_501)).info
    }
    #expect(throws: ImageError.tooLarge(width: 30_000, height: 40_000)) {
      try ImageFile(Files.webpHeader(width: 30_000, height: 40_000, isAnimation: true)).pixels()
    }
    var stretched = jpeg
    let frame = try #require(zip(jpeg, jpeg.dropFirst()).enumerated().first { $0.element == (0xFF, 0xC0) }?.offset)
    stretched.replaceSubrange(frame + 5..<frame + 9, with: [0xFF, 0x00, 0xFF, 0x00])
    #expect(throws: ImageError.tooLarge(width: 65_280, height: 65_280)) { try ImageFile(stretched).pixels() }
  }

  @Test("More bytes than the limit are refused")
  func tooManyBytes() {
    let bytes = jpeg + [UInt8](repeating: 0, count: ImageLimits.bytes)
    #expect(throws: ImageError.tooManyBytes(bytes.count)) { try ImageFile(bytes).info }
  }

  @Test("A file that was cut short is refused, wherever it was cut")
  func truncated() {
    for file in files {
      for tenths in 1...9 {
        #expect(throws: ImageError.self) { try ImageFile(Array(file.prefix(file.count * tenths / 10))).pixels() }
      }
    }
  }

  @Test("An animation is refused in words")
  func animation() throws {
    let bytes = Files.webpHeader(width: 100, height: 100, isAnimation: true)
    let error = try #require(throws: ImageError.self) { try ImageFile(bytes).pixels() }
    #expect(error.message.contains("animation"))
  }

  @Test("A bitmap of more pixels than it has bytes, or packed ones, are refused")
  func bitmaps() throws {
    let whole = Files.bmp(Pictures.quarters)
    var (large, wide, packed) = (whole, whole, whole)
    large.replaceSubrange(22..<26, with: [0xFF, 0x20, 0, 0])
    #expect(throws: ImageError.damaged("BMP: the file ends before the picture does")) { try ImageFile(large).pixels() }
    wide.replaceSubrange(18..<22, with: [0xFF, 0xFF, 0, 0])
    #expect(throws: ImageError.tooLarge(width: 65_535, height: 48)) { try ImageFile(wide) }
    packed[30] = 1
    #expect(throws: ImageError.self) { try ImageFile(packed) }
  }

  @Test("A GIF whose screen or picture is too large is refused before it is decoded")
  func largeGIF() throws {
    var screen = try Files.gif(Pictures.quarters)
    screen.replaceSubrange(6..<10, with: [0xFF, 0xFF, 0xFF, 0xFF])
    #expect(throws: ImageError.tooLarge(width: 65_535, height: 65_535)) { try ImageFile(screen) }
    var picture = try Files.gif(Pictures.quarters)
    // Behind the heads and 256 colours.
    let place = 13 + 256 * 3
    #expect(picture[place] == 0x2C)
    picture.replaceSubrange(place + 5..<place + 9, with: [0xFF, 0xFF, 0xFF, 0xFF])
    #expect(throws: ImageError.tooLarge(width: 65_535, height: 65_535)) { try ImageFile(picture).pixels() }
  }

  @Test("A JPEG with more scans than any program writes is refused")
  func tooManyScans() throws {
    let scan = try #require(zip(jpeg, jpeg.dropFirst()).enumerated().first { $0.element == (0xFF, 0xDA) }?.offset)
    let scans = (0...100).flatMap { _ in jpeg[scan..<jpeg.count - 2] }
    #expect(throws: ImageError.damaged("JPEG: it has 101 scans")) {
      try ImageFile(jpeg[..<scan] + scans + [0xFF, 0xD9]).pixels()
    }
  }

  @Test("Stray bytes around the picture do no harm")
  func strayBytes() throws {
    for file in files { #expect(try ImageFile(file + [1, 2, 3]).pixels() == ImageFile(file).pixels()) }
  }

  @Test("Every refusal is a sentence")
  func messages() {
    let errors: [ImageError] = [
      .unsupported("a TIFF image"), .tooLarge(width: 30_000, height: 2), .tooManyBytes(99), .damaged("PNG: bad header"),
      .notEncodable("too wide"),
    ]
    for error in errors {
      #expect(error.message.hasSuffix("."))
      #expect(!error.message.contains("Optional"))
    }
    #expect(ImageError.tooLarge(width: 30_000, height: 2).message.contains("30000 x 2"))
  }

  @Test("A picture too wide for JPEG is refused in words")
  func notEncodable() {
    let wide = Pictures.solid(Pictures.gray(9), width: 70_000, height: 1)
    #expect(throws: ImageError.self) { try ImageEncoder.jpeg(wide) }
  }
}
