import Foundation
import Glibc
import Meshwork
import TestSupport
import Testing

/// Images by folder and by list, and those among them that cannot be read.
@Suite struct NamedImagesTests {
  private func predict(_ arguments: String..., home: Home) async throws -> CommandRun {
    try await CommandRun(["predict", "photo-basics"] + arguments, home: home)
  }

  @Test func aFolderGivesItsImagesByNameAndOneThatIsNoneIsTold() async throws {
    let home = try Home()
    let picture = try await CommandRun(["predict", "close-look", "--url", "sample:market", "-o", "json"], home: home)
    #expect(picture.ending == .ok, "\(picture)")
    try FileManager.default.createDirectory(
      atPath: home.path + "/shots/inner", withIntermediateDirectories: true)
    let gif = try #require(Data(base64Encoded: "R0lGODlhAQABAIAAAP8AAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=="))
    for name in ["b.gif", "A.GIF", ".hidden.gif"] {
      try gif.write(to: URL(fileURLWithPath: home.path + "/shots/" + name))
    }
    try home.write("no picture", to: "shots/c.png")
    try home.write("text", to: "shots/notes.txt")
    // What has such a name and is no file is no image, and nobody waits for it.
    #expect(mkfifo(home.path + "/shots/pipe.png", 0o600) == 0)
    try FileManager.default.createDirectory(
      atPath: home.path + "/shots/folder.png", withIntermediateDirectories: true)
    let run = try await predict("--file", home.path + "/shots", "-o", "json", home: home)
    #expect(run.ending == .partialSuccess, "\(run)")
    let results = try #require(try jsonObject(run.output)["results"] as? [[String: Any]])
    #expect(
      results.compactMap { $0["image"] as? String } == ["A.GIF", "b.gif", "c.png"].map { home.path + "/shots/" + $0 })
    let status = try #require(results[2]["status"] as? [String: Any])
    #expect((status["description"] as? String)?.contains("c.png") == true, "\(status)")
    #expect(results.prefix(2).allSatisfy { ($0["outputs"] as? [Any])?.count == 2 })
  }

  /// The name stands once, and a fault of this machine has no code.
  @Test func anImageThatCannotBeReadIsToldInOneLine() async throws {
    let home = try Home()
    try home.write("no picture", to: "shots/c.png")
    let path = home.path + "/shots/c.png"
    let run = try await predict("--file", path, "--url", "sample:beach", home: home)
    let line = try #require(run.output.split(separator: "\n").first { $0.contains("c.png") })
    #expect(run.ending == .partialSuccess && !line.contains("(0)"), "\(run)")
    #expect(line.ranges(of: "c.png").count == 1, "\(line)")
  }

  @Test func aFolderWithoutImagesIsRefused() async throws {
    let home = try Home()
    try FileManager.default.createDirectory(atPath: home.path + "/none", withIntermediateDirectories: true)
    let run = try await predict("--file", home.path + "/none", home: home)
    #expect(run.ending == .failure)
    #expect(run.messages.hasPrefix("Error: The folder \(home.path)/none has no image."), "\(run)")
  }

  @Test func aListNamesAnImageALine() async throws {
    let home = try Home()
    try home.write("# two scenes\n\nsample:beach\r\n  sample:night  \n", to: "list.txt")
    let run = try await predict("--list", home.path + "/list.txt", "-o", "json", home: home)
    #expect(run.ending == .ok, "\(run)")
    let results = try #require(try jsonObject(run.output)["results"] as? [[String: Any]])
    #expect(results.compactMap { $0["image"] as? String } == ["sample:beach", "sample:night"])
  }

  @Test func aBadLineIsNamedByItsNumber() async throws {
    let home = try Home()
    try home.write("sample:beach\n\nftp://host/a.jpg\n", to: "list.txt")
    let run = try await predict("--list", home.path + "/list.txt", home: home)
    #expect(run.ending == .usage && run.output.isEmpty)
    #expect(run.messages.contains("list.txt, line 3: ftp://host/a.jpg is not an image."), "\(run)")
    try home.write("# nothing\n", to: "list.txt")
    let empty = try await predict("--list", home.path + "/list.txt", home: home)
    #expect(empty.ending == .usage && empty.messages.contains("names no image"), "\(empty)")
  }

  /// The others go on, and what is wrong says in which line it stands.
  @Test func aLineThatNamesNoFileIsNamedByItsNumberToo() async throws {
    let home = try Home()
    try home.write("# shots\nsample:beach\n/nonesuch.jpg\n", to: "list.txt")
    let run = try await predict("--list", home.path + "/list.txt", home: home)
    #expect(run.ending == .partialSuccess && run.output.contains("list.txt, line 3: There is no file"), "\(run)")
    try home.write("\n/nonesuch.jpg\n", to: "list.txt")
    let one = try await predict("--list", home.path + "/list.txt", home: home)
    #expect(one.ending == .failure && one.messages.contains("list.txt, line 2: There is no file"), "\(one)")
  }

  /// One batch has 32: a fault in the second is told beside what the first gave.
  @Test func manyImagesGoInBatches() async throws {
    let home = try Home()
    let lines = (0..<70).map { $0 == 40 ? "/nonesuch.jpg" : "sample:beach" }
    try home.write(lines.joined(separator: "\n"), to: "list.txt")
    let run = try await predict("--list", home.path + "/list.txt", "-o", "json", home: home)
    #expect(run.ending == .partialSuccess, "\(run.messages)")
    let results = try #require(try jsonObject(run.output)["results"] as? [[String: Any]])
    #expect(results.count == 70 && results.count { ($0["outputs"] as? [Any])?.isEmpty == true } == 1)
    #expect((results[40]["outputs"] as? [Any])?.isEmpty == true)
  }
}
