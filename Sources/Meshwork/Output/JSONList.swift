import MeshCore

/// Prints `{"NAME": [...]}` item by item, as ``JSON/printed`` prints it whole: a list of a hundred thousand is never in memory.
///
/// What breaks off in the middle is not closed, so that nobody takes it for all.
struct JSONList {
  private let name: String
  private let printer: Printer
  /// What is printed once it is known whether more follows.
  private var last: String?

  init(_ name: String, _ printer: Printer) {
    self.name = name
    self.printer = printer
  }

  mutating func add(_ items: some Sequence<JSON>) {
    var text = ""
    for item in items {
      text += last.map { $0 + ",\n" } ?? "{\n  \(JSON.string(name).compact): [\n"
      last = item.printedAsItem
    }
    if !text.isEmpty { printer.printText(text) }
  }

  consuming func end() {
    printer.printText(last.map { $0 + "\n  ]\n}\n" } ?? JSON.object([name: []]).printed)
  }
}
