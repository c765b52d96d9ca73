import MeshCore
import MeshState
import Testing

/// Whom keys from the environment belong to.
@Suite struct KeyOwnersTests {
  let scratch = Scratch()

  @Test func aMarkIsOfOneKeyAndNotTheKey() {
    let marks = ["", "a", "b", "ab", "0123456789abcdef0123456789abcdef"].map(KeyOwners.mark)
    #expect(Set(marks).count == marks.count && marks.allSatisfy { $0.utf8.count == 16 })
    #expect(KeyOwners.mark(of: "a") == "af63dc4c8601ec8c")
  }

  @Test func anOwnerIsRemembered() throws {
    #expect(try KeyOwners(path: scratch.path).owner(of: "one") == nil)
    try KeyOwners(path: scratch.path).note("alice", of: "one", movingScopes: " of key one", to: " of alice")
    try KeyOwners(path: scratch.path).note("bob", of: "two", movingScopes: " of key two", to: " of bob")
    let owners = try KeyOwners(path: scratch.path)
    #expect(try owners.owner(of: "one") == "alice" && owners.owner(of: "two") == "bob" && owners.owner(of: "x") == nil)
  }

  /// What was kept for the key alone is its owner's from then on, beside what is there by then; nothing else moves.
  @Test func whatWasKeptForTheKeyFollows() throws {
    let delete = StagedChange.delete(["old"])
    for scope in ["clarifai h/me/a of key one", "clarifai h/me/b of key one", "clarifai h/me/a of key two"] {
      try scratch.journal(scope).record([
        .draftBegan(base: Samples.workflow("flow"), isNew: false), .staged([StagedStep(id: 1, change: delete)]),
      ])
    }
    try scratch.journal("clarifai h/me/b of alice").record([.staged([StagedStep(id: 1, change: .deleteAll)])])
    try KeyOwners(path: scratch.path).note("alice", of: "one", movingScopes: " of key one", to: " of alice")
    func state(_ scope: String) throws -> JournalState { try scratch.journal(scope).restore().state }
    #expect(try state("clarifai h/me/a of alice").drafts.map(\.id) == ["flow"])
    #expect(try state("clarifai h/me/a of alice").staged == [StagedStep(id: 1, change: delete)])
    #expect(
      try state("clarifai h/me/b of alice").staged
        == [StagedStep(id: 1, change: .deleteAll), StagedStep(id: 2, change: delete)])
    #expect(try state("clarifai h/me/a of key one") == JournalState())
    #expect(try state("clarifai h/me/a of key two").staged == [StagedStep(id: 1, change: delete)])
  }

  @Test func severalEarlierScopesAreShownAndTakenTogether() throws {
    for (place, scope) in ["h/me/a", "clarifai h/me/a"].enumerated() {
      try scratch.journal(scope).record([
        .draftBegan(base: Samples.workflow("flow-\(place)"), isNew: false),
        .staged([StagedStep(id: 1, change: .delete(["old-\(place)"]))]),
      ])
    }
    let journal = try Journal(
      path: scratch.path, scope: "clarifai h/me/a of alice", earlierScopes: ["h/me/a", "clarifai h/me/a"])
    #expect(
      try journal.restore().state.unclaimed?.description
        == "2 drafts (flow-0, flow-1), 2 staged steps (delete old-0, delete old-1)")
    try journal.claimEarlier()
    let state = try journal.restore().state
    #expect(state.unclaimed == nil && state.drafts.map(\.id).sorted() == ["flow-0", "flow-1"])
    #expect(
      state.staged.map(\.change) == [.delete(["old-0"]), .delete(["old-1"])] && state.staged.map(\.id) == [1, 2])
  }
}
