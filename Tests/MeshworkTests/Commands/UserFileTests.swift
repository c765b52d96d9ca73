import FoundationEssentials
import Glibc
import Meshwork
import TestSupport
import Testing

/// Every file that a user names is read the same way.
@Suite struct UserFileTests {
  private let home: Home
  init() throws { home = try Home() }

  private func path(_ name: String) -> String { home.path + "/" + name }

  /// The commands that read each kind of file, with what else they need.
  private func readers(_ file: String) -> [[String]] {
    [
      ["plan", "-f", file], ["import", file], ["predict", "photo-basics", "--file", file], ["theme", "check", file],
    ]
  }

  @Test func whatIsNotAFileIsSaid() async throws {
    let (sock, loop, link) = (path("folder"), path("loop"), path("link"))
    try FileManager.default.createDirectory(atPath: sock, withIntermediateDirectories: true)
    symlink(loop, loop)
    symlink(path("nothing"), link)
    for (file, words) in [
      (sock, "\(sock) is a folder, not a file."), ("/dev/null", "/dev/null is a device, not a file."),
      (path("none"), "here is no"), (path("none") + "/below", "here is no"), (loop, "leads in a circle"),
    ] {
      // A plan takes a folder.
      for arguments in readers(file) where file != sock || arguments[0] != "plan" {
        let run = try await CommandRun(arguments, home: home)
        // A theme that is not there is looked for before it is read.
        let isLost = arguments[0] == "theme" && !FileManager.default.fileExists(atPath: file)
        #expect(run.ending == .failure)
        // Of a folder all images are predicted on.
        let isSearched = arguments[0] == "predict" && file == sock
        let said = isLost ? "There is no theme" : isSearched ? "The folder \(sock) has no image." : words
        #expect(run.messages.contains(said), "\(arguments): \(run.messages)")
      }
    }
    let run = try await CommandRun(["plan", "-f", link], home: home)
    #expect(run.messages.contains("\(link) is a link to a file that is not there."), "\(run.messages)")
  }

  @Test func linksAreFollowedAndMarksLeftOut() async throws {
    try home.write("\u{FEFF}" + Described.one, to: "one.yaml")
    try home.write("\u{FEFF}name: own\nstyles:\n  title: {fg: red}\n", to: "own.yaml")
    for (name, target) in [("flow", "one.yaml"), ("theme", "own.yaml")] { symlink(path(target), path(name)) }
    #expect(try await CommandRun(["plan", "-f", path("flow")], home: home).ending == .planHasChanges)
    let theme = try await CommandRun(["theme", "check", path("theme"), "-o", "json"], home: home)
    #expect(theme.output.contains("\"theme\": \"own\""), "\(theme)")
    let picture = try await CommandRun(["predict", "photo-basics", "--url", "sample:station"], home: home)
    #expect(picture.ending == .ok)
  }

  /// Also where two root names follow the mark, in our settings and in the official client's.
  @Test func settingsMayBeginWithAMark() async throws {
    try home.write("\u{FEFF}current: mine\ncontexts:\n  mine: {app: a}\n", to: ".config/meshwork/config.yaml")
    try home.write(
      "\u{FEFF}contexts:\n  alice: {CLARIFAI_APP_ID: b}\ncurrent_context: alice\n", to: ".config/clarifai/config")
    let run = try await CommandRun(["context", "list"], home: home)
    #expect(run.ending == .ok && run.output.contains("mine") && run.output.contains("clarifai:alice"), "\(run)")
  }

  /// Nobody writes into a pipe that every command would wait for.
  @Test func settingsAreNoPipe() async throws {
    let settings = path(".config/meshwork/config.yaml")
    try home.write("", to: ".config/meshwork/config.yaml")
    #expect(unlink(settings) == 0 && mkfifo(settings, 0o600) == 0)
    let run = try await CommandRun(["list"], home: home)
    #expect(run.ending == .failure && run.messages.contains("\(settings) is a pipe, not a file."), "\(run)")
  }

  /// `-f <(command)`: what comes slowly, and by name, is waited for.
  @Test func aPipeIsReadToItsEnd() async throws {
    let pipe = path("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    let text = Described.one
    let writer = Task.detached {
      let descriptor = open(pipe, O_WRONLY)
      for byte in text.utf8 { withUnsafeBytes(of: byte) { _ = write(descriptor, $0.baseAddress, 1) } }
      close(descriptor)
    }
    let run = try await CommandRun(["plan", "-f", pipe], home: home)
    #expect(run.ending == .planHasChanges, "\(run)")
    await writer.value
  }

  @Test func noMoreIsReadThanCanBeUsed() async throws {
    let file = path("large")
    #expect(creat(file, 0o600) >= 0 && truncate(file, 1 << 40) == 0)
    for (arguments, words) in zip(readers(file), ["4 MB", "4 MB", "20 MB", "4 MB"]) {
      let run = try await CommandRun(arguments, home: home)
      #expect(run.messages.contains("larger than \(words)"), "\(arguments): \(run.messages)")
    }
    try home.write("caf\u{E9}", to: "text.yaml")
    let piped = try await CommandRun(["plan", "-f", "-"], home: home, input: String(repeating: "#", count: 5 << 20))
    #expect(piped.messages.contains("standard input is larger than 4 MB"), "\(piped.messages)")
  }

  /// A command that keeps nothing needs no home.
  @Test func withoutAHomeARemoteListWorks() async throws {
    try await LoopbackServer.scripted(.service(10000, http: 200, #","workflows":[{"id":"w"}]"#)) { server in
      let remote = [
        "HOME": "", "CLARIFAI_PAT": "k", "CLARIFAI_APP_ID": "a", "CLARIFAI_USER_ID": "u",
        "CLARIFAI_API_BASE": server.base + "/v2/",
      ]
      let run = try await CommandRun(["list"], home: home, environment: remote)
      #expect(run.ending == .ok && run.output.contains("\nw "), "\(run)")
      #expect(server.requests.map(\.target) == ["/v2/users/u/apps/a/workflows?page=1&per_page=1000"])
    }
    for (value, words) in [("", "HOME is not set"), ("here", "HOME is here, which is not a whole path")] {
      let run = try await CommandRun(["list"], home: home, environment: ["HOME": value])
      #expect(run.ending == .failure && run.messages.contains(words), "\(run)")
    }
  }

  @Test(arguments: [
    ["predict", "w", "--url", ""], ["predict", "w", "--url", "a.jpg", "--url", " "], ["predict", "w", "--file", ""],
    ["list", "--app", ""], ["list", "--user", ""], ["list", "--base-url", ""], ["list", "--context", ""],
  ])
  func anEmptyOptionIsRefused(_ arguments: [String]) {
    #expect(throws: (any Error).self) { try Meshwork.command(arguments) }
  }
}

extension UserFileTests {
  /// A closed stream is none that a file which is opened later could be.
  @Test(arguments: [("list >&-", 1, "It is closed"), ("list <&-", 0, ""), ("doctor 2>&- >/dev/null", 0, "")])
  func aClosedStreamIsSaid(line: String, code: Int32, words: String) throws {
    let ended = try Binary.shell("\(Binary.path) \(line)", home: Home())
    #expect(ended.code == code && ended.errors.contains(words), "\(ended)")
  }

  @Test func aSubstitutedCommandIsRead() throws {
    let ended = try Binary.shell(
      "\(Binary.path) plan -f <(printf 'workflow: {id: w, nodes: [{id: a, model: {model_id: color-recognition}}]}')",
      home: Home())
    #expect(ended.code == 2 && ended.output.hasPrefix("create w\n"), "\(ended)")
  }
}
