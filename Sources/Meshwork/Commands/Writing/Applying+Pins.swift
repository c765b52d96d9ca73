import FoundationEssentials
import MeshCore

extension Applying {
  /// The pins of the folders that are planned, and those that the editor has made in this app beside them: what either
  /// asks for has to hold.
  func keptPins() async throws -> [Pin] { filePins.adding(try await editorPins()) }

  /// Names the files that pin what is neither described nor there: a slip in an id would hold nothing, without a word.
  func warn(ofIdlePinsIn files: DescribedFiles, _ app: DescribedApp) {
    let known = Set(files.items.map(\.id)).union(app.others)
    for (id, file) in files.pinFiles.sorted(by: { $0.key < $1.key }) where !known.contains(id) {
      session.printer.warn(
        "\(file) pins \(id), which no file describes and \(client.app.name) does not have: nothing holds it. Fix the id, "
          + "or take the file out.")
    }
  }

  /// None where the editor has kept nothing yet.
  private func editorPins() async throws -> [Pin] {
    guard let path = try? session.paths.journal, FileManager.default.fileExists(atPath: path) else { return [] }
    return try await StagedJournal.read(session, connection).pins
  }

  /// Runs the pins of what a plan changes; nothing is called without pins. On a service nodes that read other ones are
  /// run where a `temporary` workflow may be made for them, else they are not known.
  @inline(never)
  func check(_ pins: [Pin], on plan: Plan, temporary: Bool = false) async throws -> [PinCheck] {
    let questions = plan.questions(pins)
    guard !questions.isEmpty else { return [] }
    session.printer.progress("Running pins ...")
    defer { session.printer.progress(nil) }
    var graphs: (any NodeRunner)? = connection.backend
    if graphs == nil, temporary, questions.contains(where: { TrialPlan($0.trial, callsPerGraph: 1).needsGraph }) {
      graphs = try await session.temporaryWorkflows(connection, client)
    }
    let runner = TrialRunner(client, graphs: graphs)
    return try await PinRun(runner: runner, reader: connection.images).check(questions)
  }

  /// Fails where pins are required and do not hold, where there is none of a workflow that changes, and where one that
  /// is pinned goes: then nothing could hold them.
  func requirePins(_ options: WriteOptions, _ pins: [Pin], _ checks: [PinCheck], of plan: Plan) throws(Failure) {
    guard options.requirePins else { return }
    func refuse(_ why: String) -> Failure { Failure(.gateRefused, "Nothing was sent: --require-pins, and \(why)") }
    let bare = plan.unpinned(checks)
    guard bare.isEmpty else {
      throw refuse("nothing is pinned of \(bare.joined(separator: ", ")). In the editor f pins an image.")
    }
    let gone = plan.deletedThough(pins)
    guard gone.isEmpty else {
      throw refuse(
        "\(gone.joined(separator: ", ")) would be deleted although something is pinned of it. Unpin it in the editor.")
    }
    guard checks.failures == 0 else {
      session.printer.write(PinText.lines(checks))
      throw Failure(.gateRefused, "Nothing was sent: --require-pins. \(checks.summary)")
    }
  }
}
