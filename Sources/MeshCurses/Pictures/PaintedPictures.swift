internal import Canvas

/// A part of a picture that is painted over its cells in one go.
package struct PaintedPart: Hashable, Sendable {
  let digest: UInt64
  /// Those that are seen in it.
  let boxes: [PictureBox]
  let part: Rect
  let whole: Rect
}

/// The pictures on a terminal that paints them over its cells, once and for all: sixels and inline images. Text that is
/// written there later takes their place.
struct PaintedPictures: Sendable {
  enum Format: Hashable, Sendable {
    /// In cells of that size, with as many colours as the terminal has, if it says so.
    case sixel(colors: Int?, cell: PixelSize)
    case inline
  }

  let format: Format
  let colors: BoxColors
  /// What is painted, or will be once the queue is sent.
  private var painted: Set<PaintedPart> = []
  /// Made ready for the size of their place, for each picture of the last frame.
  private var ready: [ReadyKey: Ready] = [:]

  fileprivate struct ReadyKey: Hashable {
    let digest: UInt64
    let size: Size
    let boxes: [PictureBox]
  }

  fileprivate enum Ready {
    case sixels(IndexedPixels)
    case pixels(Pixels)
  }

  /// As many pixels are painted in one go: some 30 KB.
  private static let mostPixels = 40_000

  init(_ format: Format, colors: BoxColors) {
    self.format = format
    self.colors = colors
  }

  /// Queues what a frame shows and is not painted; what it does not show is gone by the text that took its place.
  /// - Parameters:
  ///   - rows: those in which text was written for this frame.
  mutating func update(to frame: Frame, rows: Set<Int>, outbox: inout Outbox, sizes: PictureSizes) {
    var parts: [(part: PaintedPart, picture: PlacedPicture)] = []
    for (index, picture) in frame.pictures.enumerated() {
      for visible in frame.visibleParts(of: index) {
        for part in strips(of: visible, in: picture.rect) {
          let boxes = picture.boxes.filter { $0.mayTouch(part, in: picture.rect) }
          let painted = PaintedPart(
            digest: picture.pixels.digest, boxes: boxes, part: part, whole: picture.rect)
          parts.append((painted, picture))
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
    let keys = Set(parts.flatMap { [ReadyKey($0.picture), ReadyKey($0.picture, boxes: [])] })
    ready = ready.filter { keys.contains($0.key) }
    for (part, picture) in parts where painted.insert(part).inserted && outbox.count(of: .part(part)) == 0 {
      let bytes = bytes(for: part, of: picture, sizes)
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

  private mutating func bytes(for part: PaintedPart, of picture: PlacedPicture, _ sizes: PictureSizes) -> [UInt8] {
    let plain = ReadyKey(picture, boxes: [])
    let base = ready[plain] ?? make(picture, sizes)
    ready[plain] = base
    let made = picture.boxes.isEmpty ? base : ready[ReadyKey(picture)] ?? base.with(picture, in: colors)
    ready[ReadyKey(picture)] = made
    let crop = part.part.pixels(of: made.size, over: part.whole)
    switch made {
    case .sixels(let pixels):
      return Sixel.string(pixels, x: crop.x, y: crop.y, width: crop.width, height: crop.height)
    case .pixels(let pixels):
      let cut = pixels.cropped(x: crop.x, y: crop.y, width: crop.width, height: crop.height)
      return InlineImage.string(PNG.file(cut), over: part.part.size)
    }
  }

  private func make(_ picture: PlacedPicture, _ sizes: PictureSizes) -> Ready {
    switch format {
    case .sixel(let registers, _):
      // Sixels are as large as they are: a screen that is too large for that shows the picture smaller.
      let size = sizes.place(of: picture)
      let fitting = picture.pixels.resized(width: size.width, height: size.height)
      // Two are for boxes.
      return .sixels(IndexedPixels(fitting, colors: sizes.colors(of: registers) - 2))
    case .inline:
      let size = sizes.sent(picture)
      return .pixels(picture.pixels.resized(width: size.width, height: size.height))
    }
  }
}

extension PaintedPictures.ReadyKey {
  fileprivate init(_ picture: PlacedPicture, boxes: [PictureBox]? = nil) {
    self.init(digest: picture.pixels.digest, size: picture.rect.size, boxes: boxes ?? picture.boxes)
  }
}

extension PaintedPictures.Ready {
  fileprivate var size: PixelSize {
    switch self {
    case .sixels(let pixels): PixelSize(width: pixels.width, height: pixels.height)
    case .pixels(let pixels): PixelSize(width: pixels.width, height: pixels.height)
    }
  }

  fileprivate func with(_ picture: PlacedPicture, in colors: BoxColors) -> Self {
    let mask = BoxMask(of: picture, in: size)
    switch self {
    case .sixels(let pixels): return .sixels(pixels.with(mask, in: colors))
    case .pixels(let pixels): return .pixels(pixels.with(mask, in: colors))
    }
  }
}

extension PictureBox {
  /// Whether it may be seen in some rows of a picture. Its number stands on the row above it.
  fileprivate func mayTouch(_ part: Rect, in whole: Rect) -> Bool {
    let cells = cellRows(of: whole.rows)
    return whole.row + cells.lowerBound - 1 < part.maxRow && part.row <= whole.row + cells.upperBound + 1
  }
}
