internal import Canvas

/// A part of a picture that is painted over its cells in one go.
package struct PaintedPart: Hashable, Sendable {
  let digest: UInt64
  let part: Rect
  let whole: Rect
}

/// The pictures on a terminal that paints them over its cells, once and for all: sixels and inline images. Text that is
/// written there later takes their place.
struct PaintedPictures: Sendable {
  enum Format: Hashable, Sendable {
    /// With so many colours, in cells of that size.
    case sixel(colors: Int, cell: PixelSize)
    case inline
  }

  let format: Format
  /// What is painted, or will be once the queue is sent.
  private var painted: Set<PaintedPart> = []
  /// Made ready for the size of their place, for each picture of the last frame.
  private var ready: [ReadyKey: Ready] = [:]

  private struct ReadyKey: Hashable {
    let digest: UInt64
    let size: Size
  }

  private enum Ready {
    case sixels(IndexedPixels)
    case pixels(Pixels)
  }

  /// As many pixels are painted in one go: some 30 KB.
  private static let mostPixels = 40_000

  /// What looks as well as 256 colours, dithered, and takes two thirds of the bytes.
  static let enoughColors = 64

  init(_ format: Format) {
    self.format = format
  }

  /// Queues what a frame shows and is not painted; what it does not show is gone by the text that took its place.
  /// - Parameters:
  ///   - rows: those in which text was written for this frame.
  ///   - wanted: the size in pixels in which a picture is sent, where the terminal makes it fit.
  mutating func update(
    to frame: Frame, rows: Set<Int>, outbox: inout Outbox, size wanted: (PlacedPicture) -> PixelSize
  ) {
    var parts: [(part: PaintedPart, picture: PlacedPicture)] = []
    for (index, picture) in frame.pictures.enumerated() {
      for visible in frame.visibleParts(of: index, underText: false) {
        for part in strips(of: visible, in: picture.rect) {
          parts.append((PaintedPart(digest: picture.pixels.digest, part: part, whole: picture.rect), picture))
        }
      }
    }
    let shown = Set(parts.map(\.part))
    outbox.drop { if case .part(let part) = $0 { !shown.contains(part) } else { false } }
    painted.formIntersection(shown)
    // Between two places that are near to each other on a row, what lies there is written anew.
    painted = painted.filter { part in
      part.part.columns >= Self.narrow || !(part.part.row..<part.part.maxRow).contains(where: rows.contains)
    }
    let keys = Set(parts.map { ReadyKey(digest: $0.part.digest, size: $0.part.whole.size) })
    ready = ready.filter { keys.contains($0.key) }
    for (part, picture) in parts where painted.insert(part).inserted && outbox.count(of: .part(part)) == 0 {
      let bytes = bytes(for: part, of: picture, size: wanted(picture))
      outbox.append([Outbox.Piece(.part(part), bytes.at(row: part.part.row, column: part.part.column))])
    }
  }

  var isEmpty: Bool { painted.isEmpty }

  /// Forgets what is painted, since the screen has been cleared.
  mutating func forget(outbox: inout Outbox) {
    painted = []
    outbox.clear()
  }

  /// Narrower gaps are written over rather than jumped, in columns.
  private static let narrow = 12

  /// The part cut at every so many rows of the picture, wherever it begins, so that what changes in one leaves others as
  /// they are.
  private func strips(of part: Rect, in whole: Rect) -> [Rect] {
    let cell =
      switch format {
      case .sixel(_, let cell): cell
      case .inline: PixelSize(width: 10, height: 20)
      }
    let rows = max(1, Self.mostPixels / max(1, whole.columns * cell.width * cell.height))
    return stride(from: whole.row, to: whole.maxRow, by: rows).map { row in
      Rect(row: row, column: part.column, rows: rows, columns: part.columns).intersection(part)
    }.filter { !$0.isEmpty }
  }

  private mutating func bytes(for part: PaintedPart, of picture: PlacedPicture, size: PixelSize) -> [UInt8] {
    let key = ReadyKey(digest: part.digest, size: part.whole.size)
    let made = ready[key] ?? make(picture, size: size)
    ready[key] = made
    switch made {
    case .sixels(let pixels):
      let crop = part.part.pixels(of: PixelSize(width: pixels.width, height: pixels.height), over: part.whole)
      return Sixel.string(pixels, x: crop.x, y: crop.y, width: crop.width, height: crop.height)
    case .pixels(let pixels):
      let crop = part.part.pixels(of: PixelSize(width: pixels.width, height: pixels.height), over: part.whole)
      let cut = pixels.cropped(x: crop.x, y: crop.y, width: crop.width, height: crop.height)
      return InlineImage.string(PNG.file(cut), over: part.part.size)
    }
  }

  private func make(_ picture: PlacedPicture, size: PixelSize) -> Ready {
    switch format {
    case .sixel(let colors, let cell):
      let (width, height) = (picture.rect.columns * cell.width, picture.rect.rows * cell.height)
      // Sixels are as large as they are: a screen that is too large for that shows the picture smaller.
      let fitting = picture.pixels.resized(
        width: min(width, Pixels.longestSide), height: min(height, Pixels.longestSide))
      return .sixels(IndexedPixels(fitting, colors: min(colors, Self.enoughColors)))
    case .inline:
      return .pixels(picture.pixels.resized(width: size.width, height: size.height))
    }
  }
}
