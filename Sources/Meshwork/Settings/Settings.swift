import FoundationEssentials
import Yams

/// What the user has set in `config.yaml`.
struct Settings: Decodable {
  /// The name of a theme.
  var theme: String?

  private enum CodingKeys: String, CodingKey, CaseIterable { case theme }

  init() {}

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    theme = try container.decodeIfPresent(String.self, forKey: .theme)
  }

  /// Reads the file; no file is no settings. Fails in words where it cannot be read, or says what this program does not
  /// know: a setting that is silently ignored is a surprise later.
  init(path: String) throws(StartFailure) {
    guard FileManager.default.fileExists(atPath: path) else { return }
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw StartFailure("The settings cannot be read: \(path). Make the file readable, or move it away.")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard !text.allSatisfy(\.isWhitespace) else { return }
    do {
      guard let fields = try Yams.load(yaml: text) as? [String: Any] else {
        throw StartFailure("The settings in \(path) are no list of names and values, such as `theme: light`. Mend it.")
      }
      let known = CodingKeys.allCases.map(\.rawValue)
      if let unknown = fields.keys.sorted().first(where: { !known.contains($0) }) {
        throw StartFailure(
          "The settings in \(path) name \"\(unknown)\", which is none. Known: \(known.joined(separator: ", ")).")
      }
      self = try YAMLDecoder().decode(Settings.self, from: text)
    } catch let failure as StartFailure {
      throw failure
    } catch {
      throw StartFailure("The settings in \(path) cannot be understood: \(error). Mend the file, or move it away.")
    }
  }
}
