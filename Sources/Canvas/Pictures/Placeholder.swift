/// A character that kitty draws a cell of a picture in: how pictures get through programs that know of characters only,
/// as tmux does. Marks on it say which cell of which picture.
package enum Placeholder {
  /// The most rows and columns that can be told.
  package static let most = 256

  /// What is written for a cell of a picture, whose number has its lowest byte as the number of the ink's colour, and its
  /// highest byte here. Nil for a cell beyond `most`.
  package static func scalars(row: Int, column: Int, of id: Kitty.ID) -> [Unicode.Scalar]? {
    guard row < min(most, marks.count), column < min(most, marks.count) else { return nil }
    return ["\u{10EEEE}", marks[row], marks[column], marks[Int(id >> 24)]]
  }

  /// The marks that count, from 0: those of Unicode 6.0 that stand above a letter, and with no letter are another one.
  /// Their order is the protocol's, which derives them so.
  private static let marks: [Unicode.Scalar] = {
    // Those that join letters to other ones (a, and a grave accent).
    let joining: [ClosedRange<UInt32>] = [
      0x300...0x304, 0x306...0x30C, 0x30F...0x30F, 0x311...0x311, 0x313...0x314, 0x340...0x344, 0x653...0x654,
    ]
    return (0x300...0x1D244 as ClosedRange<UInt32>).compactMap { value in
      guard let scalar = Unicode.Scalar(value), !joining.contains(where: { $0.contains(value) }) else { return nil }
      let properties = scalar.properties
      guard properties.canonicalCombiningClass == .above, properties.generalCategory == .nonspacingMark,
        let age = properties.age, age.major < 6 || age == (6, 0)
      else { return nil }
      return scalar
    }
  }()

  /// How many numbers the marks can tell.
  package static var count: Int { marks.count }
}
