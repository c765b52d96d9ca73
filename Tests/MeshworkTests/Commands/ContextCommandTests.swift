import Foundation
import Meshwork
import Testing

@Suite struct ContextCommandTests {
  @Test func addsUsesAndRemoves() async throws {
    let home = try Home()
    try home.write("theme: light\n", to: ".config/meshwork/config.yaml")
    let added = try await CommandRun(
      [
        "context", "add", "prod", "--user", "alice", "--app", "street", "--read-only", "--badge", "PROD", "--theme",
        "light",
      ], home: home,
      typed: ["secret-key-123"])
    #expect(added.ending == .ok, "\(added)")
    #expect(!(added.output + added.messages).contains("secret-key-123"))
    let path = home.path + "/.config/meshwork/config.yaml"
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(
      try String(contentsOfFile: path, encoding: .utf8) == """
        contexts:
          prod:
            app: street
            badge: PROD
            key: secret-key-123
            read_only: true
            theme: light
            user: alice
        theme: light

        """)
    #expect(try await CommandRun(["context", "use", "prod"], home: home).ending == .ok)
    let listed = try await CommandRun(["context"], home: home)
    #expect(listed.output.contains("*  prod      alice  street  set"), "\(listed.output)")
    #expect(!listed.output.contains("secret"))
    let removed = try await CommandRun(["context", "remove", "prod"], home: home)
    #expect(removed.ending == .ok, "\(removed)")
    #expect((removed.output + removed.messages).contains("The next command goes to local"), "\(removed)")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "theme: light\n")
  }

  @Test(
    arguments: [
      (["context", "use", "nonesuch"], "", 3, "There is no context"),
      (["context", "remove", "local"], "", 1, "not of our settings"),
      (["context", "add", "x"], "", 64, "no terminal"), (["context", "add", "x", "--key-stdin"], "", 64, "No key"),
      (["context", "add", "x", "--key-stdin"], "a b", 64, "space"),
      (["context", "add", "x", "--key-stdin", "--base-url", "ftp://x"], "k", 64, "not usable"),
    ] as [([String], String, Int32, String)])
  func refusals(_ arguments: [String], input: String, code: Int32, says: String) async throws {
    let home = try Home()
    let run = try await CommandRun(arguments, home: home, input: input)
    #expect(run.ending.rawValue == code)
    #expect(run.messages.contains(says), "\(run.messages)")
    #expect(!FileManager.default.fileExists(atPath: home.path + "/.config/meshwork/config.yaml"))
  }

  /// A context is used in every folder: what it stores holds there.
  @Test func pathsOfCertificatesAreStoredWhole() async throws {
    let home = try Home()
    let add = ["context", "add", "--key-from-environment", "--root-certificates"]
    let here = FileManager.default.currentDirectoryPath
    for (name, typed, whole) in [
      ("a", "certs/ca.pem", here + "/certs/ca.pem"), ("b", "./ca.pem", here + "/ca.pem"),
      ("c", "/x/ca.pem", "/x/ca.pem"),
      ("d", "~/ca.pem", home.path + "/ca.pem"),
    ] {
      #expect(try await CommandRun(add + [typed, name], home: home).ending == .ok)
      let text = try String(contentsOfFile: home.path + "/.config/meshwork/config.yaml", encoding: .utf8)
      #expect(text.contains("root_certificates: \(whole)\n"), "\(text)")
    }
    // So it is with the file of a theme; a name stays one.
    for (typed, kept) in [("./mine.yaml", here + "/mine.yaml"), ("light", "light")] {
      let theme = ["context", "add", "t", "--replace", "--key-from-environment", "--theme", typed]
      #expect(try await CommandRun(theme, home: home).ending == .ok)
      let text = try String(contentsOfFile: home.path + "/.config/meshwork/config.yaml", encoding: .utf8)
      #expect(text.contains("theme: \(kept)\n"), "\(text)")
    }
  }

  @Test func officialContextsAreListedAndNeverWritten() async throws {
    let home = try Home()
    let official = "contexts:\n  al: {CLARIFAI_PAT: abc, CLARIFAI_USER_ID: alice}\ncurrent_context: al\n"
    try home.write(official, to: ".config/clarifai/config")
    let listed = try await CommandRun(["context", "list"], home: home)
    #expect(listed.output.contains("*  clarifai:al  alice"), "\(listed.output)")
    #expect(try await CommandRun(["context", "use", "local"], home: home).ending == .ok)
    #expect(try String(contentsOfFile: home.path + "/.config/clarifai/config", encoding: .utf8) == official)
    #expect(try await CommandRun(["list"], home: home).ending == .ok)
  }

  @Test func keyThatOthersCanReadIsAFinding() async throws {
    let home = try Home()
    let path = ".config/meshwork/config.yaml"
    try home.write("contexts:\n  p: {key: abc}\n", to: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: home.path + "/" + path)
    let run = try await CommandRun(["doctor"], home: home)
    #expect(run.ending == .failure)
    #expect(run.output.contains("chmod 600"))
    #expect(!run.output.contains("abc"))
  }
}
