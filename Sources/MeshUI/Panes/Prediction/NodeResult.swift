import Canvas
import MeshCore
import Panels

/// What one node gave, as lines.
struct NodeResult {
  let node: WorkflowNode
  let output: Output?
  let threshold: Double
  let columns: Int
  /// The key that mends what it failed by, as a part of a sentence.
  let remedy: String
  let isSelected: Bool
  let isFocused: Bool
  let isFolded: Bool
  /// The node before that failed in the same way.
  let sameAs: NodeID?
  /// A node that it reads, and that failed.
  let failedInput: NodeID?
  /// What its embedding is near to.
  let nearest: [(image: ImageSource, cosine: Double)]

  var lines: [TextLine] {
    guard let output else {
      let words = node.suppressesOutput ? "hidden from results" : "gave no output"
      return [head(mark: Span("·", .dim), name: .dim, trailing: words)]
    }
    guard output.status.code == .success || output.status.code == .mixed else { return failure(output.status) }
    let fold = Span(isFolded ? "▸" : "▾", .dim)
    let facts = [count(output.data), output.seconds.map { "\(decimals($0, 2)) s" } ?? ""].filter { !$0.isEmpty }
    return [head(mark: fold, name: .head, trailing: facts.joined(separator: "  "))]
      + (isFolded ? [] : found(output.data))
  }

  /// The code, why, and the key that mends it; what is the failure of another node is not told again.
  private func failure(_ status: Status) -> [TextLine] {
    let mark = Span("!", .error)
    if let failedInput { return [head(mark: mark, name: .error, trailing: "reads \(failedInput), which failed")] }
    if let sameAs { return [head(mark: mark, name: .error, trailing: "as \(sameAs)")] }
    let why = [Span("\(status.code.rawValue)", .error), Span(" " + status.text, .error)]
    return [head(mark: mark, name: .error)]
      + TextLine.wrapped(why + .sentence("  " + remedy), after: [.blank(3)], columns: columns - 1)
  }

  private func head(mark: Span, name: Role, trailing: String = "") -> TextLine {
    let model = Room(columns).isRoomy ? [Span("  " + node.model.title, .dim)] : []
    // What it gave stays in sight, and of a long id both ends.
    let room = max(8, columns - 4 - (trailing.isEmpty ? 0 : width(of: sanitized(trailing)) + 2))
    return TextLine(
      [
        Span(isSelected ? "▸" : " "), mark, .blank(1), Span(truncatedMiddle(sanitized(node.id), to: room), name),
      ] + model,
      trailing: (trailing.isEmpty ? [] : [Span(trailing, .dim)]) + [.blank(1)]
    ).selected(isSelected, focused: isFocused)
  }

  private func count(_ data: OutputData) -> String {
    if !data.concepts.isEmpty { return share(of: data.concepts) }
    if !data.colors.isEmpty { return counted(data.colors.count, "color") }
    return data.regions.isEmpty ? "" : counted(data.regions.count, "region")
  }

  /// How many are shown: `3 of 20`.
  private func share(of concepts: [Concept]) -> String {
    let shown = concepts.count { $0.value >= threshold }
    return shown == concepts.count ? "\(shown)" : "\(shown) of \(concepts.count)"
  }

  private func found(_ data: OutputData) -> [TextLine] {
    var lines = concepts(data.concepts, indent: 3) + colors(data.colors, indent: 3)
    let below = data.concepts.count { $0.value < threshold }
    if below > 0 { lines.append(TextLine("   \(below) below the threshold", .dim)) }
    for (index, region) in data.regions.enumerated() { lines += self.lines(region, number: index + 1) }
    if let text = data.text { lines += TextLine.wrapped([Span(text)], after: [.blank(3)], columns: columns - 1) }
    for embedding in data.embeddings { lines += self.lines(embedding) }
    if !data.others.isEmpty {
      lines += TextLine.wrapped(
        [Span(data.others.joined(separator: ", ")), Span(", in the JSON", .dim)], after: [.blank(3)],
        columns: columns - 1)
    }
    return lines.isEmpty ? [TextLine("   found nothing", .dim)] : lines
  }

  private func concepts(_ concepts: [Concept], indent: Int) -> [TextLine] {
    let shown = concepts.filter { $0.value >= threshold }.sorted { $0.value > $1.value }
    // A long name takes of the bar, down to six cells, before it is cut in its middle.
    let usual = max(8, (columns - 9) * 2 / 5)
    let longest = shown.map { width(of: sanitized($0.name)) }.max() ?? 0
    let name = min(24, max(usual, min(longest + indent - 3, columns - 18))) - (indent - 3)
    let room = max(4, columns - indent - name - 1 - 2 - 5 - 1)
    return shown.map { concept in
      TextLine(
        [.blank(indent), .cellMiddle(concept.name, name), .blank(1)] + bar(concept.value, columns: room) + [
          .blank(2), Span(decimals(concept.value)),
        ])
    }
  }

