import Canvas
import Panels
import Testing

/// Rules that meet, lists that are cut, and numbers.
@Suite struct LinesTests {
  static let crossings: [(Joint, Character)] = [
    (Joint(right: .light, down: .light, left: .light), "┬"), (Joint(right: .heavy, down: .light, left: .light), "┮"),
    (Joint(up: .light, right: .light, down: .light, left: .light), "┼"), (Joint(right: .heavy, down: .heavy), "┏"),
    (Joint(right: .heavy, down: .heavy, left: .light), "┲"), (Joint(right: .light, down: .heavy, left: .heavy), "┱"),
    (Joint(up: .heavy, right: .heavy, left: .light), "┺"), (Joint(up: .light, right: .light, down: .light), "├"),
    (Joint(up: .light, down: .light), "│"), (Joint(), " "),
  ]

  @Test("lines meet in the right character", arguments: crossings)
  func joints(_ joint: Joint, _ glyph: Character) {
    #expect(joint.glyph == glyph)
  }

  @Test("a long list shows the selected row, and no more rows than there are", arguments: [0, 1, 2, 3, 9, 50])
  func lists(_ rows: Int) {
    for count in [0, 1, 2, 3, 9, 10, 10_000] {
      for selected in [0, count / 2, count - 1] where selected >= 0 && selected < count {
        let list = ListRows(count: count, selected: selected, rows: rows)
        #expect(list.places.count + (list.rest == nil ? 0 : 1) <= rows)
        #expect(rows == 0 || list.places.contains(selected))
        #expect(list.places.lowerBound >= 0 && list.places.upperBound <= count)
      }
    }
  }

  @Test("what a cut list leaves out is counted")
  func rest() {
    let list = ListRows(count: 10_000, selected: 5_000, rows: 11)
    #expect(list.rest?.spans.first?.text == "    ↑ 4,995  ↓ 4,995 more")
    #expect(ListRows(count: 11, selected: 0, rows: 11).rest == nil)
  }

  @Test("thousands are set apart", arguments: [(0, "0"), (999, "999"), (1200, "1,200"), (1_234_567, "1,234,567")])
  func thousands(_ number: Int, _ text: String) {
    #expect(grouped(number) == text)
  }

  @Test func manyNumbersAreARowOfColumns() {
    #expect(columnChart([0, 1, 2, 3, 4, 5, 6, 7], columns: 8) == "▁▂▃▄▅▆▇█")
    #expect(columnChart([0, 2, 10, 12], columns: 2) == "▁█", "the means of 0 and 2, and of 10 and 12")
    #expect(columnChart([5, 5], columns: 9) == "▁▁" && columnChart([], columns: 9) == "")
    #expect(columnChart([.infinity, 0], columns: 2) == "▁▁")
  }
}
