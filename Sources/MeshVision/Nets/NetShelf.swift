import FoundationEssentials
import Synchronization

/// The nets whose weights are installed on this machine. Each is opened when it is first asked for, and stays open.
package final class NetShelf: Sendable {
  /// Weights that can be installed: names of files, and of what `meshwork models install` takes.
  package enum Weights: String, Hashable, Sendable, CaseIterable {
    case lite0 = "efficientnet-lite0"
    case lite1 = "efficientnet-lite1"
    case lite2 = "efficientnet-lite2"
    case faces = "mtcnn"
  }

  /// Where weights are looked for, the first folder first.
  package let folders: [String]
  private let opened = Mutex(Opened())

  private struct Opened {
    var labels: [Weights: [Label]] = [:]
    var classifiers: [Weights: EfficientNetLite] = [:]
    var faces: FaceDetector?
  }

  package init(folders: [String]) {
    self.folders = folders
  }

  /// The folders that the environment names: `$MESHWORK_MODELS`, those of the user's data, and of the program at `program`.
  package convenience init(environment: [String: String], program: String?) {
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    // The specification has relative paths ignored.
    func folder(_ name: String) -> String? { value(name).flatMap { $0.hasPrefix("/") ? $0 : nil } }
    let data = folder("XDG_DATA_HOME") ?? folder("HOME").map { $0 + "/.local/share" }
    let prefix = program.map { $0.split(separator: "/", omittingEmptySubsequences: false).dropLast(2) }
    self.init(
      folders: [
        value("MESHWORK_MODELS"), data.map { $0 + "/meshwork/models" },
        prefix.map { $0.joined(separator: "/") + "/share/meshwork/models" },
      ].compactMap(\.self))
  }

  /// Where `weights` lie; nil where they are not installed. What is in the file is not looked at.
  package func path(of weights: Weights) -> String? {
    folders.lazy.map { "\($0)/\(weights.rawValue).meshnet" }.first { FileManager.default.fileExists(atPath: $0) }
  }

  /// The photos that are installed: their names without the ending, and their paths, by name.
  package var photos: [(name: String, path: String)] {
    for folder in folders.map({ $0 + "/photos" }) {
      guard let files = try? FileManager.default.contentsOfDirectory(atPath: folder) else { continue }
      let found = files.sorted().compactMap { file -> (name: String, path: String)? in
        guard !file.hasPrefix("."), let dot = file.lastIndex(of: ".") else { return nil }
        return (String(file[..<dot]), folder + "/" + file)
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// What a net can find, without its weights being read.
  package func labels(of weights: Weights) throws(WeightsError) -> [Label] {
    try opened.withLock { (opened) throws(WeightsError) in
      if let labels = opened.labels[weights] { return labels }
      let labels = try open(weights).labels
      opened.labels[weights] = labels
      return labels
    }
  }

  /// The net that tells what pictures show. Opening it takes some ten milliseconds.
  package func classifier(_ weights: Weights) throws(WeightsError) -> EfficientNetLite {
    try opened.withLock { (opened) throws(WeightsError) in
      if let net = opened.classifiers[weights] { return net }
      let net = try EfficientNetLite(open(weights), name: weights.rawValue)
      opened.classifiers[weights] = net
      return net
    }
  }

  package func faceDetector() throws(WeightsError) -> FaceDetector {
    try opened.withLock { (opened) throws(WeightsError) in
      if let net = opened.faces { return net }
      let net = try FaceDetector(open(.faces))
      opened.faces = net
      return net
    }
  }

  private func open(_ weights: Weights) throws(WeightsError) -> WeightsFile {
    guard let path = path(of: weights) else { throw .notInstalled(name: weights.rawValue) }
    return try WeightsFile(path: path, name: weights.rawValue)
  }
}
