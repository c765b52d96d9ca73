package import ArgumentParser
import MeshCore

extension CompletionKind {
  /// The ids of the app's workflows, as the service has them now; nothing where that takes more than a second.
  package static var workflows: CompletionKind {
    .custom { words, _, _ in await WorkflowIDs.listed(for: words) }
  }
}

private enum WorkflowIDs {
  static func listed(for words: [String]) async -> [String] {
    await withTaskGroup(of: [String]?.self) { group in
      group.addTask { try? await read(words) }
      group.addTask {
        try? await Task.sleep(for: .seconds(1))
        return nil
      }
      defer { group.cancelAll() }
      return await group.next().flatMap(\.self) ?? []
    }
  }

  /// Flags that are on the line already choose the app.
  private static func read(_ words: [String]) async throws -> [String] {
    let environment = Environment.current
    var request = ContextRequest(environment: environment.values)
    for (name, value) in zip(words, words.dropFirst()) {
      switch name {
      case "--context": request.context = value
      case "--user": request.userID = value
      case "--app": request.appID = value
      case "--base-url": request.base = value
      case _: continue
      }
    }
    let paths = Paths(environment)
    let connection = try Connection(try ContextResolver(paths).resolve(request), paths, environment)
    let client = MeshClient(app: try connection.app, transport: connection.transport)
    let page = try await client.workflows(page: 1, perPage: 100)
    // A shell splits at spaces and colons; such ids are typed.
    return page.documents.map(\.id).filter { Validation.isValidID($0) && !TemporaryWorkflows.isTemporary($0) }
  }
}
