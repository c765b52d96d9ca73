/// A JSON value as the first lines of its layout, two spaces a level. What lies behind the last of them costs nothing,
/// so that a result of any size can be drawn with every frame.
package struct JSONLines {
  package private(set) var lines: [String] = []
  /// There is more than `limit` lines.
  package private(set) var isCut = false
  private let width: Int
  private let limit: Int

  package init(_ json: JSON, width: Int, limit: Int) {
    self.width = width
    self.limit = limit
    add(json, indent: 0, lead: "", trail: "")
  }

  private mutating func add(_ line: String) {
    if lines.count < limit { lines.append(line) } else { isCut = true }
  }

  private mutating func add(_ json: JSON, indent: Int, lead: String, trail: String) {
    guard !isCut else { return }
    let start = String(repeating: " ", count: indent) + lead
    // Of what has more values than a line has columns, nobody needs to know how long it is.
    if json.isSmall(columns: width) {
      let inline = start + json.compact + trail
      if inline.count <= width { return add(inline) }
    }
    let end = String(repeating: " ", count: indent)
    switch json {
    case .null, .bool, .number, .whole, .string: add(start + json.compact + trail)
    case .array(let items):
      add(start + "[")
      for (index, item) in items.enumerated() where !isCut {
        add(item, indent: indent + 2, lead: "", trail: index + 1 < items.count ? "," : "")
      }
      add(end + "]" + trail)
    case .object(let fields):
      add(start + "{")
      let names = fields.keys.sorted(by: JSON.reads)
      for (index, name) in names.enumerated() where !isCut {
        add(
          fields[name] ?? .null, indent: indent + 2, lead: JSON.quoted(name) + ": ",
          trail: index + 1 < names.count ? "," : "")
      }
      add(end + "}" + trail)
    }
  }
}

extension JSON {
  /// Whether it has no more values than `columns`; of others no more than that are counted.
  fileprivate func isSmall(columns: Int) -> Bool {
    var rest = columns
    return takes(from: &rest)
  }

  private func takes(from rest: inout Int) -> Bool {
    rest -= 1
    guard rest >= 0 else { return false }
    switch self {
    case .null, .bool, .number, .whole, .string: return true
    case .array(let items):
      for item in items where !item.takes(from: &rest) { return false }
    case .object(let fields):
      for field in fields.values where !field.takes(from: &rest) { return false }
    }
    return true
  }
}
