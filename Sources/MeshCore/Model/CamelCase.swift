import FoundationEssentials

/// The camelCase form in which proto3 JSON may write the names of fields as well.
///
/// The service writes snake_case, and its pages are large, so only a text that holds such a name pays for the
/// translation. Names within `metadata`, `params` and other free objects belong to whoever wrote them: they are read as
/// ``JSON``, whose keys are never translated.
enum CamelCase {
  /// The names this core reads that are not the same in both forms.
  private static let wireNames: [String: String] = Dictionary(
    uniqueKeysWithValues: [
      "app_id", "bounding_box", "bottom_row", "check_consents", "created_at", "first_name", "input_fields",
      "is_deprecated", "last_name", "left_col", "model_type", "model_type_id", "model_types", "model_version",
      "model_versions", "modified_at", "node_id", "node_inputs", "num_dimensions", "output_fields", "output_info",
      "output_info_override", "raw_hex", "region_info", "req_id", "right_col", "suppress_output", "top_row",
      "use_cases", "user_id", "workflow_id", "workflow_version", "workflow_versions",
    ].map { (camel($0), $0) })

  private static func camel(_ name: String) -> String {
    let words = name.split(separator: "_")
    return words.dropFirst().reduce(String(words[0])) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
  }

  /// A decoder's strategy: the last key of `path` as the wire writes it.
  @Sendable static func wireName(_ path: [any CodingKey]) -> any CodingKey {
    let name = path.last?.stringValue ?? ""
    return FieldName(wireNames[name] ?? name)
  }

  /// Whether the text holds one of the names as a key: a quoted word, a capital within, and a colon after it.
  static func occurs(in text: Data) -> Bool {
    text.withUnsafeBytes { bytes in
      var place = 0
      while place < bytes.count {
        guard bytes[place] == UInt8(ascii: "\"") else {
          place += 1
          continue
        }
        place += 1
        let start = place
        var hasCapital = false
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
          if bytes[place] == UInt8(ascii: "\\") {
            place += 1
          } else if (0x41...0x5A).contains(bytes[place]) {
            hasCapital = true
          }
          place += 1
        }
        let end = place
        place += 1
        guard hasCapital, end - start <= longestName, place < bytes.count else { continue }
        guard bytes[place] == UInt8(ascii: ":") || bytes[place] == UInt8(ascii: " ") else { continue }
        if wireNames[String(decoding: bytes[start..<end], as: UTF8.self)] != nil { return true }
      }
      return false
    }
  }

  private static let longestName = wireNames.keys.map(\.count).max() ?? 0
}
