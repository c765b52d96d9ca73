import Canvas
import Foundation
import Testing
import Yams

/// The theme files of this checkout have no fault, and are what is compiled in.
@Suite struct ShippedThemeTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../themes")
    .standardized

  @Test func everyFileIsCompiledIn() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path())
    #expect(files.sorted() == Theme.shipped.map { $0.name + ".yaml" })
    #expect(Set(["dark", "light", "mono"]).isSubset(of: Theme.shipped.map(\.name)))
  }

  @Test(arguments: ThemeSource.shipped)
  func isWhatItsFileSays(_ source: ThemeSource) throws {
    #expect(try Self.source(source.name) == source)
  }

  @Test(arguments: Theme.shipped)
  func looksAsItsFileSays(_ compiled: Theme) throws {
    let (theme, warnings) = try Self.theme(compiled.name)
    #expect(warnings == [])
    #expect(theme.name == compiled.name)
    for role in Role.allCases { #expect(theme[role] == compiled[role], "\(compiled.name): \(role)") }
  }

  private static func source(_ name: String) throws -> ThemeSource {
    let text = String(decoding: try Data(contentsOf: folder.appending(path: name + ".yaml")), as: UTF8.self)
    return try YAMLDecoder().decode(ThemeSource.self, from: text)
  }

  private static func theme(_ name: String) throws -> (Theme, warnings: [String]) {
    try source(name).theme { try? source($0) }
  }
}
