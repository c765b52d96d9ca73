import FoundationEssentials
import Glibc
import MeshCore

/// Our settings file, read and written.
struct SettingsFile {
  let path: String

  /// No file is no settings. Fails in words where it cannot be read or understood.
  func read() throws(Failure) -> Configuration {
    guard let text = try Self.text(path) else { return Configuration() }
    do {
      return try Configuration(text)
    } catch {
      throw Failure("The settings cannot be understood: \(error.message(in: path))")
    }
  }

  /// Writes all settings, in a file that only its owner reads: the new one takes the place of the old one whole, or not
  /// at all. Comments in the old one are lost.
  func write(_ configuration: Configuration) throws(Failure) { try write(configuration.yaml) }

  /// Puts another theme into the settings; all else stays as it is written, where that can be done.
  /// - Returns: whose theme it is, in words.
  func choose(theme: String, inContext name: String) throws(Failure) -> String {
    var configuration = try read()
    let theme = ThemeShelf.kept(theme)
    let owner = configuration.choose(theme: theme, inContext: name)
    let text = try Self.text(path).flatMap(configuration.themeWritten)
    try write(text ?? configuration.yaml)
    return owner
  }

  private func write(_ text: String) throws(Failure) {
    let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    let target = target
    let draft = target + ".\(getpid()).new"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw unwritable(WriteFault(error))
    }
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw unwritable(WriteFault(errno)) }
    let fault = writeAll(text, to: descriptor) ?? (fsync(descriptor) == 0 ? nil : errno)
    close(descriptor)
    guard fault == nil, rename(draft, target) == 0 else {
      let fault = fault ?? errno
      unlink(draft)
      throw unwritable(WriteFault(fault))
    }
  }

  /// A link stays a link: what it leads to is replaced.
  private var target: String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private func unwritable(_ fault: WriteFault) -> Failure {
    Failure(
      "Could not write the settings: \(path): \(fault.why). \(fault.nextStep), or set XDG_CONFIG_HOME to another one.")
  }

  /// The text of a settings file, or nil where there is none.
  static func text(_ path: String) throws(Failure) -> String? {
    do {
      return try UserFile(path).textOfFile()
    } catch {
      guard !error.isMissing else { return nil }
      throw Failure("The settings cannot be read. \(error.message)")
    }
  }
}

extension ContextResolver {
  /// Reads both files: ours, and the official client's.
  init(_ paths: Paths) throws(Failure) {
    let own = try paths.settingsIfAny.map { path throws(Failure) in try SettingsFile(path: path).read() }
    self.init(own: own ?? Configuration(), official: Self.official(paths))
  }

  private static func official(_ paths: Paths) -> Result<OfficialConfiguration, ContextError>? {
    guard let path = paths.officialSettings, let text = try? SettingsFile.text(path) else { return nil }
    do {
      return .success(try OfficialConfiguration(text))
    } catch {
      return .failure(.file(path, error))
    }
  }
}
