import Canvas
import MeshCore
import Panels

/// The request log: a call a row, and the chosen one whole below.
struct RequestView {
  let dialog: RequestSheet
  let state: State
  let size: Size

  var sheet: SheetView {
    let calls = state.calls
    let rule = Rule("Requests", trailing: [Span(counted(calls.count, "call"), .dim)], isFocused: true)
    let pinned = pinned(calls.indices.contains(dialog.choice) ? calls[dialog.choice] : nil)
    let rows = max(1, size.rows - 1 - pinned.count)
    let list = ListRows(count: calls.count, selected: dialog.choice, rows: rows - 1)
    let lines =
      calls.isEmpty
      ? [TextLine("    nothing was asked of the service yet", .dim)]
      : table.lines(list, selected: dialog.choice) { Numbered($0, calls[$0]) }
    var sheet = SheetView(SheetView.Panel(rule, Block(lines)))
    sheet.pinned = pinned
    return sheet
  }

  var text: [TextLine] { table.rows(state.calls.enumerated().map(Numbered.init)) }

  private static let pinnedRows = 4

  private var table: Table<Numbered<CallRecord>> {
    let isWide = Room(size.columns).isWide
    // It stands whole below; the path is what one looks for.
    let id = size.columns >= 150 ? 33 : 0
    let sent = isWide ? 10 : 0
    // How it ended comes before when it was.
    let time = size.columns < 46 ? 0 : 9
    let (method, status, got, wait) = (7, 6, Room(size.columns).isMedium ? 10 : 0, 9)
    let path = max(8, size.columns - 6 - time - method - status - sent - got - wait - id)
    return Table([
      .init("time", time) { Span(state.clock.time($0.value.at, seconds: true), .dim) },
      .init("", method) { Span($0.value.method) },
      .init("path", path, gap: 1) { .cellMiddle($0.value.target, path - 1) },
      .init("sent", sent, atRight: true) { Span($0.value.sent == 0 ? "" : Self.size($0.value.sent), .dim) },
      .init("got", got, atRight: true) { Span(Self.size($0.value.received), .dim) },
      .init("time", wait, atRight: true) { Span("\(grouped(Int($0.value.seconds * 1000))) ms", .dim) },
      .init("", status, atRight: true) { Self.status($0.value) },
      .init("   request id", id) { Span("   " + ($0.value.requestID ?? ""), .dim) },
    ])
  }

  private static func status(_ call: CallRecord) -> Span {
    guard let status = call.status else { return Span("none", .error) }
    return Span(String(status), status < 400 ? .ok : .error)
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 10_000 ? "\(grouped(bytes)) B" : "\(grouped(bytes / 1000)) kB"
  }

  private func pinned(_ call: CallRecord?) -> [TextLine] {
    guard let call else { return [.rule(above: 0, columns: size.columns)] }
    let method = [.blank(1), Span("\(call.method) ", .dim)]
    let room = max(1, size.columns - 1 - method.columns)
    let whole = TextLine.wrapped(
      [Span(truncatedMiddle(sanitized(call.target), to: room * 2))], after: method, columns: size.columns - 1)
    let end = call.failure ?? call.requestID.map { "request id \($0)" } ?? "no request id"
    let words = TextLine.wrapped(
      [Span(end, call.failure == nil ? .dim : .error)], after: [.blank(1)], columns: size.columns - 1)
    let lines = whole + words.prefix(max(1, size.rows / 4))
    return [.rule(above: 0, columns: size.columns)] + lines
      + Array(repeating: .blank, count: max(0, Self.pinnedRows - 1 - lines.count))
  }
}
