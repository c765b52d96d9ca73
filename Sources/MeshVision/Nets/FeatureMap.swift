/// Several pictures of one size between two layers: picture by picture, row by row, pixel by pixel, channel by channel.
struct FeatureMap {
  let pictures: Int
  let rows: Int
  let columns: Int
  let channels: Int
  let values: FloatBuffer

  init(pictures: Int, rows: Int, columns: Int, channels: Int) {
    self.pictures = pictures
    self.rows = rows
    self.columns = columns
    self.channels = channels
    values = FloatBuffer(count: pictures * rows * columns * channels)
  }

  /// Pixels of all pictures.
  var pixels: Int { pictures * rows * columns }
  /// Numbers of one picture.
  var stride: Int { rows * columns * channels }

  func start(of picture: Int) -> UnsafeMutablePointer<Float> { values.start + picture * stride }
}

/// How a square of weights walks over a picture.
struct Walk {
  let side: Int
  let step: Int
  let rows: Int
  let columns: Int
  /// Rows above and columns left of the picture that count as zero.
  let top: Int
  let left: Int

  /// All places at which the square is within the picture.
  static func valid(_ rows: Int, _ columns: Int, side: Int) -> Walk {
    Walk(side: side, step: 1, rows: rows - side + 1, columns: columns - side + 1, top: 0, left: 0)
  }

  /// TensorFlow's SAME: as many results as steps fit, the odd zero after the picture.
  static func same(_ rows: Int, _ columns: Int, side: Int, step: Int) -> Walk {
    func lay(_ length: Int) -> (count: Int, before: Int) {
      let count = (length + step - 1) / step
      return (count, max(0, (count - 1) * step + side - length) / 2)
    }
    let (down, across) = (lay(rows), lay(columns))
    return Walk(side: side, step: step, rows: down.count, columns: across.count, top: down.before, left: across.before)
  }
}
