/// Ids as the service makes them: 32 lower-case hex digits.
package enum HexID {
  package static func random() -> String {
    var generator = SystemRandomNumberGenerator()
    return digits(generator.next()) + digits(generator.next())
  }

  private static func digits(_ half: UInt64) -> String {
    let text = String(half, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}
