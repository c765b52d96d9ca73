import Canvas
import Foundation
import TestSupport

/// The built program, beside the bundle of the tests.
enum Binary {
  static var path: String {
    let running = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(filePath: running).deletingLastPathComponent().appending(path: "meshwork").path()
  }

  /// Runs without a terminal, to its end.
  static func run(_ arguments: [String], home: Home, environment: [String: String] = [:]) throws -> Ended {
    try run(path, arguments, home: home, environment: environment)
  }

  /// Runs a line of bash.
  static func shell(_ line: String, home: Home) throws -> Ended {
    try run("/bin/bash", ["-c", line], home: home, environment: [:])
  }

  private static func run(
    _ program: String, _ arguments: [String], home: Home, environment: [String: String]
  ) throws -> Ended {
    let running = try start(program, arguments, home: home, environment: environment)
    return try running.ended(running.program.waitExit())
  }

  /// Starts it without a terminal, and goes on.
  static func start(_ arguments: [String], home: Home, environment: [String: String] = [:]) throws -> Running {
    try start(path, arguments, home: home, environment: environment)
  }

  private static func start(
    _ program: String, _ arguments: [String], home: Home, environment: [String: String]
  ) throws -> Running {
    // Files take any length: a pipe that nobody empties while the other is read would stop the program.
    let streams = try Home()
    let files = ["output", "errors"].map {
      open(streams.path + "/" + $0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    }
    defer { files.forEach { close($0) } }
    let all = ["HOME": home.path, "TERM": "xterm-256color", "PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    return Running(
      program: try ChildProgram(program, arguments, environment: all, output: files[0], errors: files[1]),
      streams: streams)
  }

  /// A run that may be under way.
  struct Running {
    fileprivate let program: ChildProgram
    fileprivate let streams: Home

    var id: pid_t { program.id }

    /// Waits for its end, and blocks no thread.
    func end() async throws -> Ended { try ended(await program.end()) }

    fileprivate func ended(_ code: CInt) throws -> Ended {
      func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: streams.path + "/" + name)), as: UTF8.self)
      }
      return Ended(code: code, output: try text("output"), errors: try text("errors"))
    }
  }

  struct Ended {
    let code: Int32
    let output: String
    let errors: String
  }
}

/// An empty home folder, gone with the test.
final class Home: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "meshwork-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to file: String) throws {
    let url = URL(filePath: path).appending(path: file)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// The editor, started in this home.
  func editor(
    _ arguments: [String] = [], environment: [String: String] = [:], size: Size = Size(rows: 24, columns: 80)
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      Binary.path, arguments, environment: ["HOME": path].merging(environment) { $1 }, size: size)
  }
}

/// What keys send.
enum Press {
  static let enter = "\r"
  static let escape = "\u{1b}"
  static let tab = "\t"
  static let down = "\u{1b}[B"
}
