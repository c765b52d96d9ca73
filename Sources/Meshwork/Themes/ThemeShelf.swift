import Canvas
import FoundationEssentials
import MeshCore
import MeshUI
import Yams

/// Where themes are found: the user's folder, the one beside the binary's prefix or, of a build, the one of its
/// checkout, then those compiled in.
struct ThemeShelf {
  /// Those that are there or may be, the first one winning.
  let folders: [String]

  init(_ paths: Paths, executable: String = ThemeShelf.executable) {
    let parts = executable.split(separator: "/", omittingEmptySubsequences: false)
    let prefix = parts.dropLast(2).joined(separator: "/")
    let checkout = parts.dropLast().firstIndex(of: ".build").map { parts[..<$0].joined(separator: "/") }
    folders =
      (paths.ownThemes.map { [$0] } ?? []) + [prefix + "/share/meshwork/themes"]
      + (checkout.map { [$0 + "/themes"] } ?? [])
  }

  /// A theme that was found.
  struct Found {
    let theme: Theme
    /// What in it could not be used.
    let warnings: [String]
    fileprivate let file: File?

    /// What its file names that no theme has: the theme holds without that. Read from the file's text when asked for.
    var notes: [String] {
      file.map { file in ThemeStrangers(file.text).faults.map { $0.message(in: file.path) } } ?? []
    }
  }

  fileprivate struct File {
    let text: String
    let path: String
  }

  /// The theme of that name, or of the file where a path is given.
  func theme(_ name: String) throws(Failure) -> Found {
    let (source, file) = try read(name)
    let (theme, warnings) = source.theme { parent in try? self.source(parent) }
    return Found(theme: theme, warnings: warnings, file: file)
  }

  /// The same as it is written.
  func source(_ name: String) throws(Failure) -> ThemeSource { try read(name).source }

  private func read(_ name: String) throws(Failure) -> (source: ThemeSource, file: File?) {
    if let path = path(name) {
      let text = try Self.text(path)
      return (try Self.source(text, path: path), File(text: text, path: path))
    }
    guard !name.contains("/"), let compiled = ThemeSource.shipped(name) else {
      throw Failure("There is no theme \"\(name)\". Known: \(names.joined(separator: ", ")), or a path.")
    }
    return (compiled, nil)
  }

  /// The name as settings keep it: the path of a file names it from every folder.
  static func kept(_ name: String, _ environment: Environment = .current) -> String {
    name.contains("/") ? UserFile(name, environment).whole : name
  }

  /// All there are, by name; one whose file cannot be read says so.
  var all: [NamedTheme] { names.map(named) }

  /// One that there is or should be.
  func named(_ name: String) -> NamedTheme {
    let place = path(name) ?? "compiled in"
    do {
      let found = try theme(name)
      return NamedTheme(name: name, place: place, theme: found.theme, faults: found.warnings, notes: found.notes)
    } catch {
      return NamedTheme(name: name, place: place, theme: nil, faults: [error.description])
    }
  }

  /// Its file; nil of what is compiled in, or nowhere.
  private func path(_ name: String) -> String? {
    let candidates = name.contains("/") ? [name] : folders.map { "\($0)/\(name).yaml" }
    return candidates.first(where: FileManager.default.fileExists)
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

  private var names: [String] {
    let files = folders.flatMap { (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? [] }
    let names = files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(".yaml".count)) }
    return Array(Set(names + Theme.shipped.map(\.name)).sorted().prefix(Self.most))
  }

  /// Collections of schemes have hundreds.
  private static let most = 1000
}
