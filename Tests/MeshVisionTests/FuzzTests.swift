import MeshVision
import TestSupport
import Testing

@Suite("Hostile files")
struct FuzzTests {
  @Test("Thousands of broken files are decoded or refused, and never crash", arguments: ImageFormat.allCases)
  func brokenFiles(_ format: ImageFormat) throws {
    let picture = SampleScene.market.render(width: 64, height: 48)
    let whole =
      switch format {
      case .jpeg:
        Files.jpeg(try ImageEncoder.jpeg(picture, quality: 60), orientation: 6, littleEndian: true)
      case .png: try ImageEncoder.png(picture)
      case .webp: try Files.webp(picture, quality: 60)
      case .gif: try Files.gif(picture, interlaced: true)
      case .bmp: Files.bmp(picture)
      }
    var random = SeededGenerator(seed: 2026)
    var refused = 0
    for _ in 0..<4000 {
      do {
        let decoded = try ImageFile(Self.broken(whole, using: &random)).pixels(maxSide: 64)
        #expect(max(decoded.width, decoded.height) <= 64)
      } catch {
        refused += 1
        #expect(!error.message.isEmpty)
      }
    }
    #expect((400..<4000).contains(refused))
  }

  /// `bytes` with one to eight changes: bytes overwritten (half of them in the header), cut out, doubled, or the end lost.
  private static func broken(_ bytes: [UInt8], using random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...8, using: &random) where bytes.count > 16 {
      let place = Int.random(
        in: 0..<(Bool.random(using: &random) ? min(200, bytes.count) : bytes.count), using: &random)
      let span = place..<min(bytes.count, place + Int.random(in: 1...12, using: &random))
      switch Int.random(in: 0..<16, using: &random) {
      case 0: bytes.removeSubrange(span)
      case 1: bytes.insert(contentsOf: bytes[span], at: place)
      case 2: bytes.removeLast(bytes.count / 4)
      default: bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
    }
    return bytes
  }
}
