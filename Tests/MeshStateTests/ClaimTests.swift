import Foundation
import MeshState
import Testing

/// One process edits an app at a time.
@Suite struct ClaimTests {
  @Test func secondClaimNamesTheFirst() throws {
    let scratch = Scratch()
    let first = try Claim(scope: "local/sample/gallery", in: scratch.folder.path)
    let error = #expect(throws: JournalError.self) {
      try Claim(scope: "local/sample/gallery", in: scratch.folder.path).end()
    }
    #expect(error?.message.contains("process \(getpid())") == true, "\(error?.message ?? "")")
    first.end()
    let again = try Claim(scope: "local/sample/gallery", in: scratch.folder.path)
    again.end()
  }

  @Test func otherAppsAreFree() throws {
    let scratch = Scratch()
    let one = try Claim(scope: "local/sample/gallery", in: scratch.folder.path)
    let other = try Claim(scope: "https://api.clarifai.com/me/demo", in: scratch.folder.path)
    one.end()
    other.end()
  }
}
