import MeshCore
import Testing

/// What a YAML text says of a value beside the value.
@Suite struct YAMLTagTests {
  private func metadata(_ value: String) throws -> JSON? {
    let text = "workflow:\n  id: w\n  metadata:\n    a: \(value)\n  nodes:\n  - id: n\n    model:\n      model_id: m\n"
    return try WorkflowFile(text).items[0].attributes["metadata"]?["a"]
  }

  @Test(
    arguments: [
      ("!!str 5", "5"), ("!!int \"5\"", 5), ("!!float 5", 5), ("!!bool \"yes\"", true), ("! 5", "5"), ("\"5\"", "5"),
      ("!!map {b: 1}", ["b": 1]), ("!!seq [1]", [1]), ("!!timestamp 2026-01-01", "2026-01-01"),
      ("2026-01-01", "2026-01-01"),
    ] as [(String, JSON)])
  func aTagIsHonoured(_ text: String, _ value: JSON) throws {
    #expect(try metadata(text) == value)
  }

  @Test(arguments: [
    ("!foo x", "flow.yaml, line 4: the tag !foo is not read here. Write the value without it."),
    ("!!binary aGk=", "flow.yaml, line 4: the tag !!binary is not read here. Write the value without it."),
    ("!!set {b}", "flow.yaml, line 4: the tag !!set is not read here. Write the value without it."),
    ("!!int x", "flow.yaml, line 4: x is not what its tag !!int says. Fix it."),
    ("!!float yes", "flow.yaml, line 4: yes is not what its tag !!float says. Fix it."),
  ])
  func anotherOneIsRefused(_ text: String, _ words: String) {
    let error = #expect(throws: FileError.self) { try metadata(text) }
    #expect(error?.message(in: "flow.yaml") == words)
  }

  /// 1 and "1" are two names to YAML, and one to JSON.
  @Test(arguments: ["{1: a, \"1\": b}", "{true: a, \"true\": b}", "{a: 1, \"a\": 2}"])
  func aNameStandsOnce(_ text: String) {
    let error = #expect(throws: FileError.self) { try metadata(text) }
    #expect(error?.problem.contains("is given twice") == true, "\(String(describing: error))")
  }

  /// A text in brackets that is no JSON may be YAML, but not where a number was meant.
  @Test func noNumberIsNoText() {
    let text = #"{"workflow":{"id":"z","metadata":{"a":NaN},"nodes":[{"id":"n","model":{"id":"m"}}]}}"#
    let error = #expect(throws: FileError.self) { try WorkflowFile(text) }
    #expect(error?.problem.contains("NaN is not a number") == true, "\(String(describing: error))")
  }
}