  /// Swatches with their names and shares, in columns: as many a line as there is room for.
  private func colors(_ colors: [ColorShare], indent: Int) -> [TextLine] {
    let items = colors.sorted { $0.share > $1.share }
    let room = columns - indent
    // Where the longest name would stand alone it is cut, so that two stand side by side.
    let longest = (items.map(\.spans.columns).max() ?? 0) + 2
    let wide = longest <= room / 2 || room < 36 || items.count == 1 ? longest : room / 2
    let count = max(1, room / max(1, wide))
    return stride(from: 0, to: items.count, by: count).map { start in
      let line = items[start..<min(start + count, items.count)].enumerated().flatMap { place, color in
        // Behind the last of a line no gap is needed.
        color.spans(columns: place == count - 1 ? wide : wide - 2).fitted(wide)
      }
      return TextLine([.blank(indent)] + line)
    }
  }

  /// One line where there is one thing to say of it, else its concepts with bars, and its colors, below its place.
  private func lines(_ region: Region, number: Int) -> [TextLine] {
    let data = region.data
    var spans = [.blank(3), Span("\(number) ", .head)]
    let only = data.concepts.count == 1 ? data.concepts.first : nil
    let onlyColor = data.colors.count == 1 ? data.colors.first : nil
    if let value = region.value, value != only?.value { spans.append(Span(decimals(value) + "  ")) }
    // Numbers stay in sight, then the name by both its ends; the place stands where there is room.
    let several = data.concepts.count > 1 ? [Span(share(of: data.concepts) + " ", .dim)] : []
    if let only {
      let room = max(4, columns - 7 - spans.columns)
      spans += [
        Span(truncatedMiddle(sanitized(only.name), to: room)), Span(" \(decimals(only.value))  ", .dim),
      ]
    }
    if let onlyColor { spans += onlyColor.spans + [.blank(2)] }
    let room = columns - 1 - spans.columns - several.columns
    if let box = region.box { spans.append(Span(place(of: box, room: room), .dim)) }
    return [TextLine(spans, trailing: several)]
      + (only == nil ? concepts(data.concepts, indent: 5) : [])
      + (onlyColor == nil ? colors(data.colors, indent: 5) : [])
      + (data.text.map { TextLine.wrapped([Span($0)], after: [.blank(5)], columns: columns - 1) } ?? [])
      + data.embeddings.prefix(1).map { TextLine("     \(grouped($0.count)) numbers, norm \(decimals($0.norm))", .dim) }
  }

  private func place(of box: Region.BoundingBox, room: Int) -> String {
    // A share may be any number that JSON can hold.
    func percent(_ share: Double) -> Int { Int((max(-10, min(10, share)) * 100).rounded()) }
    let (top, left) = (percent(box.top), percent(box.left))
    let (width, height) = (percent(box.right - box.left), percent(box.bottom - box.top))
    let forms = [
      "top \(top) %  left \(left) %  \(width) x \(height) %", "top \(top) left \(left), \(width)x\(height) %",
    ]
    return (forms + ["top \(top) left \(left) %"]).first { Canvas.width(of: $0) <= room } ?? ""
  }

  /// How many numbers, how long it is, how they run, and what it is near to.
  private func lines(_ embedding: Embedding) -> [TextLine] {
    let facts = TextLine([
      .blank(3), Span("\(grouped(embedding.count)) numbers"),
      Span(embedding.vector.isEmpty ? "" : "  norm \(decimals(embedding.norm))", .dim),
    ])
    let chart = columnChart(embedding.vector, columns: min(64, columns - 5))
    let near = nearest.flatMap { [Span($0.image.title), Span(" \(decimals($0.cosine))  ", .dim)] }
    return [facts] + (chart.isEmpty ? [] : [TextLine([.blank(3), Span(chart, .conceptHigh)])])
      + (near.isEmpty
        ? []
        : TextLine.wrapped([Span("nearest  ", .dim)] + near, after: [.blank(3)], columns: columns - 1))
  }
}

extension ColorShare {
  /// Its swatch, name and share.
  var spans: [Span] { spans(columns: .max) }

  /// The same in so many columns: the name is cut, and the share is not.
  func spans(columns: Int) -> [Span] {
    let swatch = RGB(hex: hex).map { [Span(swatch: $0), .blank(1)] } ?? []
    let share = Span(" \(decimals(share, 2))", .dim)
    return swatch + [Span(truncatedMiddle(title, to: max(1, columns - swatch.columns - [share].columns))), share]
  }
}
