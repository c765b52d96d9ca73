import CGIF
import MeshVision
import Testing

extension Files {
  /// A GIF of pictures of one size, their colours reduced to eight shades of red and green and four of blue.
  static func gif(
    _ pictures: PixelImage..., interlaced: Bool = false, screen: (width: Int, height: Int)? = nil, left: Int = 0,
    top: Int = 0, transparent: RGB? = nil
  ) throws -> [UInt8] {
    let (width, height) = (pictures[0].width, pictures[0].height)
    let colors = (0..<256).map { index in
      let (red, green, blue) = (index >> 5, index >> 2 & 7, index & 3)
      return GifColorType(Red: UInt8(red * 255 / 7), Green: UInt8(green * 255 / 7), Blue: UInt8(blue * 85))
    }
    let map = try #require(GifMakeMapObject(256, colors))
    defer { GifFreeMapObject(map) }
    var bytes: [UInt8] = []
    try withUnsafeMutablePointer(to: &bytes) { bytes in
      let opened = EGifOpen(
        bytes,
        { gif, data, count in
          gif?.pointee.UserData.assumingMemoryBound(to: [UInt8].self).pointee
            .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
          return count
        }, nil)
      let gif = try #require(opened)
      defer { EGifCloseFile(gif, nil) }
      EGifSetGifVersion(gif, true)
      EGifPutScreenDesc(gif, Int32(screen?.width ?? width), Int32(screen?.height ?? height), 8, 0, map)
      for picture in pictures {
        if let transparent {
          EGifPutExtension(gif, GRAPHICS_EXT_FUNC_CODE, 4, [1, 0, 0, index(of: transparent)])
        }
        EGifPutImageDesc(gif, Int32(left), Int32(top), Int32(width), Int32(height), interlaced, nil)
        let passes = interlaced ? [(0, 8), (4, 8), (2, 4), (1, 2)] : [(0, 1)]
        for (start, step) in passes {
          for row in stride(from: start, to: height, by: step) {
            var line = (0..<width).map { index(of: picture[$0, row]) }
            try #require(EGifPutLine(gif, &line, Int32(width)) == GIF_OK)
          }
        }
      }
    }
    return bytes
  }

  private static func index(of color: RGB) -> UInt8 {
    color.red & 0xE0 | (color.green & 0xE0) >> 3 | color.blue >> 6
  }

  /// A bitmap of 24 bits a pixel.
  static func bmp(_ picture: PixelImage, topDown: Bool = false) -> [UInt8] {
    var rows: [UInt8] = []
    for row in 0..<picture.height {
      for column in 0..<picture.width {
        let color = picture[column, topDown ? row : picture.height - 1 - row]
        rows += [color.blue, color.green, color.red]
      }
      while rows.count % 4 != 0 { rows.append(0) }
    }
    let height = topDown ? -picture.height : picture.height
    return bmp(width: picture.width, height: height, depth: 24, rows)
  }

  /// A bitmap of three pixels or another size, its pixels as they are stored.
  static func bmp(
    width: Int = 3, height: Int = 1, depth: Int, palette: [UInt8] = [], masks: [UInt32] = [], _ rows: [UInt8]
  ) -> [UInt8] {
    func little(_ number: Int, _ count: Int = 4) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
    // Four masks are part of a longer head.
    let length = masks.count == 4 ? 56 : 40
    let start = 54 + masks.count * 4 + palette.count
    var bytes = Array("BM".utf8)
    for number in [start + rows.count, 0, start, length, width, height] { bytes += little(number) }
    bytes += little(1, 2) + little(depth, 2)
    for number in [masks.isEmpty ? 0 : 3, rows.count, 0, 0, palette.count / 4, 0] { bytes += little(number) }
    for mask in masks { bytes += little(Int(mask)) }
    return bytes + palette + rows
  }
}
