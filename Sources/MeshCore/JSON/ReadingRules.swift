/// What a JSON text may be, and how its names and times are read.
public struct ReadingRules: Hashable, Sendable {
  /// The most levels of objects and lists.
  let levels: Int
  /// Whether `nodeInputs` is another spelling of `node_inputs`, as everywhere in proto3 JSON.
  let readsCamelCase: Bool
  /// Whether times are written as RFC 3339 texts; else as the numbers that `Date` itself writes, and both are read.
  let hasWireTimes: Bool
  /// Whether `"0.5"` is a number where one is wanted, as everywhere in proto3 JSON.
  let readsNumbersInTexts: Bool

  /// What is sent to a service, and what a user's files and pastes hold.
  public static let request = ReadingRules(
    levels: JSONReader.levels, readsCamelCase: true, hasWireTimes: true,
    readsNumbersInTexts: true)
  /// What a service answers: what was sent may stand some levels deeper in it, as in a version.
  public static let answer = ReadingRules(
    levels: JSONReader.levels + 16, readsCamelCase: true, hasWireTimes: true,
    readsNumbersInTexts: true)
  /// What this program keeps for itself: its names are its own, and what came from a service stands deeper in it.
  public static let kept = ReadingRules(
    levels: 4 * JSONReader.levels, readsCamelCase: false, hasWireTimes: false,
    readsNumbersInTexts: false)
}
