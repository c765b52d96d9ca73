import Canvas
import Foundation
import Testing
import Yams

/// The theme files that are shipped say what is compiled in, and have no fault.
@Suite struct ShippedThemeTests {
  @Test(arguments: ["dark", "light", "mono", "high-contrast", "color-blind"])
  func isReadWithoutWarnings(_ name: String) throws {
    let (theme, warnings) = try Self.theme(name)
    #expect(warnings == [])
    #expect(theme.name == name)
  }

  @Test(arguments: [Theme.dark, .light, .mono])
  func isWhatIsCompiledIn(_ compiled: Theme) throws {
    let (theme, _) = try Self.theme(compiled.name)
    for role in Role.allCases { #expect(theme[role] == compiled[role], "\(compiled.name): \(role)") }
  }

  private static func theme(_ name: String) throws -> (Theme, warnings: [String]) {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../themes").standardized
    let text = String(decoding: try Data(contentsOf: folder.appending(path: name + ".yaml")), as: UTF8.self)
    return try YAMLDecoder().decode(ThemeSource.self, from: text).theme { parent in
      parent == name ? nil : try? Self.theme(parent).0
    }
  }
}
