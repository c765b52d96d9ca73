import Canvas
import MeshCore
import Panels

extension Frame {
  /// The row above the keys: what happened last, a question, or what a deletion asks to be typed.
  ///
  /// What is too long for it takes rows above until the next key: what cannot be read helps nobody.
  mutating func putNotice(_ state: State) {
    let columns = state.size.columns - 2
    if state.isSearching { return putSearch(state, columns: columns) }
    switch state.topSheet?.prompt(state) {
    case .question(let question):
      cursor = nil
      let answers = [
        Span("  "), Span(state.key(.yes), .key), Span(" / ", .hint), Span(state.key(.no), .key),
      ]
      // Whatever the question holds, its answers stay in sight.
      let text = truncated(sanitized(question), to: (columns - 12) * Self.noticeRows)
      putRows([Span(text, .warn)] + answers, state)
    case .phrase(let phrase, let field, let wasRefused):
      let row = state.size.rows - 2
      fill(Rect(row: row, column: 0, rows: 1, columns: state.size.columns), paint: .plain)
      putConfirmation(field, phrase: phrase, refused: wasRefused, row: row, columns: columns)
    case nil: put(state.notice, state)
    }
  }

  /// `/ text▏   3 of 17`
  private mutating func putSearch(_ state: State, columns: Int) {
    let row = state.size.rows - 2
    fill(Rect(row: row, column: 0, rows: 1, columns: state.size.columns), paint: .plain)
    let count = state.search.text.isEmpty ? "" : state.searchCount
    put(TextLine([Span("/ ", .dim)], trailing: [Span(count, .dim)]), row: row, column: 1, columns: columns)
    let room = min(50, columns - 16)
    let window = FieldWindow(state.search.text, columns: room - 1, isFocused: true)
    ground(Rect(row: row, column: 3, rows: 1, columns: room), .fieldFocus)
    put(window.text, row: row, column: 3, limit: room, .fieldFocus)
    cursor = Position(row: row, column: 3 + window.cursor)
  }

  private mutating func put(_ notice: Notice, _ state: State) {
    guard notice.isFolded || state.pendingKey != nil else { return putRows(notice.spans, state) }
    let row = Rect(row: state.size.rows - 2, column: 0, rows: 1, columns: state.size.columns)
    fill(row, paint: .plain)
    // The first key of a sequence that waits for more stands at the right.
    let waiting = state.pendingKey.map { [Span($0.name, .key), Span(" …", .hint)] } ?? []
    put(TextLine(notice.spans, trailing: waiting), row: row.row, column: 1, columns: row.columns - 2)
  }

  private mutating func putRows(_ spans: [Span], _ state: State) {
    let columns = state.size.columns - 2
    // On a slim screen a sentence takes more rows; what stands above them comes back with the next key.
    let most = max(Self.noticeRows, state.size.columns < 60 ? state.size.rows - 4 : 0)
    let wrapped = spans.wrapped(columns: columns)
    var lines = wrapped.prefix(most).map { TextLine($0) }
    if wrapped.count > most { lines[most - 1] = TextLine(wrapped[most - 1].fitted(columns - 1) + [Span("…")]) }
    let first = state.size.rows - 1 - max(1, lines.count)
    let rect = Rect(row: first, column: 0, rows: max(1, lines.count), columns: state.size.columns)
    fill(rect, paint: .plain)
    put(Array(lines), in: rect.inset(left: 1))
  }

  private static var noticeRows: Int { 4 }

  /// `type old-demo: old-d▏`
  private mutating func putConfirmation(
    _ field: TextField, phrase: String, refused: Bool, row: Int, columns: Int
  ) {
    var prompt = [
      Span(refused ? "not the same: " : "", .error), Span("type "), Span(quoted(sanitized(phrase)), .removed),
      Span(": "),
    ]
    // What has to be typed is seen whole: above the field where it is too long to stand before it.
    if width(of: sanitized(phrase)) > columns / 2 {
      let lines = prompt.wrapped(columns: columns).map { TextLine($0) }
      let above = Rect(row: row - lines.count, column: 0, rows: lines.count, columns: columns + 2)
      fill(above, paint: .plain)
      put(lines, in: above.inset(left: 1))
      prompt = []
    }
    put(TextLine(prompt), row: row, column: 1, columns: columns)
    let start = 1 + prompt.columns
    let room = min(columns + 1 - start, 50)
    let window = FieldWindow(field, columns: room - 1, isFocused: true)
    let ground = Rect(row: row, column: start, rows: 1, columns: room)
    fill(ground, paint: .role(.fieldFocus))
    put(window.text, row: row, column: start, limit: room, .fieldFocus)
    cursor = Position(row: row, column: start + window.cursor)
  }
}

extension Notice {
  /// Its word in the colour of its kind, then the text.
  fileprivate var spans: [Span] {
    (word.isEmpty ? [] : [Span(word, kind.role), Span(" ")]) + [Span(text)]
  }
}

extension Notice.Kind {
  fileprivate var role: Role {
    switch self {
    case .plain: .text
    case .ok: .ok
    case .warn: .warn
    case .error: .error
    case .running: .running
    }
  }
}
