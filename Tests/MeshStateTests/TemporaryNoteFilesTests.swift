import Foundation
import MeshCore
import MeshState
import Testing

@Suite struct TemporaryNoteFilesTests {
  private let scratch = Scratch()

  private func notes(_ scopes: String...) -> TemporaryNoteFiles {
    TemporaryNoteFiles(scopes: scopes.isEmpty ? ["https://host/me/demo"] : scopes, in: scratch.folder.path)
  }

  @Test func aNoteIsAbandonedOnceItsProcessIsGone() throws {
    let id = TemporaryWorkflows.prefix + "1"
    let looking = notes()
    do {
      let working = notes()
      try working.add(id)
      #expect(looking.noted() == [id] && looking.abandoned() == [])
    }
    // What ends the holder ends its lock: here it was let go of, as the kernel does for a process that is killed.
    #expect(looking.abandoned() == [id])
    looking.remove(id)
    #expect(looking.noted() == [])
  }

  @Test func anotherAppsAreLeftAlone() throws {
    let mine = notes()
    try mine.add(TemporaryWorkflows.prefix + "1")
    let other = notes("https://host/me/demo2")
    #expect(other.noted() == [] && mine.noted() == [TemporaryWorkflows.prefix + "1"])
    mine.remove(TemporaryWorkflows.prefix + "1")
    #expect(mine.noted() == [])
  }

  /// While nobody knows whose the key is, what is noted is the key's; it is found under the user's name too.
  @Test func whatWasNotedUnderAnEarlierScopeIsFound() throws {
    let id = TemporaryWorkflows.prefix + "1"
    do { try notes("early").add(id) }
    let now = notes("now", "early")
    #expect(now.noted() == [id] && now.abandoned() == [id] && notes("now").noted() == [])
    now.remove(id)
    #expect(notes("early").noted() == [])
  }

  /// A process that is killed before the note has its name has made nothing, and leaves nothing.
  @Test func whatIsNotANoteYetGoes() throws {
    let (id, working) = (TemporaryWorkflows.prefix + "1", notes())
    try working.add(id)
    let files = { try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) }
    let name = try #require(try files().first)
    try Data().write(to: scratch.folder.appending(path: name.replacing("tmp-1", with: "tmp-2") + ".new"))
    #expect(notes().abandoned() == [])
    #expect(try files() == [name])
  }

  @Test func whereItCannotBeNotedItSaysWhy() throws {
    let file = scratch.folder.appending(path: "state")
    try FileManager.default.createDirectory(at: scratch.folder, withIntermediateDirectories: true)
    try Data().write(to: file)
    let error = #expect(throws: (any Error).self) {
      try TemporaryNoteFiles(scopes: ["a"], in: file.path).add(TemporaryWorkflows.prefix + "1")
    }
    #expect(error?.inWords.contains("Make the folder writable") == true)
  }
}
