import Foundation
@testable import MeshUI
import Testing

/// What the papers at the root promise of themselves.
@Suite struct PapersTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
  private static let papers = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/guide.md"]

  private func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: Self.root.appending(path: path)), as: UTF8.self)
  }

  /// One screenful and a half: the rest stands in the guide.
  @Test func theReadmeIsShort() throws { #expect(try text("README.md").utf8.count <= 9 * 1024) }

  @Test(arguments: papers)
  func whatIsLinkedIsThere(_ paper: String) throws {
    let folder = Self.root.appending(path: paper).deletingLastPathComponent()
    for link in try text(paper).matches(of: /\]\(([^)#:]+)(#[^)]*)?\)/).map({ String($0.output.1) }) {
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: link).path), "\(link) in \(paper)")
    }
  }

  /// What somebody is told to touch is there to be touched.
  @Test func theFilesToTouchAreThere() throws {
    let paths = try text("CONTRIBUTING.md").matches(of: /`((Mesh|Tests)[A-Za-z]*\/[^` ]+\.swift)`/)
      .map { String($0.output.1) }.filter { !$0.contains("Name") }
    #expect(paths.count > 5)
    for path in paths {
      let file = path.hasPrefix("Tests/") ? path : "Sources/\(path)"
      #expect(FileManager.default.fileExists(atPath: Self.root.appending(path: file).path), "\(path)")
    }
  }
}
