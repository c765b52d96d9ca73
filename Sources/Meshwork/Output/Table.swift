import Canvas
import MeshCore

/// Rows under headings. Every cell is one line; on a terminal it is safe to show, and a program gets it as it is.
package struct Table: Sendable {
  private let headings: [String]
  private var rows: [[String]] = []

  /// The last column takes what room there is; the others are as wide as they have to be, and go on in the next line where
  /// a terminal has no room for that.
  package init(_ headings: String...) { self.headings = headings }

  package var isEmpty: Bool { rows.isEmpty }

  package mutating func add(_ cells: String...) {
    rows.append(cells)
  }

  /// The lines without spaces at their ends, at most `columns` wide where a terminal shows them; a file gets all.
  package func lines(columns: Int?) -> [String] {
    let all = [headings] + rows.map { $0.map { columns == nil ? $0.oneLine : Printer.safe($0) } }
    var widths = headings.indices.map { column in all.map { width(of: $0[column]) }.max() ?? 0 }
    if let columns { widths = Self.fitting(widths, in: columns) }
    return all.flatMap { cells in
      let folded = cells.enumerated().map { column, cell in
        column + 1 == cells.count ? [cell] : Self.folded(cell, to: widths[column])
      }
      return (0..<(folded.map(\.count).max() ?? 1)).map { row in
        let padded = folded.enumerated().map { column, parts in
          let part = row < parts.count ? parts[row] : ""
          return column + 1 == cells.count
            ? part : part + String(repeating: " ", count: widths[column] - width(of: part))
        }
        let line = padded.joined(separator: "  ").trimmingEnd
        return columns.map { truncated(line, to: $0) } ?? line
      }
    }
  }

  /// The widest columns but the last made so narrow that something of the last is seen too.
  private static func fitting(_ widths: [Int], in columns: Int) -> [Int] {
    guard let last = widths.last else { return [] }
    let room = columns - 2 * (widths.count - 1) - min(last, least)
    let others = widths.dropLast()
    var most = others.max() ?? 0
    while most > least, others.reduce(0, { $0 + min($1, most) }) > room { most -= 1 }
    return others.map { min($0, most) } + [last]
  }

  /// No column is made narrower than this.
  private static let least = 8

  /// The text in parts of at most so many columns.
  private static func folded(_ text: String, to columns: Int) -> [String] {
    guard width(of: text) > columns else { return [text] }
    var (parts, taken) = ([""], 0)
    for character in text {
      taken += width(of: character)
      if taken > columns {
        parts.append("")
        taken = width(of: character)
      }
      parts[parts.count - 1].append(character)
    }
    return parts
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
  }
}
