import TestSupport
import Testing

@testable import MeshCore

@Suite struct PartedDictionaryTests {
  /// Before and after it is divided it holds what a dictionary does.
  @Test(arguments: 0..<4 as Range<UInt64>) func itIsADictionary(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var parted = PartedDictionary<String, Int>()
    var plain: [String: Int] = [:]
    for turn in 0..<12_000 {
      let key = "workflow-\(Int.random(in: 0..<9000, using: &random))"
      if Int.random(in: 0..<8, using: &random) == 0 {
        parted[key] = nil
        plain[key] = nil
      } else {
        #expect(parted.updateValue(turn, forKey: key) == plain.updateValue(turn, forKey: key))
      }
    }
    #expect(parted.count == plain.count && plain.count > 4096)
    #expect(Set(parted.keys()) == Set(plain.keys))
    #expect(Set(parted.keys { $0 % 2 == 0 }) == Set(plain.filter { $0.value % 2 == 0 }.keys))
    #expect(plain.allSatisfy { parted[$0.key] == $0.value } && parted["another"] == nil)
  }
}
