import Canvas
import MeshCore

/// Rows under headings. Every cell is one line; on a terminal it is safe to show, and a program gets it as it is.
package struct Table: Sendable {
  private let headings: [String]
  private var rows: [[String]] = []

  /// The last column takes what room there is; the others are as wide as they have to be.
  package init(_ headings: String...) { self.headings = headings }

  package var isEmpty: Bool { rows.isEmpty }

  package mutating func add(_ cells: String...) {
    rows.append(cells)
  }

  /// The lines without spaces at their ends, cut to `columns` where a terminal shows them; a file gets all.
  package func lines(columns: Int?) -> [String] {
    let all = [headings] + rows.map { $0.map { columns == nil ? $0.oneLine : Printer.safe($0) } }
    let widths = headings.indices.map { column in all.map { width(of: $0[column]) }.max() ?? 0 }
    return all.map { cells in
      let padded = zip(cells, widths).enumerated().map { column, cell in
        let isLast = column + 1 == cells.count
        return isLast ? cell.0 : cell.0 + String(repeating: " ", count: cell.1 - width(of: cell.0))
      }
      let line = padded.joined(separator: "  ").trimmingEnd
      return columns.map { truncated(line, to: $0) } ?? line
    }
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
  }
}
