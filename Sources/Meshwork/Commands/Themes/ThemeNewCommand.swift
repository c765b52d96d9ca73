package import ArgumentParser
import Canvas
import FoundationEssentials
import Glibc
import MeshCore

/// `meshwork theme new`: the file of a theme to change.
package struct ThemeNewCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write a theme file to change, in ~/.config/meshwork/themes.",
    discussion: "It inherits from another theme, and holds its colours. A file that is there is left as it is.")

  @OptionGroup(title: "Output") package var output: PrintOptions

  @Option(name: .customLong("from"), help: "The theme it inherits from.")
  package var parent = "dark"

  @Argument(help: "Its name: letters, digits, - and _.")
  package var name: String

  package init() {}

  package func validate() throws {
    guard !name.isEmpty, name.utf8.count <= 64, name != "auto", name.first != "-",
      name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) })
    else { throw ValidationError("\"\(name)\" cannot name a theme: use letters, digits, - and _, but not auto.") }
    guard name != parent else { throw ValidationError("A theme cannot inherit from itself. Name it otherwise.") }
  }

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let paths = Paths(host.environment)
    let source = try ThemeShelf(paths).source(parent)
    let folder = try paths.configuration + "/themes"
    let path = "\(folder)/\(name).yaml"
    try Self.write(Self.text(name, source, parent), to: path, in: folder)
    let printer = try output.printer(host)
    printer.show([path], json: ["name": .string(name), "path": .string(path)])
    printer.say("The editor shows what is saved in it at once: meshwork --theme \(name)")
    return .ok
  }

  private static func write(_ text: String, to path: String, in folder: String) throws(Failure) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw unwritten(folder, WriteFault(error))
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw errno == EEXIST
        ? Failure("There is a theme \(path) already. Change it, or choose another name.")
        : unwritten(path, WriteFault(errno))
    }
    defer { close(descriptor) }
    if let fault = writeAll(text, to: descriptor) {
      unlink(path)
      throw unwritten(path, WriteFault(fault))
    }
  }

  private static func unwritten(_ path: String, _ fault: WriteFault) -> Failure {
    Failure("Could not write the theme: \(path): \(fault.why). \(fault.nextStep).")
  }

  /// The colours as they are, and the styles as comments: what is not said is inherited.
  private static func text(_ name: String, _ source: ThemeSource, _ parent: String) -> String {
    let palette = source.palette.sorted { $0.key < $1.key }.map { "  \($0.key): \"\($0.value)\"\n" }.joined()
    let styles = Role.allCases.map { role in
      "  # \(role.rawValue): \(source.styles[role.rawValue]?.text ?? "{}")\n"
    }.joined()
    return """
      # `meshwork theme check \(name)` lists its contrasts, `meshwork theme preview \(name)` shows it. A colour is "#rrggbb",
      # a name of the palette, or one of the terminal's own: \(Style.Color.names.prefix(8).joined(separator: ", ")),
      # and bright_ before each. A style is a colour, or {fg: ..., bg: ..., bold: true, underline: true, reverse: true}.
      name: \(name)
      inherits: \(parent)
      palette:\(palette.isEmpty ? " {}" : "")
      \(palette)# Take out the # of what you change.
      styles:
      \(styles)
      """
  }
}

extension StyleSource {
  /// As a theme file says it.
  fileprivate var text: String {
    func quoted(_ color: String) -> String { color.hasPrefix("#") ? "\"\(color)\"" : color }
    var fields = [fg.map { "fg: \(quoted($0))" }, bg.map { "bg: \(quoted($0))" }].compactMap(\.self)
    for (isOn, name) in [(bold, "bold"), (underline, "underline"), (reverse, "reverse")] where isOn {
      fields.append("\(name): true")
    }
    return "{\(fields.joined(separator: ", "))}"
  }
}
