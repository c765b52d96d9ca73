import Foundation
import Glibc
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

  /// A command is soon done, an editor is not: who is refused has to know.
  @Test(arguments: [Claim.Role.editor, .command])
  func theRefusalSaysWhatHasIt(_ role: Claim.Role) throws {
    let scratch = Scratch()
    let first = try Claim(scope: "local/sample/gallery", in: scratch.folder.path, as: role)
    let error = #expect(throws: JournalError.self) {
      try Claim(scope: "local/sample/gallery", in: scratch.folder.path).end()
    }
    guard case .claimed(let holder)? = error?.cause else {
      Issue.record("\(String(describing: error))")
      return first.end()
    }
    #expect(holder.process == Int(getpid()) && holder.role == role)
    #expect(
      error?.message.contains(role == .editor ? "the editor of another meshwork" : "a command of another") == true)
    first.end()
  }

  @Test func otherAppsAreFree() throws {
    let scratch = Scratch()
    let one = try Claim(scope: "local/sample/gallery", in: scratch.folder.path)
    let other = try Claim(scope: "https://api.clarifai.com/me/demo", in: scratch.folder.path)
    one.end()
    other.end()
  }
}
