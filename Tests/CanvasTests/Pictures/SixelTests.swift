import Canvas
import Testing

@Suite struct SixelTests {
  @Test func twoColoursInOneBand() throws {
    let pixels = try Pixels.filled(5, 2) { x, _ in x < 4 ? RGB(255, 0, 0) : RGB(0, 0, 255) }
    let string = Sixel.string(IndexedPixels(pixels, colors: 2), x: 0, y: 0, width: 5, height: 2)
    let text = String(decoding: string, as: UTF8.self)
    // Two rows are the bits 1 and 2, and so the letter 63 + 3.
    // Both colours are told before the first of them is painted with.
    let expected = ["#0;2;100;0;0#1;2;0;0;100#0!4B#1B-", "#0;2;0;0;100#1;2;100;0;0#1!4B#0B-"]
    #expect(expected.map { "\u{1B}P0;1q\"1;1;5;2\($0)\u{1B}\\" }.contains(text))
  }

  /// A reader of our own, from the description, shows what was written.
  @Test(arguments: [(1, 1), (13, 6), (40, 25), (64, 48)]) func whatIsReadIsWhatWasWritten(width: Int, height: Int)
    throws
  {
    let pixels = IndexedPixels(try Pixels.scene(width, height, seed: 5), colors: 16)
    let shown = try SixelReader(Sixel.string(pixels, x: 0, y: 0, width: width, height: height))
    #expect((shown.width, shown.height) == (width, height))
    for y in 0..<height {
      for x in 0..<width {
        let wanted = pixels.colors[Int(pixels.indices[y * width + x])]
        // Colours are told in hundredths.
        let color = try #require(shown.pixels[y * width + x])
        #expect(abs(Int(color.red) - Int(wanted.red)) <= 2 && abs(Int(color.blue) - Int(wanted.blue)) <= 2)
      }
    }
  }

  @Test func aPartIsThatPart() throws {
    let pixels = IndexedPixels(try Pixels.filled(30, 30) { x, y in RGB(UInt8(x * 8), UInt8(y * 8), 0) }, colors: 256)
    let shown = try SixelReader(Sixel.string(pixels, x: 10, y: 7, width: 12, height: 9))
    let wanted = pixels.colors[Int(pixels.indices[(7 + 8) * 30 + 10 + 11])]
    let corner = try #require(shown.pixels[8 * 12 + 11])
    #expect((shown.width, shown.height) == (12, 9) && abs(Int(corner.red) - Int(wanted.red)) <= 2)
  }

  @Test func coloursAreBounded() throws {
    let many = try Pixels.filled(64, 64) { x, y in RGB(UInt8(x * 4), UInt8(y * 4), UInt8((x ^ y) * 4)) }
    for count in [2, 16, 64, 256] {
      let few = IndexedPixels(many, colors: count)
      #expect(few.colors.count <= count && few.indices.allSatisfy { Int($0) < few.colors.count })
    }
    #expect(IndexedPixels(many, colors: 9999).colors.count <= 256)
    #expect(IndexedPixels(try .plain(3, 3, RGB(4, 5, 6)), colors: 16).colors == [RGB(4, 5, 6)])
  }

  /// Dithered, a slope of few colours is as light as it was, everywhere.
  @Test func ditheringKeepsTheLight() throws {
    let slope = try Pixels.filled(128, 64) { x, _ in RGB(UInt8(x * 2), UInt8(x * 2), UInt8(x * 2)) }
    let few = IndexedPixels(slope, colors: 4)
    for left in stride(from: 16, to: 112, by: 16) {
      var (sum, wanted) = (0, 0)
      for y in 0..<64 {
        for x in left..<left + 16 {
          sum += Int(few.colors[Int(few.indices[y * 128 + x])].green)
          wanted += x * 2
        }
      }
      #expect(abs(sum - wanted) < 64 * 16 * 6, "from \(left)")
    }
    #expect(few.indices == IndexedPixels(slope, colors: 4).indices)
  }
}

/// Shows sixels as the VT340 does.
private struct SixelReader {
  private(set) var width = 0
  private(set) var height = 0
  private(set) var pixels: [RGB?] = []

  struct Fault: Error { let text: String }

  init(_ bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.hasPrefix("\u{1B}P0;1q\"1;1;"), text.hasSuffix("\u{1B}\\") else { throw Fault(text: text) }
    var rest = Array(text.utf8.dropFirst(11).dropLast(2))[...]
    func number() -> Int? {
      var value: Int?
      while let digit = rest.first, (0x30...0x39).contains(digit) {
        value = (value ?? 0) * 10 + Int(digit - 0x30)
        rest.removeFirst()
      }
      return value
    }
    width = number() ?? 0
    rest.removeFirst()
    height = number() ?? 0
    pixels = Array(repeating: nil, count: width * height)
    var colors: [Int: RGB] = [:]
    var (x, y, color, count) = (0, 0, 0, 1)
    while let byte = rest.popFirst() {
      switch Unicode.Scalar(byte) {
      case "#":
        color = number() ?? 0
        var parts: [Int] = []
        while rest.first == UInt8(ascii: ";") {
          rest.removeFirst()
          parts.append(number() ?? 0)
        }
        func part(_ index: Int) -> UInt8 { UInt8((parts[index] * 255 + 50) / 100) }
        if parts.count == 4, parts[0] == 2 { colors[color] = RGB(part(1), part(2), part(3)) }
      case "!": count = number() ?? 1
      case "$": x = 0
      case "-": (x, y) = (0, y + 6)
      default:
        guard (0x3F...0x7E).contains(byte), x + count <= width else { throw Fault(text: "\(byte) at \(x) \(y)") }
        for column in x..<x + count {
          for bit in 0..<6 where (byte - 0x3F) >> UInt8(bit) & 1 == 1 {
            guard y + bit < height else { throw Fault(text: "a pixel below the picture") }
            pixels[(y + bit) * width + column] = colors[color]
          }
        }
        x += count
        count = 1
      }
    }
  }
}
