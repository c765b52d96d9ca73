import Foundation
import Meshwork
import Testing

/// Paths of images, as Tab completes them.
@Suite struct PathCompletionTests {
  private func home() throws -> Home {
    let home = try Home()
    for name in ["shots/cat one.jpg", "shots/cap.PNG", "shots/list.txt", "shots/.hidden.png", "shots/caves/x.jpg"] {
      let path = home.path + "/" + name
      try FileManager.default.createDirectory(
        atPath: URL(filePath: path).deletingLastPathComponent().path, withIntermediateDirectories: true)
      try Data().write(to: URL(filePath: path))
    }
    return home
  }

  @Test func imagesAndFoldersFitAndListsAfterTheirSign() throws {
    let home = try home()
    let around = Environment(values: ["HOME": home.path])
    func fits(_ typed: String) -> [String] {
      PathCompletion(typed, ["beach", "bee", "cat"], around).fits.map { $0.replacing(home.path, with: "HOME") }
    }
    #expect(fits(home.path + "/sh") == ["HOME/shots/"])
    #expect(fits("~/shots/ca") == ["~/shots/cap.PNG", "~/shots/cat one.jpg", "~/shots/caves/"])
    #expect(fits(#"~/shots/cat\ o"#) == ["~/shots/cat one.jpg"] && fits("'~/shots/cat o'") == ["~/shots/cat one.jpg"])
    #expect(fits("@~/shots/l") == ["@~/shots/list.txt"] && fits("~/shots/l") == [])
    #expect(fits("~/shots/.h") == ["~/shots/.hidden.png"] && fits("~") == ["~/"])
    #expect(fits("sample:be") == ["sample:beach", "sample:bee"])
    #expect(fits("https://host/a") == [] && fits("") == [] && fits("/nowhere/at/all/x") == [])
  }
}
