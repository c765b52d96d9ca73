import Foundation
import Glibc
import MeshUI
import Testing
import TestSupport

/// The real program, in pipes and in a terminal.
@Suite @TerminalThread struct ProgramTests {
  @Test func dataAndMessagesGoTheirWays() throws {
    let home = try Home()
    let listed = try Binary.run(["list", "--limit", "1", "--verbose"], home: home)
    #expect(listed.code == 0)
    #expect(listed.output.hasPrefix("ID "))
    #expect(listed.errors.contains("GET /v2/users/sample/apps/gallery/workflows"))
    let failed = try Binary.run(["show", "nonesuch"], home: home)
    #expect(failed.code == 3 && failed.output.isEmpty && failed.errors.hasPrefix("Error: Could not show"))
  }

  @Test(arguments: [
    ["delete"], ["predict"], ["list", "--limit", "0"], ["rename", "a", "b c"], ["create"], ["nonesuch"],
  ])
  func wrongUsageEndsWith64(_ arguments: [String]) throws {
    #expect(try Binary.run(arguments, home: Home()).code == 64)
  }

  @Test func readerThatLeavesIsNoError() throws {
    let home = try Home()
    let ended = try Binary.shell("\(Binary.path) models -o json | head -1; echo ${PIPESTATUS[0]}", home: home)
    #expect(ended.output == "{\n0\n")
    #expect(ended.errors.isEmpty)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionScriptIsPrinted(_ shell: String) throws {
    #expect(try Binary.run(["completion", shell], home: Home()).output.contains("meshwork"))
  }

  @Test func completionKnowsTheWorkflows() throws {
    let ended = try Binary.run(
      ["---completion", "show", "--", "positional@0", "2", "0", "meshwork", "show", ""], home: Home())
    #expect(ended.output.split(separator: "\n").contains("photo-basics"), "\(ended)")
  }

  /// Told before anything listens.
  @Test(arguments: [
    (["--tls", "--host", "0.0.0.0"], "--tls makes a certificate for localhost, 127.0.0.1, ::1 only, not for 0.0.0.0."),
    (["--tls", "--tls-certificate", "c", "--tls-key", "k"], "leave out --tls-certificate and --tls-key."),
    (["--tls-key", "k"], "--tls-certificate and --tls-key go together: give both."),
    (["--tls-certificate", "/nowhere", "--tls-key", "/nowhere"], "There is no file /nowhere. Check the path."),
  ])
  func tlsThatCannotBeServed(_ arguments: [String], words: String) throws {
    let ended = try Binary.run(["serve", "--port", "0", "--key", "k"] + arguments, home: Home())
    #expect(ended.errors.contains(words) && ended.output.isEmpty, "\(ended)")
  }

  /// Each cause in its own words, and no key for what is not served.
  @Test(arguments: [
    (["--host", "nosuch.invalid"], "this machine does not know that name"),
    (["--host", ""], "--host has to be an address"),
    (["--host", "192.0.2.1"], "the address is not one of this machine"),
  ])
  func whatCannotBeServedOn(_ arguments: [String], words: String) throws {
    let ended = try Binary.run(["serve", "--port", "0"] + arguments, home: Home())
    #expect(ended.code != 0 && ended.errors.contains(words), "\(ended)")
    #expect(!ended.errors.contains("key: ") && ended.output.isEmpty, "\(ended)")
  }

  @Test func aPortThatIsTakenIsSaid() throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let port =
      withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
          bind(descriptor, name, size) == 0 && listen(descriptor, 1) == 0 && getsockname(descriptor, name, &size) == 0
        }
      } ? UInt16(bigEndian: address.sin_port) : 0
    try #require(port > 0)
    let ended = try Binary.run(["serve", "--port", "\(port)"], home: Home())
    #expect(ended.code != 0 && ended.errors.contains("the port is taken. Choose another --port."), "\(ended)")
    #expect(!ended.errors.contains("key: "), "\(ended)")
  }

  @Test func manualPageNamesEveryCommand() throws {
    let page = try Binary.run(["man"], home: Home()).output
    for command in ["list", "create", "predict", "context add", "serve", "doctor"] {
      #expect(page.contains(".SS meshwork \(command)\n"), "\(command)")
    }
  }

  @Test func manualPageListsEveryKeyInALineOfItsOwn() throws {
    let page = try Binary.run(["man"], home: Home()).output
    #expect(page.contains(".SH KEYS\n.SS Every pane\n.TP\n.B p\npredict on an image\n"))
    #expect(page.contains(".TP\n.B PgDn Ctrl\\-D\nscroll down\n"))
    for line in Keymap.usual.table { #expect(page.contains("\n.SS \(line.place)\n"), "\(line.place)") }
  }

  @Test func personIsAskedAtATerminal() throws {
    let home = try Home()
    let terminal = try home.editor(["delete", "photo-basics"])
    try terminal.waitFor("Delete from sample/gallery? Type yes:")
    terminal.send("yes\n")
    try terminal.waitFor("delete photo-basics: done, as predicted.")
    #expect(try terminal.waitExit() == .code(0))
  }

  @Test func keyIsTypedWithoutEcho() throws {
    let home = try Home()
    let terminal = try home.editor(["context", "add", "prod"])
    try terminal.waitFor("Personal access token (not shown):")
    terminal.send("secret-key-123\n")
    try terminal.waitFor("Stored in")
    #expect(try terminal.waitExit() == .code(0))
    #expect(!terminal.screen.text.contains("secret-key"))
    #expect(terminal.leftovers == [])
  }

  /// Ctrl-C at a question leaves the terminal with its echo, and nothing stored.
  @Test func ctrlCEndsAQuestion() throws {
    let home = try Home()
    let terminal = try home.editor(["context", "add", "prod"])
    try terminal.waitFor("Personal access token (not shown):")
    terminal.send("\u{3}")
    try terminal.waitFor("Interrupted.")
    #expect(try terminal.waitExit() == .code(130))
    #expect(terminal.leftovers == [])
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func servesUntilItIsAskedToEnd(_ signal: CInt) throws {
    let home = try Home()
    let server = try Serving(home: home)
    let environment = [
      "CLARIFAI_PAT": "k", "CLARIFAI_USER_ID": "sample", "CLARIFAI_APP_ID": "gallery",
      "CLARIFAI_API_BASE": server.base,
    ]
    let listed = try Binary.run(["list"], home: home, environment: environment)
    #expect(listed.code == 0 && listed.output.contains("photo-basics"), "\(listed)")
    let wrong = try Binary.run(["list"], home: home, environment: environment.merging(["CLARIFAI_PAT": "x"]) { $1 })
    #expect(wrong.code == 4, "\(wrong)")
    #expect(server.end(by: signal) == 0)
  }
}
