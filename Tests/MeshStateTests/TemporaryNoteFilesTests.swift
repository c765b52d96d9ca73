import Foundation
import MeshCore
import MeshState
import Testing

@Suite struct TemporaryNoteFilesTests {
  private let scratch = Scratch()

  private func notes(_ scope: String = "https://host/me/demo") -> TemporaryNoteFiles {
    TemporaryNoteFiles(scope: scope, in: scratch.folder.path)
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

  @Test func whereItCannotBeNotedItSaysWhy() throws {
    let file = scratch.folder.appending(path: "state")
    try FileManager.default.createDirectory(at: scratch.folder, withIntermediateDirectories: true)
    try Data().write(to: file)
    let error = #expect(throws: (any Error).self) {
      try TemporaryNoteFiles(scope: "a", in: file.path).add(TemporaryWorkflows.prefix + "1")
    }
    #expect(error?.inWords.contains("Make the folder writable") == true)
  }
}
