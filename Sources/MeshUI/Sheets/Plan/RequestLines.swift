import Canvas
import MeshCore
import Panels

/// What a step sends, exactly: as a request with its JSON, or as curl.
struct RequestLines {
  let columns: Int

  func json(_ step: Plan.Step) -> [TextLine] {
    guard !step.requests.isEmpty else { return [TextLine(" nothing is sent", .dim)] }
    let marks = Self.marks(of: step)
    return Array(step.requests.map { json($0, marks) }.joined(separator: [.blank]))
  }

  private func json(_ request: APIRequest, _ marks: [NodeID: Mark]) -> [TextLine] {
    var lines = TextLine.wrapped(
      [Span(request.target)], after: [.blank(1), Span(request.method.rawValue + " ", .key)], columns: columns - 1)
    lines.append(TextLine(" authorization: Key $CLARIFAI_PAT", .dim))
    guard let body = request.body else { return lines + [TextLine(" no body", .dim)] }
    lines.append(.blank)
    var last = ""
    for line in body.lines(width: room) {
      lines += code(line, behind: Self.node(line, after: last).flatMap { marks[$0] } ?? Mark.none)
      last = line
    }
    lines.append(TextLine([], trailing: [Span("\(request.byteCount) bytes ", .dim)]))
    return lines
  }

  func curl(_ step: Plan.Step, session: Session) -> [TextLine] {
    guard !step.requests.isEmpty else { return [TextLine(" nothing is sent", .dim)] }
    let commands = step.requests.map { request in
      request.curl(base: session.callBase).flatMap(parts).flatMap { code($0, behind: nil) }
    }
    guard session.base.isEmpty else { return Array(commands.joined(separator: [.blank])) }
    let note: [Span] = .sentence(
      "The app is on this machine only: `meshwork serve` has it at this address, and prints its key.")
    return Array(commands.joined(separator: [.blank])) + [.blank]
      + TextLine.wrapped(note, after: [.blank(1)], columns: columns - 1)
  }

  /// The first line of a command in two where it is too long, so that what is copied from the screen still runs.
  private func parts(_ line: String) -> [String] {
    guard line.hasPrefix("curl "), width(of: line) > room, let address = line.firstIndex(of: "'") else { return [line] }
    return [line[..<address] + "\\", "  " + line[address...]].map { String($0) }
  }

  /// The columns of code, behind its marks.
  private var room: Int { columns - 4 }

  /// A line of code behind a column of marks, or none; what does not fit goes on below, further in, so that nothing
  /// that is sent is hidden.
  private func code(_ text: String, behind mark: Mark?) -> [TextLine] {
    let indent = text.prefix { $0 == " " }.count
    // A narrow panel has no room for the depth of a request.
    let shown = !Room(columns).isMedium ? indent / 2 : indent
    let lead = [.blank(1), mark?.span ?? .blank(0), .blank((mark == nil ? 0 : 1) + min(shown, columns / 2))]
    let spans = syntaxSpans(String(text.dropFirst(indent)))
    guard spans.columns > columns - 1 - lead.columns else { return [TextLine(lead + spans)] }
    return spans.wrapped(columns: columns - 3 - lead.columns).enumerated().map { index, line in
      TextLine(index == 0 ? lead + line : [.blank(lead.columns + 2)] + line)
    }
  }
}

extension RequestLines {
  static func marks(of step: Plan.Step) -> [NodeID: Mark] {
    var marks: [NodeID: Mark] = [:]
    for change in step.effects.flatMap(\.diff.nodes) {
      switch change {
      case .added(let node): marks[node.id] = .added
      case .changed(let id, _): marks[id] = .changed
      case .removed(let node): marks[node.id] = .removed
      }
    }
    return marks
  }

  /// The node whose object begins in this line, told by its depth: `workflows`, an item, `nodes`, an item.
  private static func node(_ line: String, after last: String) -> NodeID? {
    let depth = line.prefix { $0 == " " }.count
    let text = line.dropFirst(depth)
    let lead = depth == 8 ? "{ \"id\": \"" : depth == 10 && last == "        {" ? "\"id\": \"" : nil
    guard let lead, text.hasPrefix(lead) else { return nil }
    return String(text.dropFirst(lead.count).prefix { $0 != "\"" })
  }
}
