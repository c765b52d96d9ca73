import FoundationEssentials
import MeshVision

/// Where the program's files lie, after the XDG base directory specification.
///
/// A folder is only asked for where something lies in it: a command that keeps nothing works without a home folder.
struct Paths: Sendable {
  private let environment: Environment
  /// The official client's settings; nil where there is no home folder.
  let officialSettings: String?

  init(_ environment: Environment) {
    self.environment = environment
    officialSettings = Self.home(environment).map { $0 + "/.config/clarifai/config" }
  }

  /// Each fails in words where there is neither a home folder nor the variable that stands in for it.
  var configuration: String { get throws(Failure) { try folder("XDG_CONFIG_HOME", ".config") } }
  var state: String { get throws(Failure) { try folder("XDG_STATE_HOME", ".local/state") } }
  var data: String { get throws(Failure) { try folder("XDG_DATA_HOME", ".local/share") } }

  var settings: String { get throws(Failure) { try configuration + "/config.yaml" } }
  var journal: String { get throws(Failure) { try state + "/state.db" } }
  var localBackend: String { get throws(Failure) { try data + "/local.db" } }
  /// Where weights and photos are installed; they may also lie elsewhere (`nets`).
  var models: String {
    get throws(Failure) {
      if let chosen = environment["MESHWORK_MODELS"] { return chosen }
      return try data + "/models"
    }
  }

  /// The nets that are installed, wherever the backend keeps its data.
  var nets: NetShelf { NetShelf(environment: environment.values, program: ThemeShelf.executable) }

  /// Where there is no folder for settings there are none.
  var settingsIfAny: String? { try? settings }
  var ownThemes: String? { try? configuration + "/themes" }

  private func folder(_ variable: String, _ standard: String) throws(Failure) -> String {
    // The specification has relative paths ignored.
    if let folder = environment[variable], folder.hasPrefix("/") { return folder + "/meshwork" }
    guard let home = Self.home(environment) else {
      let cause = environment["HOME"].map { "HOME is \($0), which is not a whole path" } ?? "HOME is not set"
      throw Failure("There is no home folder: \(cause). Set HOME, or \(variable).")
    }
    return home + "/" + standard + "/meshwork"
  }

  private static func home(_ environment: Environment) -> String? {
    environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
  }
}
