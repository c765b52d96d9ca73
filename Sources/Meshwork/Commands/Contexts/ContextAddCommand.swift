package import ArgumentParser
import MeshCore
import MeshHTTP

/// `meshwork context add`: stores a context in our settings.
package struct ContextAddCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Store a context, with a key that is typed or piped in.",
    discussion: """
      The key is asked for without being shown, or read with --key-stdin; it is never an argument, which other users of \
      the machine could see. The settings file then is readable by its owner only. Comments in it are lost.
      """)

  @OptionGroup(title: "Output") package var output: PrintOptions

  @Argument(help: "A name of letters, digits, - and _.")
  package var name: String

  // The groups are those of the program itself: it would take their options from any other place.
  @OptionGroup(title: "What It Stores") package var service: ServiceOptions
  @OptionGroup(title: "What It Stores") package var appearance: AppearanceOptions

  @Option(help: "A PEM file whose certificates are trusted beside the system's.", completion: .file())
  package var rootCertificates: String?

  @Option(help: "A word for the title, such as PROD.")
  package var badge: String?

  @Flag(help: "Read the key from the standard input.")
  package var keyStdin = false

  @Flag(help: "Store no key: CLARIFAI_PAT has it.")
  package var keyFromEnvironment = false

  @Flag(help: "Replace a context of this name.")
  package var replace = false

  @Flag(help: "Choose it, too.")
  package var use = false

  package init() {}

  package func validate() throws {
    guard Context.isUsableName(name) else {
      throw ValidationError(
        "\"\(name)\" cannot name a context: use letters, digits, - and _, but not local or clarifai.")
    }
    if service.context != nil { throw ValidationError("--context names no context to add: the argument does.") }
    if keyStdin, keyFromEnvironment { throw ValidationError("The key is piped in or in the environment, not both.") }
  }

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let file = SettingsFile(path: try Paths(host.environment).settings)
    var settings = try file.read()
    guard replace || !settings.contexts.contains(where: { $0.name == name }) else {
      throw Failure(.conflict, "Could not add context \(name): there is one. Pass --replace, or choose another name.")
    }
    var context = Context(name: name, origin: .own)
    context.base = service.baseURL
    context.userID = service.userID
    context.appID = service.appID
    context.rootCertificates = rootCertificates.map { UserFile($0, host.environment).whole }
    context.isReadOnly = service.readOnly
    context.badge = badge
    context.theme = appearance.theme.map { ThemeShelf.kept($0, host.environment) }
    context.key = try key(host)
    settings.set(context)
    if use { settings.current = name }
    try file.write(settings)
    let printer = try output.printer(host)
    printer.say("Stored in \(file.path): \(name)\(use ? ", the current context" : "").")
    return .ok
  }

  /// The key, checked as far as that needs no service: it is told apart from a slip of the clipboard.
  private func key(_ host: CommandHost) throws -> Context.Key {
    if keyFromEnvironment { return .fromEnvironment }
    let text: String?
    if keyStdin {
      text = String(decoding: host.input.readAll(limit: 4096), as: UTF8.self)
    } else {
      guard host.input.canAsk else {
        throw Failure(
          .usage,
          "There is no terminal to ask for the key at. Pipe it in with --key-stdin, or pass --key-from-environment.")
      }
      text = host.input.readLine(isSecret: true) { host.messages.write("Personal access token (not shown): ") }
      try Task.checkCancellation()
      host.messages.write("\n")
    }
    guard let key = text?.trimmed, !key.isEmpty else {
      throw Failure(.usage, "No key was given, so nothing is stored.")
    }
    do {
      _ = try HTTPTransport(
        base: service.baseURL ?? ContextResolver.standardBase, key: key, rootCertificates: rootCertificates)
    } catch {
      throw Failure(.usage, error.message)
    }
    return .stored(ServiceKey(key))
  }
}
