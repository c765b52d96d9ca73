import FoundationEssentials
import MeshCore
import MeshHTTP
import MeshLocal
import MeshUI
import MeshVision

extension Checkup {
  /// What the variables and the streams say of the terminal.
  static func terminal(_ host: CommandHost) -> [Checkup] {
    let environment = host.environment
    let type = environment["TERM"] ?? "not set"
    let locale = environment["LC_ALL"] ?? environment["LC_CTYPE"] ?? environment["LANG"]
    let isUTF8 = ["UTF-8", "UTF8", "utf-8", "utf8"].contains { locale?.hasSuffix($0) ?? true }
    let colors =
      if environment["NO_COLOR"] != nil {
        "none (NO_COLOR)"
      } else if ["truecolor", "24bit"].contains(environment["COLORTERM"]) || type.hasSuffix("-direct") {
        "24 bit"
      } else {
        type.hasSuffix("-256color") ? "256" : "what terminfo has for \(type)"
      }
    return [
      Checkup(
        "terminal", type == "dumb" || type == "not set" ? .note : .ok,
        "TERM \(type)" + (host.columns.map { ", \($0) columns" } ?? ", output is not a terminal")),
      Checkup("colours", colors),
      Checkup(
        "locale", isUTF8 ? .ok : .note,
        isUTF8 ? locale ?? "not set: UTF-8 is drawn" : "\(locale ?? ""): not UTF-8, so marks and lines are ASCII"),
    ]
  }

  /// Where every file lies, and whether what is there can be used.
  static func files(_ paths: Paths) -> [Checkup] {
    func state(_ path: String) -> String { FileManager.default.fileExists(atPath: path) ? path : "\(path) (none yet)" }
    var checks = [settings(paths)] + keys(paths)
    if let path = paths.officialSettings {
      do {
        let text = try SettingsFile.text(path)
        _ = try text.map { try OfficialConfiguration($0) }
        checks.append(Checkup("official settings", state(path)))
      } catch {
        let why = (error as? FileError)?.message(in: path) ?? Failure(error).description
        checks.append(Checkup("official settings", .note, why))
      }
    }
    return checks + [
      Checkup("own themes", state(paths.ownThemes ?? "nowhere")),
      Checkup("embedded backend", state((try? paths.localBackend) ?? "nowhere")),
      weights(paths),
    ]
  }

  /// Which weights are installed, and where.
  private static func weights(_ paths: Paths) -> Checkup {
    let nets = paths.nets
    let missing = NetShelf.Weights.allCases.filter { nets.path(of: $0) == nil }.map(\.rawValue)
    let folders = Set(NetShelf.Weights.allCases.compactMap(nets.path).map { $0.split(separator: "/").dropLast() })
      .map { "/" + $0.joined(separator: "/") }.sorted().joined(separator: ", ")
    if missing.isEmpty { return Checkup("model weights", folders) }
    return Checkup(
      "model weights", .note, "\(missing.joined(separator: ", ")) not installed. Run: meshwork models install")
  }

  private static func settings(_ paths: Paths) -> Checkup {
    do {
      let path = try paths.settings
      let settings = try SettingsFile(path: path).read()
      let holdsKey = settings.contexts.contains { if case .stored = $0.key { true } else { false } }
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      let mode = (attributes?[.posixPermissions] as? Int) ?? 0o600
      guard !holdsKey || mode & 0o077 == 0 else {
        return Checkup(
          "settings", .broken,
          "\(path) holds a key, and others can read it. Run: chmod 600 '\(path)'")
      }
      return Checkup("settings", attributes == nil ? "\(path) (none yet)" : path)
    } catch {
      return Checkup("settings", .broken, error.description)
    }
  }

  /// The keys that the settings give to commands; those that cannot be used, one by one.
  private static func keys(_ paths: Paths) -> [Checkup] {
    // Settings that cannot be read say so themselves.
    guard let path = try? paths.settings, let settings = try? SettingsFile(path: path).read(), !settings.keys.isEmpty
    else { return [] }
    let faults = Keymap.reading(settings.keys).faults
    return [Checkup("keys", "\(settings.keys.count - faults.count) of \(settings.keys.count) settings are used")]
      + faults.map { Checkup("keys", .note, $0.message) }
  }

  /// The models that compute on this machine.
  static func models(_ paths: Paths) async -> [Checkup] {
    do {
      let backend = try Connection.backend(paths, WebImageFetcher(allowsPrivateAddresses: true))
      let client = MeshClient(app: LocalBackend.sampleApp, transport: LocalTransport(backend))
      let models = try await client.send(.listModels(in: client.app, page: 1, perPage: 1000)).value.models
        .filter { $0.version?.status?.code == .modelTrained }
      return [Checkup("local models", models.map(\.id).joined(separator: ", "))]
    } catch {
      return [Checkup("local models", .broken, Failure(error).description)]
    }
  }
}
