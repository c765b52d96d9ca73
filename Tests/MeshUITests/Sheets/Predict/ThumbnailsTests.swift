import Canvas
import MeshCore
@testable import MeshUI
import Testing

@Suite struct ThumbnailsTests {
  private func kept(_ count: Int, side: Int) throws -> Thumbnails {
    let pixels = try #require(
      Pixels(width: side, height: side, bytes: Array(repeating: 9, count: side * side * 3)))
    var thumbnails: Thumbnails = [:]
    for number in 0..<count {
      thumbnails[.file("/\(number).png")] = Thumbnail(
        columns: 80, rows: 40, pixels: pixels, imageWidth: side, imageHeight: side)
    }
    return thumbnails
  }

  @Test func soManyAreKeptAndNoMore() throws {
    let small = try kept(99, side: 9)
    #expect(small.count == Thumbnails.limit && small[.file("/98.png")] != nil && small[.file("/0.png")] == nil)
    // Of large ones fewer: they are bounded by their pixels.
    let large = try kept(99, side: 800)
    #expect(large.count == Thumbnails.mostPixels / (800 * 800) && large[.file("/98.png")] != nil)
    #expect(try kept(1, side: 4000).count == 1)
  }
}
