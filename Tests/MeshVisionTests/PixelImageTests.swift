import MeshVision
import TestSupport
import Testing

@Suite("Pictures")
struct PixelImageTests {
  @Test("Resizing keeps a plain picture plain", arguments: [(1, 1), (7, 3), (40, 30), (41, 29), (100, 200)])
  func plainStaysPlain(_ width: Int, _ height: Int) {
    for color in [RGB(0xFFFFFF), RGB(0x000000), RGB(0x80FF01)] {
      let resized = Pictures.solid(color).resized(width: width, height: height)
      #expect(resized == Pictures.solid(color, width: width, height: height))
    }
  }

  @Test("Shrinking averages what it joins")
  func averages() {
    let stripes = Pictures.made(width: 64, height: 64) { x, _ in Pictures.gray(x.isMultiple(of: 2) ? 0 : 200) }
    #expect(stripes.resized(width: 8, height: 8).shows(Pictures.gray(100), atX: 0.5, y: 0.5, within: 2))
  }

  @Test("Growing joins neighbours smoothly")
  func grows() {
    let step = Pictures.made(width: 2, height: 1) { x, _ in Pictures.gray(x * 200) }
    let levels = step.resized(width: 8, height: 1).pixels.enumerated().filter { $0.offset.isMultiple(of: 3) }.map(
      \.element)
    #expect(levels == levels.sorted())
    #expect(levels.first == 0 && levels.last == 200)
    #expect(Set(levels).count > 4)
  }

  @Test("Fitting keeps the proportion and never enlarges")
  func fits() {
    let picture = Pictures.solid(RGB(0x123456), width: 400, height: 100)
    let small = picture.resized(toFit: 100)
    #expect((small.width, small.height) == (100, 25))
    #expect(picture.resized(toFit: 500) == picture)
    #expect(Pictures.solid(RGB(0), width: 1000, height: 1).resized(toFit: 10).height == 1)
  }

  @Test("A crop holds the region's pixels")
  func crop() {
    let right = Pictures.quarters.cropped(to: Region(top: 0, left: 0.5, bottom: 0.5, right: 1))
    #expect(right == Pictures.solid(RGB(0x00FF00), width: 32, height: 24))
    #expect(Pictures.quarters.cropped(to: .whole) == Pictures.quarters)
  }

  @Test("Any four numbers give a crop inside the picture")
  func anyCrop() {
    var random = SeededGenerator(seed: 5)
    let odd: [Double] = [-1, 0, 1, 2, .nan, .infinity, -.infinity]
    for _ in 0..<500 {
      let sides = (0..<4).map { _ in
        Bool.random(using: &random) ? odd.randomElement(using: &random) ?? 0 : Double.random(in: 0...1, using: &random)
      }
      let cut = Pictures.quarters.cropped(to: Region(top: sides[0], left: sides[1], bottom: sides[2], right: sides[3]))
      #expect((1...64).contains(cut.width) && (1...48).contains(cut.height))
    }
  }

  @Test("A thumbnail fills its cells and keeps the proportion")
  func thumbnail() {
    let thumbnail = Pictures.quarters.thumbnail(columns: 32, rows: 100)
    #expect((thumbnail.columns, thumbnail.rows) == (32, 12))
    #expect(thumbnail[4, 1] == Thumbnail(of: Pictures.solid(RGB(0xFF0000)), columns: 1, rows: 1)[0, 0])
    #expect(thumbnail[4, 10].bottom == RGB(0x0000FF))
    #expect(thumbnail[28, 1].top == RGB(0x00FF00))
    let flat = Pictures.quarters.thumbnail(columns: 100, rows: 6)
    #expect((flat.columns, flat.rows) == (16, 6))
  }

  @Test("A thumbnail of any picture has at least one cell and stays in its box")
  func thumbnailBounds() {
    for (width, height) in [(1, 1), (1000, 1), (1, 1000), (3, 7)] {
      let thumbnail = Pictures.solid(RGB(0x808080), width: width, height: height).thumbnail(columns: 20, rows: 5)
      #expect((1...20).contains(thumbnail.columns) && (1...5).contains(thumbnail.rows))
    }
  }
}
