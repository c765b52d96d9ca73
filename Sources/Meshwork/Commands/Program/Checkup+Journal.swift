import FoundationEssentials
import MeshCore
import MeshState
import Panels

extension Checkup {
  /// What the journal holds of the app that is worked on, or why it cannot be opened.
  static func journal(_ session: CommandSession) -> Checkup {
    let name = "drafts and history"
    let path: String
    do {
      path = try session.paths.journal
    } catch {
      return Checkup(name, .note, error.description)
    }
    guard FileManager.default.fileExists(atPath: path) else { return Checkup(name, "\(path) (none yet)") }
    let connection = try? session.connect()
    let app = connection.flatMap { try? $0.app }
    do {
      let scope = app.flatMap { connection?.scope(of: $0) } ?? ""
      let restored = try Journal(
        path: path, scope: scope, earlierScopes: app.flatMap { connection?.earlierScopes(of: $0) } ?? [],
        patience: .seconds(2)
      ).restore()
      let size = "\(path), \(kilobytes(path)) kB"
      guard let app else { return Checkup(name, size) }
      let text = "\(size); of \(app.name): \(words(restored.state))"
      if let work = restored.state.unclaimed {
        return Checkup(
          name, .note,
          "\(text). An earlier meshwork kept for every context alike: \(work.description); the editor asks whose it is")
      }
      guard let problem = restored.problems.first else { return Checkup(name, text) }
      return Checkup(name, .note, "\(text). \(problem)")
    } catch {
      return Checkup(name, .broken, Failure(error).description)
    }
  }

  /// With what SQLite keeps beside it.
  private static func kilobytes(_ path: String) -> Int {
    let bytes = ["", "-wal"].reduce(0) { sum, end in
      sum + ((try? FileManager.default.attributesOfItem(atPath: path + end))?[.size] as? Int ?? 0)
    }
    return (bytes + 1023) / 1024
  }

  private static func words(_ state: JournalState) -> String {
    let drafts = state.drafts.count(where: \.hasChanges)
    return [
      counted(drafts, "draft"), counted(state.staged.count, "staged step"),
      counted(state.history.count, "step") + " sent",
      counted(state.runs.count, "prediction"),
    ].joined(separator: ", ")
  }
}
