import Foundation
import MeshCore
import MeshLocal
import Testing

@Suite struct StoreTests {
  @Test func theFileOutlivesTheBackend() async throws {
    let gallery = try await Gallery.empty()
    let made = try await gallery.create(Workflow("a", WorkflowNode("n", .colors)))
    let later = MeshClient(app: gallery.app, transport: LocalTransport(try gallery.neighbour()))
    #expect(try await later.allWorkflows() == made)
  }

  @Test func resetRestoresTheSampleApp() async throws {
    let gallery = try Gallery()
    let before = try await gallery.client.allWorkflows().map(\.content)
    _ = try await gallery.client.send(.deleteWorkflow("two-eyes", in: gallery.app))
    try await gallery.create(Workflow("mine", WorkflowNode("n", .colors)))
    try await gallery.backend.reset()
    #expect(try await gallery.client.allWorkflows().map(\.content) == before)
  }

  /// What one backend has acknowledged another reads at once, so nothing waits in memory to be written.
  @Test func twoBackendsOnOneFile() async throws {
    let gallery = try await Gallery.empty()
    let other = MeshClient(app: gallery.app, transport: LocalTransport(try gallery.neighbour()))
    for index in 0..<20 {
      let (writer, reader) = index.isMultiple(of: 2) ? (gallery.client, other) : (other, gallery.client)
      let item = WorkflowPatch.Item(Workflow("w\(index)", WorkflowNode("n", .colors)))
      let made = try await writer.send(.createWorkflows([item], in: gallery.app)).value.workflows
      #expect(try await reader.workflow("w\(index)") == made.first)
    }
  }

  /// It tells what was written by anyone, and nothing else.
  @Test func aWatchSeesEveryChange() async throws {
    let gallery = try await Gallery.empty()
    let other = try gallery.neighbour()
    let watch = try gallery.backend.watch()
    var seen = [try #require(watch.moment())]
    for (id, backend) in [("a", gallery.backend), ("b", other), ("c", gallery.backend)] {
      for _ in 0..<2 { _ = try await gallery.call("GET") }
      #expect(watch.moment() == seen.last)
      let client = MeshClient(app: gallery.app, transport: LocalTransport(backend))
      let item = WorkflowPatch.Item(Workflow(id, WorkflowNode("n", .colors)))
      _ = try await client.send(.createWorkflows([item], in: gallery.app))
      let moment = try #require(watch.moment())
      #expect(!seen.contains(moment))
      seen.append(moment)
    }
  }

  @Test func writersOfTwoBackendsTakeTurns() async throws {
    let gallery = try await Gallery.empty()
    let clients = [gallery.client, MeshClient(app: gallery.app, transport: LocalTransport(try gallery.neighbour()))]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<60 {
        let item = WorkflowPatch.Item(Workflow("w\(index)", WorkflowNode("n", .colors)))
        group.addTask {
          _ = try await clients[index % 2].send(.createWorkflows([item], in: LocalBackend.sampleApp))
        }
      }
      try await group.waitForAll()
    }
    #expect(try await gallery.client.allWorkflows().count == 60)
  }

