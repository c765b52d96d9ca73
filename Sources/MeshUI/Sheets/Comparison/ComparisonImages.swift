import Canvas
import MeshCore
import Panels

/// The images of a comparison: by how the chosen concept changed on them, or by how much of all did.
struct ComparisonImages {
  private let images: [ComparisonSheet.RankedImage]
  private let chosen: Change?
  private let sheet: ComparisonSheet
  private let columns: Int
  private let threshold: Double
  /// What fills a bar.
  private let most: Double

  init(_ sheet: ComparisonSheet, _ state: State, columns: Int, threshold: Double) {
    self.sheet = sheet
    images = sheet.sortedImages(state)
    most = max(0.001, images.map { abs($0.change ?? 0) }.max() ?? 1)
    chosen = sheet.chosenRow(state)?.change
    self.columns = columns
    self.threshold = threshold
  }

  func lines(rows: Int) -> [TextLine] {
    let what = chosen.map { "by change of \($0.name)" } ?? "by what changed most"
    let head = TextLine.rule("images", trailing: [Span(what, .dim)], columns: columns)
    guard rows > 1 else { return [head] }
    let failed = rows > 3 ? failed : []
    let list = ListRows(count: images.count, selected: sheet.imageChoice, rows: rows - 1 - failed.count)
    return [head] + list.places.map(row) + [list.rest].compactMap(\.self) + failed
  }

  /// Every image as it is drawn.
  var lines: [TextLine] { images.indices.map(row) }

  private func row(_ index: Int) -> TextLine {
    let isChosen = sheet.isOnImages && index == sheet.imageChoice
    return TextLine([Span(isChosen ? "▸ " : "  ")] + spans(images[index])).selected(isChosen, focused: true)
  }

  /// The images that could not be read, in one line: they stand last, where they may be out of sight.
  private var failed: [TextLine] {
    let faults = images.compactMap { image in sheet.comparison?.faults[image.image].map { (image.image.title, $0) } }
    guard !faults.isEmpty else { return [] }
    let words = faults.map { "\($0.0) (\($0.1))" }.joined(separator: ", ")
    return [TextLine([.blank(2), Span("\(faults.count) not read: ", .warn), Span(words, .dim)])]
  }

  private func spans(_ image: ComparisonSheet.RankedImage) -> [Span] {
    let name = max(14, columns * 3 / 10)
    let title = Span.cell(image.image.title, name)
    guard let change = image.change else {
      return [title, .blank(1), image.why.map { Span($0, .warn) } ?? Span("not listed", .dim)]
    }
    let ink: Role = change < 0 ? .deltaDown : .deltaUp
    let values: [Span]
    if let on = image.onImage {
      values = [
        .cellRight(decimals(orDot: on.before), 6, .dim), Span(" → "), .cellRight(decimals(orDot: on.after), 5),
        .cellRight((change < 0 ? "-" : "+") + decimals(abs(change)), 9, ink),
      ]
    } else {
      values = [.cellRight((change < 0 ? "-" : "+") + decimals(abs(change)), 8, ink), .blank(2), .cell(image.most, 20)]
    }
    let crossing = image.onImage?.crossing(at: threshold)
    let room = columns - 2 - name - values.columns - 14
    return [title] + values + [.blank(2)]
      + (room > 4 ? bar(abs(change) / most, columns: room, filled: ink, track: .dim) : [])
      + [.cell(crossing.map { " \($0.glyph) \($0.rawValue)" } ?? "", 10, crossing?.role ?? .text)]
  }
}

extension ComparisonSheet {
  /// The image that is looked at by itself, or that is chosen in the list.
  func lookedAt(_ state: State) -> ImageSource? {
    if let only = image ?? (trial.images.count == 1 ? trial.images.first : nil) { return only }
    let images = sortedImages(state)
    return images.indices.contains(imageChoice) ? images[imageChoice].image : nil
  }

  /// `2 of 12`, as they are listed; empty of a single one.
  func place(of image: ImageSource, _ state: State) -> String {
    guard trial.images.count > 1, self.image == nil else { return "" }
    return "\(imageChoice + 1) of \(trial.images.count)"
  }

  /// An image with what is told of it; the change is nil where nothing could be compared on it.
  struct RankedImage {
    let image: ImageSource
    let change: Double?
    let onImage: Change.OnImage?
    /// What changed most on it.
    let most: String
    let why: String?
  }

  /// The images, the one that changed most first; those that gave nothing last.
  func sortedImages(_ state: State) -> [RankedImage] {
    guard let comparison else { return [] }
    let chosen = chosenRow(state)?.change
    let silences = Dictionary(comparison.nodes.flatMap(\.silences).map { ($0.image, $0.why) }) { first, _ in first }
      .merging(comparison.faults) { _, fault in fault }
    var mostChanged: [ImageSource: (change: Double, name: String)] = [:]
    if chosen == nil {
      for change in comparison.changes {
        for on in change.images where abs(on.change) > abs(mostChanged[on.image]?.change ?? 0) {
          mostChanged[on.image] = (on.change, change.name)
        }
      }
    }
    let all = comparison.images.map { image -> RankedImage in
      let onImage = chosen?.images.first { $0.image == image }
      let most = chosen == nil ? mostChanged[image] : nil
      return RankedImage(
        image: image, change: onImage?.change ?? most?.change, onImage: onImage, most: most?.name ?? "",
        why: silences[image])
    }
    return all.enumerated().sorted { one, other in
      func rank(_ image: RankedImage) -> Double { image.change.map { -abs($0) } ?? 1 }
      return (rank(one.element), one.offset) < (rank(other.element), other.offset)
    }.map(\.element)
  }
}
