import ArgumentParser

/// The program: `meshwork` opens the editor.
@main
struct Meshwork: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "meshwork",
    abstract: "Edit Clarifai Mesh Workflows in the terminal: stage, plan, apply, predict.",
    discussion: """
      Without credentials the embedded backend opens, with a sample app that works offline. With CLARIFAI_PAT set, \
      and an app named by CLARIFAI_APP_ID or --app, the same editor works on Clarifai's own service.
      """,
    version: "0.1.0")

  @OptionGroup var service: ServiceOptions

  @Option(help: "A theme by name (dark, light, mono, or one of your own), or the path of a theme file.")
  var theme: String?

  @Option(help: "How many colours to use: auto, 256, 16 or none.")
  var color = ColorChoice.auto

  /// Parses, and lets the editor keep the main thread: the screen and the keyboard belong to it.
  @MainActor
  static func main() async {
    do {
      let command = try parseAsRoot()
      guard let editor = command as? Meshwork else {
        var other = command
        try other.run()
        return
      }
      try Editor(editor).run()
    } catch {
      exit(withError: error)
    }
  }
}

/// Which service and app the editor opens.
struct ServiceOptions: ParsableArguments {
  @Option(help: "The context to open: local is the embedded backend, clarifai what the environment names.")
  var context: String?

  @Option(name: .customLong("user"), help: "The user who owns the app (CLARIFAI_USER_ID; default: me).")
  var userID: String?

  @Option(name: .customLong("app"), help: "The app to open (CLARIFAI_APP_ID).")
  var appID: String?

  @Option(help: "Where the service is (CLARIFAI_API_BASE; default: https://api.clarifai.com).")
  var baseURL: String?
}
