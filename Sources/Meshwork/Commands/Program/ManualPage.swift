import FoundationEssentials
import MeshCore
import MeshUI

/// The manual page of the program in roff, from the description of its commands that the argument parser gives, and
/// from the table of keys.
struct ManualPage {
  let text: String

  /// `description` is the parser's JSON: a tree of commands with their arguments.
  init(_ description: String, keys: [KeyLine]) throws {
    let tool = try Wire.decoder.decode(Tool.self, from: Data(description.utf8))
    var page = Roff()
    page.write(tool.command, keys)
    text = page.text
  }

  private struct Tool: Decodable { let command: Command }

  struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let arguments: [Argument]?
    let subcommands: [Command]?
  }

  struct Argument: Decodable {
    struct Name: Decodable {
      let kind: String
      let name: String
    }

    let kind: String
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let names: [Name]?
    let valueName: String?
    let abstract: String?

    /// `-o, --output <output>`
    var form: String {
      guard let names, kind != "positional" else { return "<\(valueName ?? "value")>" + (isRepeating ? " ..." : "") }
      let forms = names.map { ($0.kind == "short" ? "-" : "--") + $0.name }
      return forms.joined(separator: ", ") + (kind == "option" ? " <\(valueName ?? "value")>" : "")
    }
  }
}

/// Text for man(1), written line by line.
private struct Roff {
  private(set) var text = ""

  mutating func write(_ program: ManualPage.Command, _ keys: [KeyLine]) {
    let name = program.commandName
    add(".TH \(name.uppercased()) 1")
    add(".SH NAME")
    add("\(name) \\- \(Self.escaped(program.abstract ?? ""))")
    add(".SH SYNOPSIS")
    add(".B \(name)")
    add("[options]")
    add(".br")
    add(".B \(name)")
    add(".I command")
    add("[options]")
    add(".SH DESCRIPTION")
    paragraphs(program.discussion)
    add(".SH OPTIONS")
    arguments(program.arguments)
    add(".SH COMMANDS")
    for command in program.subcommands ?? [] { write(command, under: name) }
    add(".SH KEYS")
    write(keys)
    add(".SH EXIT STATUS")
    for ending in Ending.allCases {
      add(".TP")
      add(".B \(ending.rawValue)")
      add(Self.escaped(ending.title + "."))
    }
    add(".SH FILES")
    for (path, what) in Self.files {
      add(".TP")
      add(".I \(path)")
      add(what)
    }
  }

  private mutating func write(_ keys: [KeyLine]) {
    var place: String?
    for entry in keys {
      if entry.place != place { add(".SS \(Self.escaped(entry.place))") }
      place = entry.place
      guard !entry.keys.isEmpty else { continue }
      add(".TP")
      add(".B " + Self.escaped(entry.keys.joined(separator: " ")))
      add(Self.escaped(entry.help))
    }
  }

  private mutating func write(_ command: ManualPage.Command, under parent: String) {
    guard command.commandName != "help" else { return }
    let name = parent + " " + command.commandName
    add(".SS \(Self.escaped(name))")
    paragraphs(command.abstract)
    paragraphs(command.discussion)
    arguments(command.arguments?.filter { !Self.isEverywhere($0) })
    for subcommand in command.subcommands ?? [] { write(subcommand, under: name) }
  }

  /// The page says once what every command takes.
  private static func isEverywhere(_ argument: ManualPage.Argument) -> Bool {
    argument.names?.contains { ["help", "version"].contains($0.name) } ?? false
  }

  private mutating func arguments(_ arguments: [ManualPage.Argument]?) {
    for argument in arguments ?? [] where argument.shouldDisplay {
      add(".TP")
      add(".B " + Self.escaped(argument.form))
      add(Self.escaped(argument.abstract ?? ""))
    }
  }

  private mutating func paragraphs(_ text: String?) {
    for part in (text ?? "").split(separator: "\n") {
      add(".PP")
      add(Self.escaped(String(part)))
    }
  }

  private mutating func add(_ line: String) { text += line + "\n" }

  /// A backslash and a hyphen mean themselves, and a line that begins with a dot is no request.
  private static func escaped(_ text: String) -> String {
    let text = text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("\n", with: " ")
    return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
  }

  private static let files = [
    ("~/.config/meshwork/config.yaml", "Settings and contexts; readable by its owner only."),
    ("~/.config/clarifai/config", "The official client's contexts; read, never written."),
    ("~/.local/state/meshwork/state.db", "Drafts, staged changes, history."),
    ("~/.local/share/meshwork/local.db", "The embedded backend."),
    ("~/.local/share/meshwork/models", "Weights of its nets, and photos; MESHWORK_MODELS names another folder."),
  ]
}
