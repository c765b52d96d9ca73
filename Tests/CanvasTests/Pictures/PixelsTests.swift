import Canvas
import Testing

@Suite struct PixelsTests {
  @Test func onlyWhatIsWholeIsAPicture() {
    #expect(Pixels(width: 2, height: 2, bytes: Array(repeating: 0, count: 12)) != nil)
    #expect(Pixels(width: 2, height: 2, bytes: Array(repeating: 0, count: 11)) == nil)
    #expect(Pixels(width: 0, height: 5, bytes: []) == nil)
    #expect(Pixels(width: 4097, height: 1, bytes: Array(repeating: 0, count: 4097 * 3)) == nil)
    #expect(Pixels(width: -1, height: -1, bytes: [0, 0, 0]) == nil)
  }

  @Test func contentIsWhatTellsThemApart() throws {
    let one = try Pixels.scene(16, 12, seed: 1)
    #expect(one == (try Pixels.scene(16, 12, seed: 1)))
    #expect(one != (try Pixels.scene(16, 12, seed: 2)))
    let (flat, tall) = (try Pixels.plain(6, 2, RGB(1, 1, 1)), try Pixels.plain(2, 6, RGB(1, 1, 1)))
    #expect(flat.bytes == tall.bytes && flat != tall)
  }

  /// FNV-1a of 64 bits, over both sizes as eight bytes, the lowest first, and the pixels: worked out elsewhere.
  @Test func theDigestIsTheSameInEveryRun() throws {
    #expect(try Pixels.plain(1, 1, RGB(1, 2, 3)).digest == 0xCBFF_0510_E3D0_9C0B)
  }

  @Test func aPartIsCutOut() throws {
    let whole = try Pixels.filled(5, 4) { x, y in RGB(UInt8(x), UInt8(y), 0) }
    let part = whole.cropped(x: 2, y: 1, width: 2, height: 9)
    #expect((part.width, part.height) == (2, 3))
    #expect(part[0, 0] == RGB(2, 1, 0) && part[1, 2] == RGB(3, 3, 0))
    #expect(whole.cropped(x: 0, y: 0, width: 5, height: 4) == whole)
  }

  @Test func halfTheSizeIsTheMeanOfFour() throws {
    let whole = try Pixels.filled(4, 2) { x, y in RGB(UInt8(x * 40 + y * 20), 0, 255) }
    let half = whole.resized(width: 2, height: 1)
    // (0 + 40 + 20 + 60) / 4, and (80 + 120 + 100 + 140) / 4
    #expect(half[0, 0] == RGB(30, 0, 255) && half[1, 0] == RGB(110, 0, 255))
  }

  @Test(arguments: [(7, 5), (31, 50), (90, 3), (1, 1)]) func anotherSizeHasTheSameLight(width: Int, height: Int) throws
  {
    let whole = try Pixels.scene(30, 20, seed: 4)
    let other = whole.resized(width: width, height: height)
    #expect((other.width, other.height) == (width, height))
    #expect(abs(other.average.0 - whole.average.0) < 6 && abs(other.average.2 - whole.average.2) < 6)
    let plain = try Pixels.plain(30, 20, RGB(9, 99, 199)).resized(width: width, height: height)
    #expect(plain == (try Pixels.plain(width, height, RGB(9, 99, 199))))
  }

  @Test func growingIsSmooth() throws {
    let two = try Pixels.filled(2, 1) { x, _ in RGB(x == 0 ? 0 : 200, 0, 0) }
    let eight = two.resized(width: 8, height: 1)
    let reds = (0..<8).map { Int(eight[$0, 0].red) }
    #expect(reds == [0, 0, 25, 75, 125, 175, 200, 200])
  }
}
