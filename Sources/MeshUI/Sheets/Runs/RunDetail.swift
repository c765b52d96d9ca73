import Canvas
import MeshCore
import Panels

/// What a kept prediction gave, in short: of one image node by node, of several image by image; and what it ran on.
struct RunDetail {
  let group: RunGroup
  let state: State
  let columns: Int

  /// Made where they are seen: there may be thousands of images.
  var lines: AnyRandomAccessCollection<TextLine> {
    let run = group.first
    let version = run.versionID.map { [TextLine(row("version", [Span($0, .dim)]))] } ?? []
    let images = group.count
    guard images == 1 else {
      return AnyRandomAccessCollection(
        (0..<images + version.count).lazy.map { $0 < images ? summary(group[$0]) : version[$0 - images] })
    }
    return AnyRandomAccessCollection(
      run.outputs.map { node, output in TextLine(row(node.id, found(node, output))) } + image(run) + version)
  }

  private func summary(_ run: PredictionRun) -> TextLine {
    TextLine(row(run.image.title, [run.strongest]))
  }

  private var label: Int { max(10, min(24, columns / 4)) }

  private func row(_ name: String, _ spans: [Span]) -> [Span] {
    [.blank(2), .cell(truncatedMiddle(sanitized(name), to: label - 1), label)] + spans
  }

  private func found(_ node: WorkflowNode, _ output: Output?) -> [Span] {
    guard let output else { return [Span(node.suppressesOutput ? "hidden from results" : "gave no output", .dim)] }
    guard output.status.code == .success || output.status.code == .mixed else {
      return [Span("! \(output.status.code.rawValue) \(output.status.text)", .error)]
    }
    let data = output.data
    guard data.concepts.isEmpty else {
      return fitting(
        data.concepts.sorted { $0.value > $1.value }.prefix(3).map {
          [Span("\($0.name) "), Span(decimals($0.value), .dim)]
        })
    }
    guard data.colors.isEmpty else {
      return fitting(data.colors.sorted { $0.share > $1.share }.prefix(3).map(\.spans))
    }
    return [Span(data.brief(columns: room))]
  }

  /// The columns beside the labels.
  private var room: Int { columns - label - 3 }

  /// As many of them as stand there whole; the first in any case.
  private func fitting(_ items: [[Span]]) -> [Span] {
    var spans = items.first ?? []
    for item in items.dropFirst() {
      guard spans.columns + 2 + item.columns <= room else { break }
      spans += [.blank(2)] + item
    }
    return spans
  }

  /// The picture is not kept: what it is known by, and whether it is still there, as far as that is known.
  private func image(_ run: PredictionRun) -> [TextLine] {
    let digest = run.digest.map { "sha256 \($0.prefix(8))" }
    let picture = state.picture(of: run)
    let size = picture.thumbnail.map { "\($0.imageWidth)x\($0.imageHeight)" }
    let standing: String? =
      switch picture {
      case .shown: "still there"
      case .coming: nil
      case .another, .notKept: picture.missing
      case .gone(let why): why
      }
    let words = [size, digest, standing].compactMap(\.self)
    return [
      TextLine(row("image", [Span(truncatedMiddle(sanitized(run.image.kept.text), to: max(8, columns - label - 3)))]))
    ]
      + (words.isEmpty ? [] : [TextLine(row("", [Span(words.joined(separator: ", "), .dim)]))])
  }
}
