import TestSupport

/// Text as a hostile name could be: controls, escapes, marks without end, bidi controls, wide and unassigned characters.
func hostileText(_ random: inout SeededGenerator) -> String {
  let ranges: [ClosedRange<UInt32>] = [
    0...0x1F, 0x20...0x7E, 0x7F...0x9F, 0xA0...0x2FF, 0x300...0x36F, 0x590...0x5FF, 0x1100...0x11FF, 0x200B...0x200F,
    0x202A...0x202E, 0x2066...0x2069, 0x3000...0x30FF, 0xFE00...0xFE0F, 0xE000...0xE010, 0x1F300...0x1F6FF,
    0x1F1E6...0x1F1FF, 0xE0020...0xE007F, 0x10FF00...0x10FFFF,
  ]
  var text = String.UnicodeScalarView()
  for _ in 0..<Int.random(in: 0...12, using: &random) {
    let range = ranges[Int.random(in: 0..<ranges.count, using: &random)]
    if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) { text.append(scalar) }
  }
  return String(text)
}
