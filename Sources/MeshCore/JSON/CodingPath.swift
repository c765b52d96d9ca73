extension [any CodingKey] {
  /// How a field is named to people: `results[0].outputs[2].data`.
  package var fieldPath: String {
    let path: String = map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
    return path.hasPrefix(".") ? String(path.dropFirst()) : path
  }
}
