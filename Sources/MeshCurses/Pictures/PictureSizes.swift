internal import Canvas

/// With how many pixels pictures are sent.
struct PictureSizes: Sendable {
  /// What a cell has.
  let cell: PixelSize

  /// The pixels of a picture's place on the screen.
  func place(of picture: PlacedPicture) -> PixelSize {
    PixelSize(
      width: max(1, min(Pixels.longestSide, picture.rect.columns * cell.width)),
      height: max(1, min(Pixels.longestSide, picture.rect.rows * cell.height)))
  }

  /// What a picture is sent with, where the terminal makes it fit: never with twice the pixels that its place has, or more.
  func sent(_ picture: PlacedPicture) -> PixelSize {
    let (pixels, place) = (picture.pixels, place(of: picture))
    let factor = min(pixels.width / place.width, pixels.height / place.height)
    guard factor > 1 else { return PixelSize(width: pixels.width, height: pixels.height) }
    return PixelSize(width: pixels.width / factor, height: pixels.height / factor)
  }
}

extension BoxMask {
  /// The boxes of a picture, in so many of its pixels.
  init(of picture: PlacedPicture, in size: PixelSize) {
    self.init(
      picture.boxes, width: size.width, height: size.height, rowHeight: size.height / max(1, picture.rect.rows))
  }
}
