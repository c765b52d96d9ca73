import MeshCore
import TestSupport
import Testing

@Suite struct JSONTests {
  @Test func anyValueIsTheSameAfterItWasWrittenAndLaidOut() throws {
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let value = random.json(depth: 4)
      #expect(try Wire.crossed(value) == value, "seed \(seed)")
      #expect(try JSON(parsing: value.compact) == value, "seed \(seed)")
      let width = 1 + random.below(80)
      let lines = value.lines(width: width)
      #expect(try JSON(parsing: lines.joined(separator: "\n")) == value, "seed \(seed)")
      #expect(lines.allSatisfy { !$0.contains("\n") }, "seed \(seed)")
      // A line that is too long holds nothing that could be parted.
      for line in lines where line.count > width {
        let value = line.split(separator: "\": ", maxSplits: 1).last ?? ""
        #expect(!value.hasPrefix("{ ") && !value.hasPrefix("[\""), "seed \(seed): \(line)")
      }
    }
  }

  @Test func idComesFirstAndShortValuesStayOnALine() {
    let value: JSON = ["nodes": [["model": ["id": "m"], "id": "a"], ["id": "b"]], "action": "merge", "id": "flow"]
    #expect(
      value.lines(width: 42) == [
        "{", #"  "id": "flow","#, #"  "action": "merge","#, #"  "nodes": ["#,
        #"    { "id": "a", "model": { "id": "m" } },"#, #"    { "id": "b" }"#, "  ]", "}",
      ])
    #expect(value.lines(width: 200) == [value.compact])
  }

  @Test(
    arguments: [
      (3, "3"), (-0.5, "-0.5"), (1e300, "1e+300"), (9_007_199_254_740_992, "9007199254740992"),
      ("a\"b\\c\n\t\r\u{1}é/", #""a\"b\\c\n\t\r\u0001é/""#), ([:], "{}"), ([], "[]"), (true, "true"),
    ] as [(JSON, String)])
  func valuesAreWrittenAsJSONWritesThem(value: JSON, text: String) throws {
    #expect(value.compact == text)
    #expect(try JSON(parsing: text) == value)
  }

  @Test func whatProto3CannotTellFromAbsentIsEmpty() {
    let empty: [JSON] = [.null, false, 0, "", [], [:]]
    #expect(empty.filter { !$0.isEmpty } == [])
    let full: [JSON] = [true, 0.5, " ", [.null], ["k": .null]]
    #expect(full.filter(\.isEmpty) == [])
  }

  @Test func aTextThatIsNoJSONIsNotRead() {
    for text in ["", "{", "{\"a\":}", "nul", "1 2", "'a'"] {
      #expect(throws: (any Error).self) { try JSON(parsing: text) }
    }
  }
}

extension SeededGenerator {
  fileprivate mutating func json(depth: Int) -> JSON {
    switch below(depth > 0 ? 7 : 5) {
    case 0: return .null
    case 1: return .bool(chance(oneIn: 2))
    case 2: return .number(Double(below(2000) - 1000))
    case 3: return .number(Double(below(2_000_000) - 1_000_000) / 1024)
    case 4: return .string(text())
    case 5: return .array((0..<below(5)).map { _ in json(depth: depth - 1) })
    case _:
      let fields = (0..<below(5)).map { _ in (chance(oneIn: 4) ? "id" : text(), json(depth: depth - 1)) }
      return .object(Dictionary(fields) { first, _ in first })
    }
  }

  private mutating func text() -> String {
    String(
      (0..<below(9)).map { _ in pick(["a", "Z", "\"", "\\", "\n", "\u{1}", "é", "図", "🙂", " ", "/", "{", "["]) }
        .joined())
  }
}
