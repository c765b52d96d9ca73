import MeshCore

extension JSON {
  /// What is printed of a value of an answer. Only numbers that are not finite have no JSON, and no answer holds one.
  init(printing value: some Encodable) { self = (try? JSON(encoding: value)) ?? .null }

  /// The value for programs: two spaces a level, `id` first and the other names sorted, with a line end.
  package var printed: String {
    var text = ""
    print(into: &text, margin: "\n")
    return text + "\n"
  }

  /// The same as an item of a list that is a field of the whole: four spaces in front, and no line end.
  var printedAsItem: String {
    var text = "    "
    print(into: &text, margin: "\n    ")
    return text
  }

  private func print(into text: inout String, margin: String) {
    let inner = margin + "  "
    switch self {
    case .null, .bool, .number, .whole, .string: text += compact
    case .array(let items) where items.isEmpty: text += "[]"
    case .object(let fields) where fields.isEmpty: text += "{}"
    case .array(let items):
      var lead = "["
      for item in items {
        text += lead + inner
        item.print(into: &text, margin: inner)
        lead = ","
      }
      text += margin + "]"
    case .object(let fields):
      var lead = "{"
      for (name, value) in fields.sorted(by: { ($0.key != "id" ? 1 : 0, $0.key) < ($1.key != "id" ? 1 : 0, $1.key) }) {
        text += lead + inner + JSON.string(name).compact + ": "
        value.print(into: &text, margin: inner)
        lead = ","
      }
      text += margin + "}"
    }
  }
}
