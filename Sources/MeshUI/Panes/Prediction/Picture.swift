package import Canvas
import MeshCore
import Panels

/// A picture in cells of two pixels each, as large as its room and its thumbnail allow.
package struct Picture: Hashable, Sendable {
  package let size: Size
  /// `size.rows * 2` lines of `size.columns` colours.
  private let pixels: [RGB]

  package init(_ thumbnail: Thumbnail, within room: Size) {
    let size = Self.size(of: thumbnail, within: room)
    self.size = size
    pixels = (0..<size.rows * 2).flatMap { line in
      (0..<size.columns).map { column in
        thumbnail.mean(
          columns: column * thumbnail.columns / size.columns..<(column + 1) * thumbnail.columns / size.columns,
          lines: line * thumbnail.rows / size.rows..<(line + 1) * thumbnail.rows / size.rows)
      }
    }
  }

  /// The largest size within `room` that keeps the proportions; never larger than the thumbnail.
  package static func size(of thumbnail: Thumbnail, within room: Size) -> Size {
    guard thumbnail.columns > 0, thumbnail.rows > 0, room.rows > 0, room.columns > 0 else {
      return Size(rows: 0, columns: 0)
    }
    let scale = min(
      1, Double(room.columns) / Double(thumbnail.columns), Double(room.rows) / Double(thumbnail.rows))
    return Size(
      rows: max(1, Int((Double(thumbnail.rows) * scale).rounded())),
      columns: max(1, Int((Double(thumbnail.columns) * scale).rounded())))
  }

  /// The colours of a cell: its upper and its lower pixel.
  package subscript(row: Int, column: Int) -> (upper: RGB, lower: RGB) {
    (pixels[row * 2 * size.columns + column], pixels[(row * 2 + 1) * size.columns + column])
  }
}

extension Thumbnail {
  /// The mean colour of a part of the picture; the parts of a picture that is not scaled are single pixels.
  fileprivate func mean(columns: Range<Int>, lines: Range<Int>) -> RGB {
    var (red, green, blue, count) = (0, 0, 0, 0)
    for line in lines.lowerBound..<max(lines.upperBound, lines.lowerBound + 1) {
      for column in columns.lowerBound..<max(columns.upperBound, columns.lowerBound + 1) {
        let pixel = pixels[line * self.columns + column]
        red += Int(pixel.red)
        green += Int(pixel.green)
        blue += Int(pixel.blue)
        count += 1
      }
    }
    return RGB(UInt8(red / count), UInt8(green / count), UInt8(blue / count))
  }
}

extension Frame {
  /// Paints the picture at the top left of `rect`, with the run's regions on it.
  mutating func put(_ picture: Picture, of run: PredictionRun, in rect: Rect) {
    for row in 0..<picture.size.rows {
      for column in 0..<picture.size.columns {
        let (upper, lower) = picture[row, column]
        self[rect.row + row, rect.column + column] = Cell(glyph: "▀", paint: .raw(ink: upper, ground: lower))
      }
    }
    for output in run.result.outputs {
      for (index, region) in output.data.regions.enumerated() {
        guard let box = region.box else { continue }
        put(RegionBox(box, number: index + 1, in: picture.size), over: picture, in: rect)
      }
    }
  }

  private mutating func put(_ box: RegionBox, over picture: Picture, in rect: Rect) {
    for (position, glyph) in box.cells {
      guard position.row < picture.size.rows, position.column < picture.size.columns else { continue }
      let (upper, lower) = picture[position.row, position.column]
      self[rect.row + position.row, rect.column + position.column] = Cell(
        glyph: glyph, paint: .raw(ink: RGB(0xFF, 0xFF, 0xFF), ground: upper.shaded(with: lower)))
    }
  }
}

extension RGB {
  /// The mean of two colours at half their light: white lines are seen on it, whatever the picture.
  fileprivate func shaded(with other: RGB) -> RGB {
    func half(_ one: UInt8, _ two: UInt8) -> UInt8 { UInt8((Int(one) + Int(two)) / 4) }
    return RGB(half(red, other.red), half(green, other.green), half(blue, other.blue))
  }
}
