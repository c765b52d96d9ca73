import Meshwork
import Testing

/// Rows on a terminal: cut at the end, never in the middle of what they say.
@Suite struct TableTests {
  private let owner = "a-laboratory-of-many-letters/an-app-of-even-more-letters/model-of-images 77aa0c45"

  private var table: Table {
    var table = Table("NODE", "MODEL", "FROM", "PARAMETERS")
    table.add("eyes", owner, "image", "{ \"params\": { \"threshold\": 0.7 } }")
    table.add("quality", "image-quality", "eyes", "")
    return table
  }

  @Test func aLongCellGoesOnInTheNextLine() {
    for columns in [40, 60, 80, 100] {
      let lines = table.lines(columns: columns)
      #expect(lines.allSatisfy { $0.count <= columns }, "\(columns)")
      let rows = lines.drop { !$0.hasPrefix("eyes") }.prefix { !$0.hasPrefix("quality") }
      // The column of the model, put together again.
      let start =
        lines[0].firstRange(of: "MODEL").map { lines[0].distance(from: lines[0].startIndex, to: $0.lowerBound) } ?? 0
      let end =
        lines[0].firstRange(of: "FROM").map { lines[0].distance(from: lines[0].startIndex, to: $0.lowerBound) } ?? 0
      let cell = rows.map { String($0.dropFirst(start).prefix(end - start - 2)).trimmingEnd }.joined()
      #expect(cell.filter { $0 != " " } == owner.filter { $0 != " " }, "\(columns): \(lines)")
    }
  }

  @Test func whatFitsAndWhatAFileGetsIsOneLineARow() {
    #expect(table.lines(columns: 200).count == 3)
    #expect(table.lines(columns: nil).count == 3)
    #expect(table.lines(columns: nil)[1].hasSuffix("0.7 } }"))
  }
}

extension String {
  fileprivate var trimmingEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
