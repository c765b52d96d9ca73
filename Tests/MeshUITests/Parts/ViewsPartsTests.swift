import Canvas
import MeshCore
@testable import MeshUI
import Testing
import Panels

@Suite("Parts of the views")
struct ViewsPartsTests {
  @Test("JSON keeps its text and gains colours")
  func syntax() {
    let line = "  \"a \\\" b\": \"c: d\", \"n\": 1.5, \"open"
    let spans = syntaxSpans(line)
    #expect(spans.map(\.text).joined() == line)
    #expect(spans.map(\.ink).contains(.role(.syntaxKey)))
    #expect(spans[1] == Span("\"a \\\" b\"", .syntaxKey))
    #expect(spans[3] == Span("\"c: d\"", .syntaxString))
  }

  @Test("a picture keeps its proportions and its room")
  func pictures() {
    let thumbnail = Fixtures.thumbnail
    for room in [Size(rows: 24, columns: 64), Size(rows: 7, columns: 64), Size(rows: 24, columns: 11)] {
      let size = Picture.size(of: thumbnail, within: room)
      #expect(size.rows <= room.rows && size.columns <= room.columns)
      #expect(abs(size.columns * thumbnail.rows - size.rows * thumbnail.columns) <= thumbnail.columns)
    }
    #expect(Picture.size(of: thumbnail, within: Size(rows: 99, columns: 999)) == Size(rows: 24, columns: 64))
  }

  @Test("boxes stay on the picture, whatever the service says of them")
  func regions() {
    let size = Size(rows: 9, columns: 20)
    for box in [
      Region.BoundingBox(top: 0, left: 0, bottom: 1, right: 1), .init(top: -3, left: 0.5, bottom: 7, right: 0.2),
      .init(top: .nan, left: .infinity, bottom: -.infinity, right: .nan), .init(top: 1, left: 1, bottom: 1, right: 1),
    ] {
      let cells = PictureBox(box, number: 12).cells(in: size)
      #expect(!cells.isEmpty)
      #expect(
        cells.allSatisfy { $0.0.row >= 0 && $0.0.row < size.rows && $0.0.column >= 0 && $0.0.column < size.columns })
    }
    let whole = PictureBox(.init(top: 0, left: 0, bottom: 1, right: 1), number: 1).cells(in: size)
    #expect(whole.map(\.0.row).max() == 8 && whole.map(\.0.column).max() == 19)
  }
}
