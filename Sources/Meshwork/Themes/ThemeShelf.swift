import Canvas
import FoundationEssentials
import MeshCore
import Yams

/// Where themes are found: the user's folder, the one beside the binary's prefix or, of a build, the one of its
/// checkout, then those compiled in.
struct ThemeShelf {
  private let folders: [String]

  init(_ paths: Paths, executable: String = ThemeShelf.executable) {
    let prefix = executable.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")
    let checkout = executable.firstRange(of: "/.build/").map { String(executable[..<$0.lowerBound]) }
    folders =
      (paths.ownThemes.map { [$0] } ?? []) + [prefix + "/share/meshwork/themes"]
      + (checkout.map { [$0 + "/themes"] } ?? [])
  }

  /// The theme of that name, or of the file where a path is given, with what in it could not be used.
  func theme(_ name: String) throws(Failure) -> (theme: Theme, warnings: [String]) {
    try theme(name, inheritedBy: [])
  }

  private func theme(
    _ name: String, inheritedBy heirs: [String]
  ) throws(Failure) -> (theme: Theme, warnings: [String]) {
    let isPath = name.contains("/")
    let candidates = isPath ? [name] : folders.map { "\($0)/\(name).yaml" }
    guard let path = candidates.first(where: FileManager.default.fileExists) else {
      guard !isPath, let compiled = Theme.shipped.first(where: { $0.name == name }) else {
        throw Failure("There is no theme \"\(name)\". Known: \(known.joined(separator: ", ")), or a path.")
      }
      return (compiled, [])
    }
    let source = try Self.source(try Self.text(path), path: path)
    var inheritedWarnings: [String] = []
    let (theme, warnings) = source.theme { parent in
      // A theme that inherits from itself, or in a circle, finds only what is compiled in.
      guard !heirs.contains(parent), parent != name, let found = try? self.theme(parent, inheritedBy: heirs + [name])
      else { return Theme.shipped.first { $0.name == parent } }
      inheritedWarnings += found.warnings
      return found.theme
    }
    return (theme, inheritedWarnings + warnings)
  }

  private static func text(_ path: String) throws(Failure) -> String {
    do {
      return try UserFile(path).text()
    } catch {
      throw Failure("The theme cannot be read. \(error.message)")
    }
  }

  private static func source(_ text: String, path: String) throws(Failure) -> ThemeSource {
    do {
      return try YAMLDecoder().decode(ThemeSource.self, from: text)
    } catch {
      let fault = ThemeFault(error, in: text).error
      throw Failure("The theme cannot be understood: \(fault.message(in: path))")
    }
  }

  /// The path of this program.
  static var executable: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
  }

  private var known: [String] {
    let files = folders.flatMap { (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? [] }
    let names = files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(".yaml".count)) }
    return Array(Set(names + Theme.shipped.map(\.name))).sorted()
  }
}
