import MeshCore
import Testing
import TestSupport

/// What differs, differs where it is shown.
@Suite struct DistinctTests {
  @Test(arguments: [
    ("photo-basics", "photo-basics"), ("a b", "a b"), ("é", "é"), ("日本", "日本"), (#"a\b"#, #"a\b"#),
    ("x\ty", #"x\ty"#), (#"x\ty"#, #"x\\ty"#), ("a\n", #"a\n"#), (#"a\n"#, #"a\\n"#), ("a\u{200B}", #"a\u200b"#),
    ("a\u{A0}b", #"a\u00a0b"#), ("a ", #"a\u0020"#), ("\u{202E}a", #"\u202ea"#), ("\u{1B}[", #"\u001b["#),
    ("👩\u{200D}🚀", "👩\u{200D}🚀"), ("a\u{200D}b", #"a\u200db"#), ("", ""), ("\u{E0041}", #"\u{e0041}"#),
  ])
  func isToldBy(_ id: String, _ told: String) { #expect(id.distinct == told) }

  @Test func differentIDsAreToldApart() {
    let pieces = ["\\", "n", "t", "u", "0", "2", "\n", "\t", " ", "\u{A0}", "\u{200B}", "\u{200D}", "a", "\\u200b"]
    var random = SeededGenerator(seed: 8)
    var ids: [String: String] = [:]
    for _ in 0..<20_000 {
      let id = (0..<random.below(6)).map { _ in random.pick(pieces) }.joined()
      let told = id.distinct
      #expect(!told.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{A0}" || $0 == "\u{200B}" })
      #expect(ids.updateValue(id, forKey: told).map { $0 == id } ?? true, "\(told)")
    }
  }
}
