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

  /// Of one letter that file names may not have as little as of a whole one.
  @Test(arguments: [
    ("local/sample/gallery", "https://api.clarifai.com/me/demo"), ("x/me/ref-app", "x/me/ref_app"),
    ("a/b-c", "a-b/c"), ("x/me/caf\u{e9}", "x/me/cafe\u{301}"), ("_2d", "-"),
    (String(repeating: "a", count: 300) + "1", String(repeating: "a", count: 300) + "2"),
  ])
  func otherAppsAreFree(_ scope: String, _ otherScope: String) throws {
    let scratch = Scratch()
    let one = try Claim(scope: scope, in: scratch.folder.path)
    let other = try Claim(scope: otherScope, in: scratch.folder.path)
    #expect(Claim.isHeld(scope: scope, in: scratch.folder.path))
    one.end()
    #expect(!Claim.isHeld(scope: scope, in: scratch.folder.path))
    #expect(Claim.isHeld(scope: otherScope, in: scratch.folder.path))
    other.end()
  }

  /// Nor does who is asked to give one app up give up another.
  @Test func eachAppHasAPipeOfItsOwn() throws {
    let scratch = Scratch()
    let claim = try Claim(scope: "x/me/ref-app", in: scratch.folder.path)
    let listening = Handover(scope: "x/me/ref-app", in: scratch.folder.path) { _, _ in }
    #expect(listening != nil && !Handover.ask(scope: "x/me/ref_app", in: scratch.folder.path))
    withExtendedLifetime(listening) {}
    claim.end()
  }
}
