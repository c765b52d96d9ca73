/// The camelCase form in which proto3 JSON may write the names of fields as well: `nodeInputs` for `node_inputs`.
///
/// Names within `metadata`, `params` and other free objects belong to whoever wrote them: those are read as ``JSON``,
/// whose names are never translated.
enum CamelCase {
  /// The camelCase spelling of a name of the wire; nil where it has no other one.
  static func spelling(of name: String) -> String? {
    guard name.utf8.contains(UInt8(ascii: "_")) else { return nil }
    var spelling = ""
    var isCapital = false
    for scalar in name.unicodeScalars {
      if scalar == "_" {
        isCapital = true
      } else {
        spelling += isCapital ? scalar.properties.uppercaseMapping : String(scalar)
        isCapital = false
      }
    }
    return spelling
  }

  /// The name of the wire among `known` that is spelled `name`; else the name as it is.
  static func wireName(_ name: String, among known: Set<String>) -> String {
    guard !known.contains(name), name.utf8.contains(where: { (0x41...0x5A).contains($0) }) else { return name }
    return known.first { spelling(of: $0) == name } ?? name
  }
}
