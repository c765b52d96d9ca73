/// Boxes and their numbers in pixels: what is laid on a picture where the terminal shows real ones.
package struct BoxMask: Sendable {
  /// What is drawn at a pixel.
  enum Part: UInt8 {
    case nothing
    case outline
    case ink
  }

  package let width: Int
  package let height: Int
  /// One a pixel, row after row.
  private(set) var parts: [Part]

  /// - Parameters:
  ///   - width: of the picture that they are drawn on, in pixels, as `height`; within `1...Pixels.longestSide`.
  ///   - rowHeight: how high a row of text is beside that picture, in its pixels: lines and digits are as thick as suits
  ///     it.
  package init(_ boxes: [PictureBox], width: Int, height: Int, rowHeight: Int) {
    self.width = width
    self.height = height
    parts = Array(repeating: .nothing, count: width * height)
    let line = max(1, min(4, rowHeight / 10))
    let edge = max(1, line / 2)
    let frames = boxes.map { Area($0, width: width, height: height, least: 2 * line) }
    // What is around one box must not cut the line of another.
    for frame in frames { drawRing(frame.grown(by: edge), thickness: line + 2 * edge, .outline) }
    for frame in frames { drawRing(frame, thickness: line, .ink) }
    // A row of text takes two of a digit's pixels more than its number does.
    let unit = max(1, min(4, (rowHeight + 4) / 9))
    for (box, frame) in zip(boxes, frames) {
      // Beside a small box a small number.
      draw(String(box.number), at: frame, unit: frame.bottom - frame.top < 7 * unit ? 1 : unit, below: line)
    }
  }

  /// Pixels of the mask, which may lie beyond it.
  private struct Area {
    var left: Int
    var top: Int
    var right: Int
    var bottom: Int

    init(left: Int, top: Int, right: Int, bottom: Int) {
      (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
    }

    init(_ box: PictureBox, width: Int, height: Int, least: Int) {
      func range(_ start: Double, _ end: Double, _ count: Int) -> (Int, Int) {
        let first = max(0, min(count - least, Int((start * Double(count)).rounded())))
        return (first, min(count, max(first + least, Int((end * Double(count)).rounded()))))
      }
      (left, right) = range(box.left, box.right, width)
      (top, bottom) = range(box.top, box.bottom, height)
    }

    func grown(by count: Int) -> Area {
      Area(left: left - count, top: top - count, right: right + count, bottom: bottom + count)
    }
  }

  private mutating func drawRing(_ area: Area, thickness: Int, _ part: Part) {
    let inner = area.grown(by: -thickness)
    fill(Area(left: area.left, top: area.top, right: area.right, bottom: inner.top), part)
    fill(Area(left: area.left, top: inner.bottom, right: area.right, bottom: area.bottom), part)
    fill(Area(left: area.left, top: inner.top, right: inner.left, bottom: inner.bottom), part)
    fill(Area(left: inner.right, top: inner.top, right: area.right, bottom: inner.bottom), part)
  }

  private mutating func fill(_ area: Area, _ part: Part) {
    let (left, right) = (max(0, area.left), min(width, area.right))
    guard left < right else { return }
    for row in max(0, area.top)..<max(0, area.top, min(height, area.bottom)) {
      for index in row * width + left..<row * width + right { parts[index] = part }
    }
  }

  /// The number stands above the box, where it hides nothing of what is in it; within, below its line, where there is no
  /// room.
  private mutating func draw(_ number: String, at frame: Area, unit: Int, below line: Int) {
    let (columns, rows) = ((number.count * 4 + 1) * unit, 7 * unit)
    let left = max(0, min(frame.left, width - columns))
    let top = frame.top >= rows ? frame.top - rows : frame.top + line
    fill(Area(left: left, top: top, right: left + columns, bottom: top + rows), .outline)
    for (place, digit) in number.enumerated() {
      guard let value = digit.wholeNumberValue else { continue }
      for bit in 0..<15 where Self.digits[value] >> (14 - bit) & 1 == 1 {
        let x = left + (1 + place * 4 + bit % 3) * unit
        let y = top + (1 + bit / 3) * unit
        fill(Area(left: x, top: y, right: x + unit, bottom: y + unit), .ink)
      }
    }
  }

  /// Five rows of three pixels each, the first row in the highest bits: in octal a row is a digit.
  private static let digits = [
    0o75557, 0o26227, 0o71747, 0o71717, 0o55711, 0o74717, 0o74757, 0o71111, 0o75757, 0o75717,
  ]
}

/// What boxes on a picture are drawn in.
package struct BoxColors: Hashable, Sendable {
  package let ink: RGB
  /// Around the ink, so that it is seen on any picture.
  package let outline: RGB

  package init(ink: RGB) {
    self.ink = ink
    outline = ink.isLight ? RGB(0, 0, 0) : RGB(255, 255, 255)
  }

  package init(_ theme: Theme) {
    self.init(ink: theme[.region].ink?.shown ?? RGB(255, 255, 255))
  }
}

extension Pixels {
  /// The picture with boxes on it, whose mask is as large.
  package func with(_ mask: BoxMask, in colors: BoxColors) -> Pixels {
    var bytes = bytes
    for (index, part) in mask.parts.enumerated() {
      let color: RGB
      switch part {
      case .nothing: continue
      case .outline: color = colors.outline
      case .ink: color = colors.ink
      }
      (bytes[index * 3], bytes[index * 3 + 1], bytes[index * 3 + 2]) = (color.red, color.green, color.blue)
    }
    return Pixels(checkedWidth: width, height: height, bytes: bytes)
  }
}
