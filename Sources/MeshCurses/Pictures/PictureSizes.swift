internal import Canvas

/// With how many pixels pictures are sent.
struct PictureSizes: Sendable {
  /// What a cell has.
  let cell: PixelSize
  /// Whether the line takes a megabyte in a moment.
  let isFast: Bool

  /// The pixels of a picture's place on the screen.
  func place(of picture: PlacedPicture) -> PixelSize {
    PixelSize(
      width: max(1, min(Pixels.longestSide, picture.rect.columns * cell.width)),
      height: max(1, min(Pixels.longestSide, picture.rect.rows * cell.height)))
  }

  /// What a picture is sent with, where the terminal makes it fit: no more than its place has, and in its proportions, as
  /// some terminals keep those of the picture whatever they are told.
  func sent(_ picture: PlacedPicture) -> PixelSize {
    let (pixels, place) = (picture.pixels, place(of: picture))
    func share(_ part: Int, of whole: Int) -> Double { Double(part) / Double(whole) }
    let known = max(share(pixels.width, of: place.width), share(pixels.height, of: place.height))
    let most = share(isFast ? Self.mostPixels : Self.mostSlowPixels, of: max(place.width, place.height))
    let factor = min(1, known, most)
    func scaled(_ side: Int) -> Int { max(1, Int((Double(side) * factor).rounded())) }
    return PixelSize(width: scaled(place.width), height: scaled(place.height))
  }

  /// How many colours sixels have, of those that the terminal has, if it says so.
  func colors(of registers: Int?) -> Int {
    max(4, min(registers ?? Self.enoughColors, isFast ? Self.mostColors : Self.enoughColors))
  }

  /// On the longer side: some 1 MB, and a quarter of it.
  private static let mostPixels = 800
  private static let mostSlowPixels = 320
  private static let mostColors = 256
  /// They look nearly as well, dithered, and take three fifths of the bytes.
  private static let enoughColors = 64
}

extension BoxMask {
  /// The boxes of a picture, in so many of its pixels.
  init(of picture: PlacedPicture, in size: PixelSize) {
    self.init(
      picture.boxes, width: size.width, height: size.height, rowHeight: size.height / max(1, picture.rect.rows))
  }
}
