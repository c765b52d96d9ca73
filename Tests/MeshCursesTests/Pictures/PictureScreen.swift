import Canvas
import MeshCurses
import TestSupport

/// A layer of pictures, and the terminal that it speaks to; text is written as ncurses would, where it differs.
struct PictureScreen {
  var layer: PictureLayer
  var model: ScreenModel
  var now = 0
  /// How long the terminal takes to read what is sent, in milliseconds.
  var delay = 1
  /// Bytes of pictures.
  var sent = 0

  static let kitty: [TerminalAnswer] = [.graphics(id: 31, isOK: true), .attributes([62])]
  static let sixel: [TerminalAnswer] = [.cellSize(width: 10, height: 20), .attributes([62, 4])]
  static let iterm: [TerminalAnswer] = [.version("iTerm2 3.5"), .attributes([62])]

  static let size = Size(rows: 24, columns: 80)
  static let rect = Rect(row: 2, column: 4, rows: 12, columns: 40)

  init(_ answers: [TerminalAnswer]) {
    layer = .sample(["TERM": "xterm-256color"])
    model = ScreenModel(size: Self.size)
    _ = layer.questions(at: 0)
    for answer in answers {
      _ = layer.learn(answer, at: 0)
    }
  }

  mutating func feed(_ bytes: [UInt8]) {
    model.feed(bytes)
    sent += bytes.count
  }

  mutating func show(_ frame: Frame, sendsAll: Bool = true) {
    feed(layer.prepare(for: frame))
    let cells = layer.resolve(frame, screen: frame.size)
    for row in 0..<frame.size.rows {
      for (column, cell) in cells.row(row).enumerated() where model.glyph(row: row, column: column) != cell.glyph {
        model.feed("\u{1B}[\(row + 1);\(column + 1)H\(cell.glyph)".utf8)
      }
    }
    layer.paint(frame, rows: [], screen: frame.size)
    if sendsAll { sendRest() }
  }

  /// Sends what may be sent at once; true if that was something.
  mutating func sendSome() -> Bool {
    let bytes = layer.next(at: now)
    feed(bytes)
    now += delay
    for question in model.takeQuestions() where question == .status {
      _ = layer.learn(.status, at: now)
    }
    return !bytes.isEmpty
  }

  mutating func sendRest() {
    while sendSome() {}
  }

  static func frame(
    _ picture: UInt64? = 1, at place: Rect = rect, boxes: [PictureBox] = [], _ draw: (inout Frame) -> Void = { _ in }
  ) -> Frame {
    var frame = Frame(size: size)
    if let picture { frame.put(PlacedPicture(.noise(seed: picture), in: place, boxes: boxes, words: "a picture")) }
    draw(&frame)
    return frame
  }

  static func cells(_ rects: [Rect]) -> Set<Position> {
    Set(
      rects.flatMap { rect in
        (rect.row..<rect.maxRow).flatMap { row in
          (rect.column..<rect.maxColumn).map { Position(row: row, column: $0) }
        }
      })
  }
}

extension PictureLayer {
  static func sample(_ variables: [String: String], depth: ColorDepth = .indexed256) -> PictureLayer {
    PictureLayer(
      Inquiry(.automatic, in: TerminalSurroundings { variables[$0] }), depth: depth, shapes: .quadrants,
      boxColors: BoxColors(ink: RGB(255, 255, 255)), isUTF8: true, mark: 7)
  }
}

extension Pixels {
  static func noise(seed: UInt64) -> Pixels {
    var random = SeededGenerator(seed: seed)
    let bytes = (0..<64 * 48 * 3).map { _ in UInt8.random(in: 0...255, using: &random) }
    guard let pixels = Pixels(width: 64, height: 48, bytes: bytes) else { preconditionFailure("its size is right") }
    return pixels
  }
}
