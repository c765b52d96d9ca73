import Canvas
import TestSupport
import Testing
import Panels

/// Wrapped text, fields and windows.
@Suite struct FormsTests {
  @Test func wrappedTextKeepsEveryWordAndFits() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let spans = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        Span(text(&random), [Role.text, .dim, .key][Int.random(in: 0..<3, using: &random)])
      }
      let columns = Int.random(in: 2...30, using: &random)
      let lines = spans.wrapped(columns: columns)
      for line in lines { #expect(line.columns <= columns) }
      let letters = lines.joined().map { $0.text.filter { $0 != " " } }.joined()
      #expect(letters == spans.map { sanitized($0.text).filter { $0 != " " } }.joined())
    }
  }

  @Test func wordsAreBrokenOnlyWhereTheyDoNotFit() {
    let lines = [Span("The service cannot be reached, "), Span("R", .key), Span(" reads again.")].wrapped(columns: 14)
    #expect(
      lines.map { $0.map(\.text).joined().trimmingEnd } == ["The service", "cannot be", "reached, R", "reads again."])
  }

  @Test func fieldShowsTheCursorAlways() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<500 {
      var field = TextField(text(&random) + text(&random))
      for _ in 0..<Int.random(in: 0...20, using: &random) { _ = field.handle(.left) }
      let columns = Int.random(in: 4...20, using: &random)
      let window = FieldWindow(field, columns: columns, isFocused: true)
      #expect(width(of: window.text) <= columns)
      #expect((0..<columns).contains(window.cursor))
    }
  }

  @Test func longFieldEndsAtTheCursor() {
    var field = TextField("abcdefghijklmnop")
    #expect(FieldWindow(field, columns: 6, isFocused: true).text == "lmnop")
    #expect(FieldWindow(field, columns: 6, isFocused: true).cursor == 5)
    #expect(FieldWindow(field, columns: 6, isFocused: false).text == "abcde…")
    _ = field.handle(.home)
    #expect(
      FieldWindow(field, columns: 6, isFocused: true)
        == FieldWindow(TextField("abcdef").home, columns: 6, isFocused: true))
  }

  @Test func windowHoldsTheChoice() {
    for count in 0..<12 {
      for rows in 0..<8 {
        for choice in 0..<max(1, count) {
          let places = window(of: count, around: choice, rows: rows)
          #expect(places.count == min(count, rows))
          #expect(places.isEmpty || places.contains(choice))
          #expect(places.lowerBound >= 0 && places.upperBound <= count)
        }
      }
    }
  }

  @Test func topShowsTheWholeRangeWhereItFits() {
    for count in 1..<15 {
      for rows in 1..<10 {
        for start in 0..<count {
          for end in start + 1...count where end - start <= rows {
            let top = topShowing(start..<end, of: count, rows: rows)
            #expect(top >= 0 && top <= start && top + rows >= end)
          }
        }
      }
    }
  }

  private func text(_ random: inout SeededGenerator) -> String {
    let letters: [Character] = ["a", "b", " ", " ", "\u{1B}", "日", "é", "-", "🙂", "\u{202E}"]
    return String(
      (0..<Int.random(in: 0...20, using: &random)).map { _ in letters.randomElement(using: &random) ?? "a" })
  }
}

extension TextField {
  fileprivate var home: TextField {
    var field = self
    _ = field.handle(.home)
    return field
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
