package import ArgumentParser
import MeshCore

/// Which context, user and app a command works on; each overrides the environment, which overrides the context.
package struct ServiceOptions: ParsableArguments, Sendable {
  @Option(help: "The context to work in; `meshwork context list` shows them. local is the embedded backend.")
  package var context: String?

  @Option(name: .customLong("user"), help: "The user who owns the app (CLARIFAI_USER_ID; default: me).")
  package var userID: String?

  @Option(name: .customLong("app"), help: "The app (CLARIFAI_APP_ID).")
  package var appID: String?

  @Option(help: "Where the service is (CLARIFAI_API_BASE; default: https://api.clarifai.com).")
  package var baseURL: String?

  @Flag(help: "Refuse every write, whatever the context allows.")
  package var readOnly = false

  package init() {}

  package func validate() throws {
    let texts = [("--context", context), ("--user", userID), ("--app", appID), ("--base-url", baseURL)]
    if let option = texts.first(where: { $1?.isEmpty == true })?.0 {
      throw ValidationError("\(option) is empty. Name what it is for, or leave it out.")
    }
  }

  func request(_ environment: Environment) -> ContextRequest {
    var request = ContextRequest(environment: environment.values)
    request.context = context
    request.userID = userID
    request.appID = appID
    request.base = baseURL
    request.isReadOnly = readOnly
    return request
  }
}

/// How the editor looks.
package struct AppearanceOptions: ParsableArguments, Sendable {
  @Option(
    help:
      "A theme by name (auto, dark, light, mono, high-contrast, color-blind, your own), or the path of a theme file.")
  package var theme: String?

  package init() {}
}

/// How a command prints.
package struct PrintOptions: ParsableArguments, Sendable {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: "How data is printed: table, json or yaml; of predictions also csv, of `plan` markdown.")
  package var format = OutputFormat.table

  @Flag(name: [.customShort("q"), .customLong("quiet")], help: "Say nothing but data, warnings and errors.")
  package var isQuiet = false

  @Flag(name: [.customShort("v"), .customLong("verbose")], help: "Say each request, its answer and the time it took.")
  package var isVerbose = false

  package init() {}

  /// What prints in it; a format of other commands is refused.
  func printer(_ host: CommandHost, in formats: Set<OutputFormat> = OutputFormat.ofData) throws(Failure) -> Printer {
    guard formats.contains(format) else {
      throw Failure(
        .usage, "-o \(format.rawValue) is of \(format.printers ?? "other commands"). Choose table, json or yaml.")
    }
    return Printer(host: host, options: self)
  }
}

/// What every command takes.
package struct CommonOptions: ParsableArguments, Sendable {
  @OptionGroup(title: "Context") package var service: ServiceOptions
  @OptionGroup(title: "Output") package var output: PrintOptions

  @Flag(name: .customLong("dry-run"), help: "Say what would be written, and write nothing.")
  package var isDryRun = false

  package init() {}
}
