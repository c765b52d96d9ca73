import Canvas
import MeshVision
import TestSupport
import Testing

@Suite struct EncodingTests {
  /// libpng reads what is written here.
  @Test(arguments: [(1, 1), (3, 2), (17, 40), (64, 48), (400, 300)]) func aFileHoldsThePicture(
    width: Int, height: Int
  ) throws {
    for pixels in [
      try Pixels.scene(width, height, seed: 8), try Pixels.plain(width, height, RGB(7, 8, 9)),
      try Pixels.filled(width, height) { x, y in (x / 3 + y / 3) % 2 == 0 ? RGB(255, 0, 0) : RGB(0, 0, 255) },
    ] {
      let read = try ImageFile(PNG.file(pixels)).pixels()
      #expect((read.width, read.height) == (width, height))
      var differences = 0
      for y in 0..<height {
        for x in 0..<width {
          let (one, other) = (read[x, y], pixels[x, y])
          if (one.red, one.green, one.blue) != (other.red, other.green, other.blue) { differences += 1 }
        }
      }
      #expect(differences == 0)
    }
  }

  @Test func noiseOfAnyKindComesThrough() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<60 {
      // Few and many colours, so that letters of all lengths and repetitions of all kinds occur.
      let colors = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        RGB(rgb24: UInt32.random(in: 0...0xFFFFFF, using: &random))
      }
      let pixels = try Pixels.filled(Int.random(in: 1...90, using: &random), Int.random(in: 1...50, using: &random)) {
        _, _ in colors.randomElement(using: &random) ?? RGB(0, 0, 0)
      }
      let read = try ImageFile(PNG.file(pixels)).pixels()
      #expect(read[pixels.width - 1, pixels.height - 1].red == pixels[pixels.width - 1, pixels.height - 1].red)
      #expect((0..<pixels.width).allSatisfy { read[$0, pixels.height / 2].blue == pixels[$0, pixels.height / 2].blue })
    }
  }

  @Test func aPlainPictureIsSmall() throws {
    #expect(PNG.file(try Pixels.plain(320, 240, RGB(1, 2, 3))).count < 3000)
  }

  // MARK: kitty

  @Test func theQuestionOfKittysProtocol() {
    #expect(text(Kitty.question) == "\u{1B}_Ga=q,i=31,s=1,v=1,t=d,f=24;AAAA\u{1B}\\")
  }

  @Test func aFileIsSentInChunks() {
    let file = (0..<7000).map { UInt8(truncatingIfNeeded: $0) }
    let chunks = Kitty.transmission(of: file, as: 77).map(text)
    #expect(chunks.count == 3)
    #expect(chunks[0].hasPrefix("\u{1B}_Ga=t,t=d,f=100,i=77,q=2,m=1;AAECAwQFBgcICQ"))
    #expect(chunks[1].hasPrefix("\u{1B}_Gq=2,m=1;") && chunks[2].hasPrefix("\u{1B}_Gq=2,m=0;"))
    let payloads = chunks.map { $0.split(separator: ";")[1].dropLast(2) }
    #expect(payloads.map(\.count) == [4096, 4096, 9336 - 8192])
    // 7000 is 2333 times three, and one: two letters and two signs.
    #expect(payloads[2].hasSuffix("UVJTVFVWVw=="))
  }

  @Test func placingAndTakingAway() {
    let place = Kitty.place(
      5, placement: 2, x: 1, y: 2, width: 30, height: 40, over: Size(rows: 4, columns: 6), level: 1)
    #expect(text(place) == "\u{1B}_Ga=p,i=5,p=2,x=1,y=2,w=30,h=40,c=6,r=4,C=1,z=1,q=2\u{1B}\\")
    #expect(text(Kitty.remove(placement: 2, of: 5)) == "\u{1B}_Ga=d,d=i,i=5,p=2,q=2\u{1B}\\")
    #expect(text(Kitty.delete(5)) == "\u{1B}_Ga=d,d=I,i=5,q=2\u{1B}\\")
  }

  @Test func tmuxPassesOnWhatHasItsEscapesTwice() {
    #expect(text(Tmux.passed(Kitty.delete(5))) == "\u{1B}Ptmux;\u{1B}\u{1B}_Ga=d,d=I,i=5,q=2\u{1B}\u{1B}\\\u{1B}\\")
  }

  /// Of the protocol's list, of 297 marks.
  @Test func placeholders() {
    func scalars(_ row: Int, _ column: Int, _ id: UInt32) -> [UInt32]? {
      Placeholder.scalars(row: row, column: column, of: id)?.map(\.value)
    }
    #expect(scalars(0, 0, 1) == [0x10EEEE, 0x305, 0x305, 0x305])
    #expect(scalars(1, 3, 2 << 24 | 1) == [0x10EEEE, 0x30D, 0x310, 0x30E])
    #expect(scalars(30, 35, 255 << 24 | 1) == [0x10EEEE, 0x483, 0x592, 0xA8E5])
    #expect(scalars(255, 120, 1) == [0x10EEEE, 0xA8E5, 0x823, 0x305])
    #expect(scalars(256, 0, 1) == nil && scalars(0, 256, 1) == nil)
    #expect(Placeholder.count == 297)
  }

  // MARK: iTerm2

  @Test func anInlineImage() {
    let string = text(InlineImage.string(Array("Man".utf8), over: Size(rows: 3, columns: 9)))
    #expect(
      string
        == "\u{1B}]1337;File=inline=1;size=3;width=9;height=3;preserveAspectRatio=0;doNotMoveCursor=1:TWFu\u{07}")
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
