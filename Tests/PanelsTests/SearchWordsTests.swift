import Canvas
import Panels
import Testing

/// What a filter finds, and what of it stands out.
@Suite struct SearchWordsTests {
  private let ids = ["kiosk-intro", "station-check", "Station-night", "street-check", "ticket-gates"]

  @Test(arguments: [
    ("", ["kiosk-intro", "station-check", "Station-night", "street-check", "ticket-gates"]),
    ("stat", ["station-check", "Station-night"]), ("stat nig", ["Station-night"]), ("nig stat", ["Station-night"]),
    ("check -street", ["station-check"]), ("-st", ["kiosk-intro", "ticket-gates"]),
    ("stnt", ["Station-night"]), ("CHECK", ["station-check", "street-check"]), ("zzz", []), ("-", Self.all),
  ])
  func whatFits(_ text: String, _ expected: [String]) {
    #expect(SearchWords(text).hits(of: ids) == expected)
  }

  private static let all = ["kiosk-intro", "station-check", "Station-night", "street-check", "ticket-gates"]

  private func lit(_ text: String, _ words: String) -> String {
    Span(text).lighting(SearchWords(words)).map { $0.ink == .role(.match) ? "[\($0.text)]" : $0.text }.joined()
  }

  @Test func theLettersThatWereLookedForStandOut() {
    #expect(lit("Station-night  ", "nig stat") == "[Stat]ion-[nig]ht  ")
    #expect(lit("station-night", "stnt") == "[st]atio[n]-nigh[t]")
    #expect(lit("station", "-xyz") == "station")
    #expect(lit("Züge", "ÜG") == "Z[üg]e")
    #expect(lit("aaaa", "aa") == "[aa]aa")
  }

  @Test func aTextThatIsCutSaysByHowMuch() {
    let window = TextWindow(count: 20, top: 5, rows: 8)
    #expect(window.lines == 5..<12)
    #expect(window.rest?.trailing.map(\.text).joined() == "↑ 5  ↓ 8 more ")
    #expect(TextWindow(count: 8, top: 3, rows: 8).lines == 0..<8)
    #expect(TextWindow(count: 8, top: 3, rows: 8).rest == nil)
    #expect(TextWindow(count: 20, top: 99, rows: 8).lines == 13..<20)
    #expect(TextWindow.lastTop(count: 20, rows: 8) == 13)
  }
}
