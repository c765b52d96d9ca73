import Canvas
import MeshCore
import Yams

/// The names in a theme file that no theme has, in the order of the file: a slip in one is said with the name that was
/// meant, and the rest of the file holds. A scheme of base16 may say of itself what it likes.
struct ThemeStrangers {
  private(set) var faults: [FileError] = []

  init(_ text: String) {
    guard let root = (try? compose(yaml: text))?.mapping else { return }
    let palette = root["palette"]?.mapping
    let hasStyles = root["styles"] != nil || root["inherits"] != nil
    guard root["base00"] == nil, hasStyles || palette?["base00"] == nil else { return }
    note(root, Self.fields + Self.remarks, in: "a theme", nearest: Self.fields)
    let styles = root["styles"]?.mapping ?? [:]
    note(styles, Role.allCases.map(\.rawValue), in: "styles")
    for (role, style) in styles {
      note(style.mapping ?? [:], Self.looks, in: "the style of \(role.string ?? "a role")")
    }
    faults = Array(faults.sorted { ($0.line ?? 0) < ($1.line ?? 0) }.prefix(Self.most))
  }

  private static let fields = ["name", "inherits", "palette", "styles"]
  /// What files of themes say of themselves, and nobody has to know.
  private static let remarks = ["author", "description", "scheme", "slug", "system", "variant"]
  private static let looks = ["fg", "bg", "bold", "underline", "reverse"]
  /// So many are said of one file.
  private static let most = 50

  private mutating func note(
    _ mapping: Node.Mapping, _ known: [String], in subject: String, nearest offered: [String]? = nil
  ) {
    for (key, _) in mapping {
      guard let name = key.string, name != "<<", !known.contains(name) else { continue }
      let nearest = Self.nearest(to: name, of: offered ?? known)
      faults.append(
        FileError(
          line: key.mark?.line, "\"\(truncated(name, to: 40))\" is not known in \(subject). Nearest: \(nearest)."))
    }
  }

  private static func nearest(to name: String, of known: [String]) -> String {
    let letters = Array(name.lowercased().prefix(40))
    return known.min { distance(letters, Array($0.lowercased())) < distance(letters, Array($1.lowercased())) } ?? ""
  }

  /// How many letters have to be put in, taken out or replaced.
  private static func distance(_ one: [Character], _ other: [Character]) -> Int {
    var row = Array(0...other.count)
    for (place, letter) in one.enumerated() {
      var diagonal = row[0]
      row[0] = place + 1
      for index in other.indices {
        let replaced = diagonal + (letter == other[index] ? 0 : 1)
        diagonal = row[index + 1]
        row[index + 1] = min(replaced, diagonal + 1, row[index] + 1)
      }
    }
    return row[other.count]
  }
}
