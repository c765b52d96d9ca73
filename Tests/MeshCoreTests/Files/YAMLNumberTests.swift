import MeshCore
import TestSupport
import Testing

/// Numbers of a YAML text are what every reader takes them for, or refused.
@Suite struct YAMLNumberTests {
  private func file(_ scalar: String) throws -> WorkflowFile {
    try WorkflowFile(
      "workflow:\n  id: w\n  metadata:\n    n: \(scalar)\n  nodes: [{id: a, model: {model_id: m}}]\n")
  }

  private func value(_ scalar: String) throws -> JSON? {
    try file(scalar).workflows[0].attributes["metadata"]?["n"]
  }

  @Test(
    arguments: [
      ("0x1F", 31), ("0xffffffffffffffff", .whole("18446744073709551615")), ("-1.5e3", -1500), ("+7", 7), (".5", 0.5),
      ("9007199254740993.0", .whole("9007199254740993")), ("9007199254740993e0", .whole("9007199254740993")),
      ("1.8446744073709551615e+19", .whole("18446744073709551615")),
      // Texts, to every reader.
      ("2026-11-29", "2026-11-29"), ("1.2.3", "1.2.3"), ("12:61", "12:61"), ("0x", "0x"), ("0xfg", "0xfg"),
      ("1_a", "1_a"),
      ("1:2:x", "1:2:x"), ("'0x1F'", "0x1F"), ("'017'", "017"), ("\"1e400\"", "1e400"), ("0b2", "0b2"), ("+", "+"),
    ] as [(String, JSON)])
  func areKept(scalar: String, value: JSON) throws {
    let read = try #require(try self.value(scalar))
    #expect(read == value)
    // And written so that they are read as the same again.
    #expect(try self.value(String(JSON.array([read]).yaml.dropFirst(2).dropLast())) == read)
  }

  @Test(arguments: [
    "1e400", "-1e400", "1.5e+999", ".inf", "-.Inf", ".NaN", "017", "007", "01234", "-017", "0o17", "0b101", "1_000",
    "1_000.5", "1:30", "12:30:59", "1:30.5", "-0x1F", "0x1_F", "0xffffffffffffffffffffffffffffffffffff",
  ])
  func areRefusedWhereReadersDiffer(scalar: String) {
    let error = #expect(throws: FileError.self) { try file(scalar) }
    #expect(
      error?.line == 4 && error?.problem.contains("the number \(scalar) ") == true, "\(String(describing: error))")
    #expect(throws: Never.self) { try file("'\(scalar)'") }
  }

  /// Where a text is wanted, it is what is written.
  @Test func idsAreTexts() throws {
    let text =
      "workflow: {id: 007, nodes: [{id: 1e400, model: {model_id: 0x1F, model_version_id: 12e45678901234567890}}]}"
    let workflow = try WorkflowFile(text).workflows[0]
    #expect(workflow.id == "007" && workflow.nodes[0].id == "1e400")
    #expect(workflow.nodes[0].model == ModelReference(id: "0x1F", versionID: "12e45678901234567890"))
  }

  /// What users of YAML keep at the root to name it elsewhere.
  @Test(arguments: ["x-models", ".models", "x-"])
  func whatHoldsAnchorsMayStandBesideAWorkflow(name: String) throws {
    let text = """
      \(name):
        color: &color {model_id: color, user_id: clarifai, app_id: main}
        odd: 017
      workflow:
        id: w
        nodes:
        - {id: a, model: *color}
        - {id: b, model: {<<: *color, app_id: other}}
      """
    let file = try WorkflowFile(text)
    #expect(file.warnings == [])
    #expect(file.workflows[0].nodes.map(\.model.appID) == ["main", "other"])
    let wire = "\(name): 1\nworkflow: {id: w, app_id: d, nodes: [{id: a, model: {id: m}}]}\n"
    #expect(try WorkflowFile(wire).warnings == ["The service's own, and not sent: app_id."])
    let error = #expect(throws: FileError.self) { try WorkflowFile("\(name): 1\n") }
    #expect(error?.problem.contains("needs workflow") == true)
  }

  @Test(arguments: ["models", "y-models", "X-models"])
  func otherNamesAreRefused(name: String) {
    let text = "\(name): 1\nworkflow: {id: w, nodes: [{id: a, model: {model_id: m}}]}\n"
    let error = #expect(throws: FileError.self) { try WorkflowFile(text) }
    #expect(error?.line == 1 && error?.problem.contains("has no \"\(name)\"") == true)
  }
}
