/// A 24-bit colour, in sRGB.
package struct RGB: Hashable, Sendable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8

  package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads `#rrggbb`, in either case; nil for anything else.
  package init?(hex: String) {
    let digits = hex.utf8.dropFirst()
    guard hex.utf8.first == UInt8(ascii: "#"), digits.count == 6, let value = UInt32(hex.dropFirst(), radix: 16),
      digits.first != UInt8(ascii: "+")
    else { return nil }
    self.init(rgb24: value)
  }

  /// Unpacks `0xRRGGBB`; higher bits are ignored.
  package init(rgb24 value: UInt32) {
    self.init(
      UInt8(truncatingIfNeeded: value >> 16), UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value))
  }

  /// `0xRRGGBB`.
  package var rgb24: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

  /// `#rrggbb`, in lower case.
  package var hex: String {
    let digits = String(rgb24, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}
