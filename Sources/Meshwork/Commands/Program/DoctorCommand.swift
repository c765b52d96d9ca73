package import ArgumentParser
import FoundationEssentials
import MeshCore

/// `meshwork doctor`: what the program finds, and what is wrong with it.
package struct DoctorCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say what the terminal can do, which context is used and why, and what is broken.",
    discussion: """
      Exit code 1 where something is broken, 4 where it is the key.
      -o json and -o yaml print {"checks": [{"name", "state", "text"}]}; state is ok, note or broken.
      """)

  @OptionGroup package var common: CommonOptions

  package init() {}

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host)
    var checks = Checkup.terminal(host) + Checkup.files(session.paths)
    checks.append(Checkup.journal(session))
    checks += await Checkup.service(session)
    checks += await Checkup.temporaryWorkflows(session)
    checks += await Checkup.models(session.paths)
    session.printer.show(
      Self.lines(checks, columns: host.columns), json: ["checks": .array(checks.map(\.json))])
    let endings = checks.filter { $0.state == .broken }.map(\.ending)
    return endings.first { $0 == .authentication } ?? endings.first ?? .ok
  }

  private static func lines(_ checks: [Checkup], columns: Int?) -> [String] {
    var table = Table("STATE", "WHAT", "FOUND")
    for check in checks { table.add(check.state.rawValue, check.name, check.text) }
    return table.lines(columns: nil)
  }
}

/// One thing that was looked at.
struct Checkup: Sendable {
  enum State: String, Sendable { case ok, note, broken }

  let name: String
  let state: State
  let text: String
  /// What a broken one ends the command with.
  let ending: Ending

  init(_ name: String, _ state: State, _ text: String, ending: Ending = .failure) {
    self.name = name
    self.state = state
    self.text = text
    self.ending = ending
  }

  init(_ name: String, _ text: String) { self.init(name, .ok, text) }

  var json: JSON { ["name": .string(name), "state": .string(state.rawValue), "text": .string(text)] }
}
