import CTasks
import Canvas
import MeshCore

/// What the editor is opened with, and how it goes on from one context to the next.
struct EditorStart {
  var request = ContextRequest(environment: Environment.current.values)
  /// The theme that a flag asks for.
  var theme: String?
  /// Nil lets the terminal decide.
  var depth: ColorDepth?
  var isLinear = false
  var play = Play()

  /// Edits until the user leaves; gives the exit code.
  @MainActor
  func run() async throws(Failure) -> Int32 {
    // It stays open for days; a command is soon gone, and a server needs what it frees again at once.
    FreedMemory.returnsToSystem()
    mw_tasks_run_unwatched()
    do {
      // Before anything looks where files lie.
      let folder = try play.kiosk.map { _ in try ThrowAwayFolder("kiosk") }
      defer { withExtendedLifetime(folder) {} }
      let runs = TemporaryRuns()
      var start = self
      var editor = try Editor(start, temporaryRuns: runs)
      while true {
        if let remark = await editor.connection.learnKeyOwner(within: .seconds(3)) { editor.remarks.append(remark) }
        switch try editor.run() {
        case .program(let code):
          await runs.end { DescriptorSink.messages.write(Self.waitsForDeletion) }
          return code
        case .context(let name): (start, editor) = try start.editor(in: name, runs)
        }
      }
    } catch {
      throw Failure(error)
    }
  }

  private static let waitsForDeletion =
    "Deleting the temporary workflow ... Ctrl-C leaves that to the next start of meshwork.\n"

  /// The editor in another context; in the one of before, with a word on why, where that one cannot be opened.
  private func editor(in context: String, _ runs: TemporaryRuns) throws -> (EditorStart, Editor) {
    var (same, next) = (self, self)
    (same.play, next.play) = (Play(), Play())
    next.request.context = context
    // Flags are about the context that was asked for with them.
    (next.request.userID, next.request.appID, next.request.base) = (nil, nil, nil)
    do {
      return (next, try Editor(next, temporaryRuns: runs))
    } catch {
      var editor = try Editor(same, temporaryRuns: runs)
      editor.remarks = [Failure(error).description]
      return (same, editor)
    }
  }
}