  /// Also the file of an earlier release, which left it to the user's umask.
  @Test(arguments: [false, true]) func nobodyElseReadsTheFile(isOld: Bool) async throws {
    let file = TemporaryFile()
    if isOld {
      _ = try LocalBackend(path: file.path, fetcher: StubFetcher())
      for end in ["", "-wal", "-shm"] { chmod(file.path + end, 0o644) }
    }
    let backend = try LocalBackend(path: file.path, fetcher: StubFetcher())
    try await backend.reset()
    for end in ["", "-wal", "-shm"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: file.path + end)
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(end)")
    }
  }

  @Test func manyMayOpenANewFileAtOnce() async throws {
    let file = TemporaryFile()
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<6 {
        group.addTask {
          let backend = try LocalBackend(path: file.path, fetcher: StubFetcher())
          return try await MeshClient(app: LocalBackend.sampleApp, transport: LocalTransport(backend)).allWorkflows()
            .count
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts == Array(repeating: 6, count: 6))
  }

  /// The process ends without any chance to tidy up after its last acknowledged write.
  @Test func acknowledgedWritesSurviveAKill() async throws {
    let gallery = try await Gallery.empty()
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = gallery.path as String] in
      let backend = try LocalBackend(path: path, fetcher: StubFetcher())
      let client = MeshClient(app: LocalBackend.sampleApp, transport: LocalTransport(backend))
      for index in 0..<10 {
        let item = WorkflowPatch.Item(Workflow("w\(index)", WorkflowNode("n", .colors)))
        _ = try await client.send(.createWorkflows([item], in: LocalBackend.sampleApp))
      }
      kill(getpid(), SIGKILL)
    }
    let stored = try await gallery.client.allWorkflows()
    #expect(Set(stored.map(\.id)) == Set((0..<10).map { "w\($0)" }))
  }

  @Test func aFileThatBreaksWhileItIsOpen() async throws {
    let file = TemporaryFile()
    _ = try LocalBackend(path: file.path, fetcher: StubFetcher())
    let backend = try LocalBackend(path: file.path, fetcher: StubFetcher())
    try Data(String(repeating: "no database ", count: 4000).utf8).write(to: URL(fileURLWithPath: file.path))
    let client = MeshClient(app: LocalBackend.sampleApp, transport: LocalTransport(backend))
    let error = await #expect(throws: APIError.self) { try await client.allWorkflows() }
    guard case .rejected(let status, 500)? = error?.cause else {
      Issue.record("not refused: \(String(describing: error))")
      return
    }
    #expect(status.code == .internalUncategorized)
    #expect(status.details?.contains("local database failed") == true)
  }

  /// Nothing is acknowledged that would go with the process.
  @Test(arguments: ["", "-wal"])
  func aFileThatIsRemovedWhileItIsOpen(companion: String) async throws {
    let gallery = try await Gallery.empty()
    try await gallery.create(Workflow("a", WorkflowNode("n", .colors)))
    try FileManager.default.removeItem(atPath: gallery.path + companion)
    let error = await #expect(throws: APIError.self) {
      try await gallery.create(Workflow("b", WorkflowNode("n", .colors)))
    }
    guard case .rejected(let status, 500)? = error?.cause else {
      Issue.record("not refused: \(String(describing: error))")
      return
    }
    #expect(status.details?.contains("removed or replaced while it was open") == true)
  }

  /// Byte 60 of the file is where SQLite keeps `user_version`.
  @Test func aFileOfANewerRelease() throws {
    let file = TemporaryFile()
    _ = try LocalBackend(path: file.path, fetcher: StubFetcher())
    var bytes = try Data(contentsOf: URL(fileURLWithPath: file.path))
    bytes.replaceSubrange(60..<64, with: [0, 0, 0, 99])
    try bytes.write(to: URL(fileURLWithPath: file.path))
    #expect(throws: LocalBackendError.madeByNewerRelease(path: file.path)) {
      try LocalBackend(path: file.path, fetcher: StubFetcher())
    }
  }

  @Test func aFileThatCannotBeOpened() throws {
    let error = #expect(throws: LocalBackendError.self) {
      try LocalBackend(path: "/nowhere/at/all/local.db", fetcher: StubFetcher())
    }
    #expect(error?.message.contains("/nowhere/at/all/local.db") == true)
  }

  @Test func aFileThatIsNoDatabase() throws {
    let file = TemporaryFile()
    try Data(String(repeating: "no database ", count: 100).utf8).write(to: URL(fileURLWithPath: file.path))
    let error = #expect(throws: LocalBackendError.self) { try LocalBackend(path: file.path, fetcher: StubFetcher()) }
    #expect(error?.message.contains("A copy is in \(file.path).damaged. ") == true, "\(error?.message ?? "")")
    #expect(FileManager.default.contentsEqual(atPath: file.path, andPath: file.path + ".damaged"))
  }

  /// Only what is damaged is ever to be moved away.
  @Test(arguments: [StoreFault.locked, .full, .notWritable("unable to open database file"), .other("x")])
  func theCauseDecidesTheAdvice(fault: StoreFault) {
    for error in [
      LocalBackendError.cannotOpen(path: "/local.db", fault), .cannotReset(path: "/local.db", fault),
      .madeByNewerRelease(path: "/local.db"),
    ] { #expect(!error.message.contains("move"), "\(error.message)") }
  }
}
