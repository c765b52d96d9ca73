import FoundationEssentials

/// Where the program's files lie, after the XDG base directory specification.
struct Paths {
  let configuration: String
  let state: String
  let data: String

  /// Fails in words where there is neither a home folder nor all of the variables that stand in for it.
  init(_ environment: Environment) throws(StartFailure) {
    func folder(_ variable: String, _ standard: String) throws(StartFailure) -> String {
      // The specification has relative paths ignored.
      if let folder = environment[variable], folder.hasPrefix("/") { return folder + "/meshwork" }
      guard let home = environment["HOME"], home.hasPrefix("/") else {
        throw StartFailure("There is no home folder: HOME is not set. Set HOME, or \(variable).")
      }
      return home + "/" + standard + "/meshwork"
    }
    configuration = try folder("XDG_CONFIG_HOME", ".config")
    state = try folder("XDG_STATE_HOME", ".local/state")
    data = try folder("XDG_DATA_HOME", ".local/share")
  }

  var settings: String { configuration + "/config.yaml" }
  var ownThemes: String { configuration + "/themes" }
  var journal: String { state + "/state.db" }
  var localBackend: String { data + "/local.db" }
}

/// Why the program cannot start, in words; the exit code is 1.
struct StartFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
