import Canvas
import MeshCore
import Panels

/// What is searched for in the text that has the keyboard.
struct TextSearch: Hashable, Sendable {
  var text = TextField()
  /// The keyboard goes to it.
  var isOpen = false
  /// How many sheets stood where it was opened: another one over it has the keyboard.
  var depth = 0
  /// Which of the lines that have it is looked at.
  var hit = 0
}

extension State {
  var isSearching: Bool { search.isOpen && search.depth == dialogs.count }

  mutating func openSearch() -> [Effect] {
    search.isOpen = true
    search.depth = dialogs.count
    search.text.selectAll()
    return []
  }

  /// While one types, the first line from here on that has it is shown.
  mutating func searchAsTyped(_ change: (inout TextField) -> Bool) -> [Effect] {
    guard change(&search.text) else { return [] }
    let hits = searchHits
    search.hit = hits.firstIndex { $0 >= searchedTop } ?? 0
    return show(hits)
  }

  mutating func searchNext(by distance: Int) throws(Notice) -> [Effect] {
    guard !search.text.isEmpty else {
      throw .plain("Nothing is searched for yet. \(key(.search, in: .detail)) searches.")
    }
    let hits = searchHits
    guard !hits.isEmpty else { throw .plain("\(search.text.text) does not stand here.") }
    search.hit = (search.hit + distance + hits.count) % hits.count
    let effects = show(hits)
    if !isSearching { notice = .plain(searchWords) }
    return effects
  }

  /// Enter keeps what is found in sight; Esc searches no longer.
  mutating func leaveSearch(keeping: Bool) -> [Effect] {
    search.isOpen = false
    guard keeping, !search.text.isEmpty else {
      search = TextSearch()
      return []
    }
    notice = .plain(searchWords)
    return []
  }

  /// `3 of 17`
  var searchCount: String {
    let hits = searchHits
    return hits.isEmpty ? "none" : "\(min(search.hit, hits.count - 1) + 1) of \(hits.count)"
  }

  private var searchWords: String {
    let context = topSheet?.keys ?? KeyContext(focus)
    return
      "\(search.text.text): \(searchCount). \(key(.nextHit, in: context)) shows the next, \(key(.previousHit, in: context)) the one before."
  }

  /// The lines that have what is searched for.
  private var searchHits: [Int] {
    let wanted = search.text.text.folded
    guard !wanted.isEmpty else { return [] }
    let lines = searchedLines
    return lines.indices.filter { lines[$0].contains(folded: wanted) }
  }

  private var searchedLines: [String] {
    if let sheet = topSheet { return sheet.text(self).map(\.plainText) }
    let layout = Layout(self)
    switch focus {
    case .detail: return detailLines(self, columns: layout.panes[.detail]?.columns ?? size.columns).map(\.plainText)
    case .prediction:
      return layout.panes[.prediction].map { rect in
        predictionLines(
          self, columns: PredictionPlaces(self, in: rect, isZoomed: layout.arrangement == .zoomed).lines.columns)
      }?.map(\.plainText) ?? []
    case .workflows, .nodes, .staged: return []
    }
  }

  private var searchedTop: Int {
    if let sheet = topSheet { return sheet.textTop }
    return focus == .detail ? cursors.detailTop : focus == .prediction ? cursors.predictionTop : 0
  }

  /// Brings the line in sight, some lines below the first one.
  private mutating func show(_ hits: [Int]) -> [Effect] {
    guard hits.indices.contains(search.hit) else { return [] }
    let hit = hits[search.hit]
    guard topSheet == nil else {
      return withTopSheet { sheet, state in
        sheet.show(hit: hit, state)
        return .stay()
      } ?? []
    }
    let top = max(0, hit - 2)
    if focus == .detail { cursors.detailTop = top } else { cursors.predictionTop = top }
    clampTops()
    return []
  }

  /// Where what is searched for stands out.
  func searchedRect(_ layout: Layout) -> Rect? {
    guard !search.text.isEmpty else { return nil }
    guard let sheet = topSheet else {
      return focus == .detail || focus == .prediction ? layout.panes[focus]?.inset(top: 1) : nil
    }
    return sheet.text(self).isEmpty ? nil : layout.rect(of: type(of: sheet).place).inset(top: 1)
  }
}

extension TextLine {
  fileprivate var plainText: String { (spans + trailing).map(\.text).joined() }
}

extension Frame {
  /// Has a text stand out wherever it stands in a rectangle.
  mutating func light(_ wanted: String, in rect: Rect) {
    let wanted = wanted.map { $0.lowercased() }
    guard !wanted.isEmpty, wanted.count <= rect.columns else { return }
    for row in rect.row..<rect.maxRow {
      let glyphs = (rect.column..<rect.maxColumn).map { self[row, $0].glyph.lowercased() }
      for start in 0...glyphs.count - wanted.count where Array(glyphs[start..<start + wanted.count]) == wanted {
        for column in rect.column + start..<rect.column + start + wanted.count {
          guard case .role(_, let ground) = self[row, column].paint else { continue }
          self[row, column].paint = .role(.match, on: ground)
        }
      }
    }
  }
}
