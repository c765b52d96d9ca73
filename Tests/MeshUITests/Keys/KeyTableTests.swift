@testable import MeshUI
import Testing

/// The table of keys, as the papers and `meshwork keys` have it.
@Suite struct KeyTableTests {
  private let table = Keymap.usual.table

  /// What is pressed does what the line says: the first binding of a place wins.
  @Test(arguments: KeyContext.allCases)
  func everyBindingIsInALine(_ context: KeyContext) {
    let lines = table.filter { [context.title, "Every pane"].contains($0.place) }
    for binding in context.bindings {
      #expect(
        lines.contains {
          $0.keys.contains(binding.keyNames) && $0.command == binding.command.name
        },
        "\(binding.keyNames) in \(context.title)")
    }
  }

  @Test func aKeyStandsOnceInAPlace() {
    for (place, lines) in Dictionary(grouping: table, by: \.place) {
      let keys = lines.flatMap(\.keys)
      #expect(Set(keys).count == keys.count, "\(place)")
    }
  }

  @Test func keysOfOneCommandShareALine() {
    #expect(table.first { $0.place == "Applied" }?.keys == ["Enter", "Esc"])
    #expect(table.contains { $0.place == "Every pane" && $0.keys == ["j", "↓"] && $0.help == "move down" })
    #expect(table.contains { $0.place == "Plan" && $0.keys == ["l", "→"] })
  }

  @Test func placesStandTogether() {
    let places = table.map(\.place).reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
    #expect(places.first == "Every pane")
    #expect(Set(places).count == places.count)
  }
}
