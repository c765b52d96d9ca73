import FoundationEssentials

/// Where the program's files lie, after the XDG base directory specification.
struct Paths: Sendable {
  let configuration: String
  let state: String
  let data: String
  /// The official client's settings; nil where there is no home folder.
  let officialSettings: String?

  /// Fails in words where there is neither a home folder nor all of the variables that stand in for it.
  init(_ environment: Environment) throws(Failure) {
    let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    func folder(_ variable: String, _ standard: String) throws(Failure) -> String {
      // The specification has relative paths ignored.
      if let folder = environment[variable], folder.hasPrefix("/") { return folder + "/meshwork" }
      guard let home else { throw Failure("There is no home folder: HOME is not set. Set HOME, or \(variable).") }
      return home + "/" + standard + "/meshwork"
    }
    configuration = try folder("XDG_CONFIG_HOME", ".config")
    state = try folder("XDG_STATE_HOME", ".local/state")
    data = try folder("XDG_DATA_HOME", ".local/share")
    officialSettings = home.map { $0 + "/.config/clarifai/config" }
  }

  var settings: String { configuration + "/config.yaml" }
  var ownThemes: String { configuration + "/themes" }
  var journal: String { state + "/state.db" }
  var localBackend: String { data + "/local.db" }
  var models: String { data + "/models" }
}
