import FoundationEssentials
import Glibc

/// A folder for all that the program keeps, gone when it ends: a demo or a kiosk touches nobody's drafts or settings.
final class ThrowAwayFolder {
  private let path: String

  /// Has the whole program keep its files there from now on: before anything has looked where they lie. Weights and photos
  /// that are installed are found all the same.
  init(_ name: String) throws(Failure) {
    let installed = Paths(Environment(values: ProcessInfo.processInfo.environment))
    let parent = getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    var template = Array("\(parent)/meshwork-\(name)-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw Failure("A folder for the \(name) cannot be made in \(parent). Set TMPDIR to one that is writable.")
    }
    path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    if getenv("MESHWORK_MODELS") == nil, let models = try? installed.models { setenv("MESHWORK_MODELS", models, 1) }
    for (variable, folder) in [("CONFIG", "config"), ("STATE", "state"), ("DATA", "data")] {
      setenv("XDG_\(variable)_HOME", "\(path)/\(folder)", 1)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
