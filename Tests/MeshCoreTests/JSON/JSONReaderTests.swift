import MeshCore
import TestSupport
import Testing

/// The one reader of files, pastes, requests and answers.
@Suite struct JSONReaderTests {
  /// What a text is read as, and how many bytes were looked at.
  private func read(_ text: String, levels: Int = JSONReader.levels) throws -> (value: JSON, visits: Int) {
    try Array(text.utf8).withUnsafeBufferPointer { bytes in
      var reader = JSONReader(bytes, levels: levels)
      return (try reader.document(), reader.visits)
    }
  }

  private func problem(_ text: String) -> JSONFault.Problem? {
    #expect(throws: JSONFault.self) { try JSON(parsing: text) }?.problem
  }

  @Test(
    arguments: [
      ("\u{FEFF} {\"a\": [1, -0, 0.5e1, true, false, null]}\r\n", ["a": [1, 0, 5, true, false, .null]]),
      (#""\u0041\ud83d\ude42\/\b\f\n\r\t\"\\é图""#, "A🙂/\u{8}\u{C}\n\r\t\"\\é图"), ("[]", []), ("{ }", [:]),
      ("1e-400", 0),
      (#"{"":{"":[[]]}}"#, ["": ["": [[]]]]),
    ] as [(String, JSON)])
  func everythingThatJSONHasIsRead(text: String, value: JSON) throws {
    #expect(try JSON(parsing: text) == value)
  }

  @Test(arguments: [
    "", " ", "{", "[1", "\"a", #"{"a":}"#, #"{"a" 1}"#, "{a:1}", "{'a':1}", "[1,]", #"{"a":1,}"#, "[,1]", "01", "-",
    "1.",
    ".5", "+1", "1e", "1e+", "0x1", "NaN", "Infinity", "nul", "tru", "truefalse", "1 2", "{} {}", "[1]]", "\"\t\"",
    "\"\n\"", #""\x41""#, #""\u12""#, #""\ud800""#, #""\ud800A""#, #""\udc00""#, "// a\n1", "/**/1", "1e999", "\u{0}1",
  ])
  func nothingElseIs(text: String) {
    #expect(throws: JSONFault.self) { try JSON(parsing: text) }
  }

  @Test func aFaultNamesItsLine() {
    let fault = #expect(throws: JSONFault.self) { try JSON(parsing: "{\n  \"a\": 1\n  \"b\": 2\n}") }
    #expect(fault == JSONFault(line: 3, .unexpected("\"\"\"", wanted: "\",\" or \"}\"")))
    #expect(problem("[1,\n") == .endsEarly)
  }

  /// What some programs write for no number, and a number that is one to some readers only.
  @Test func whatIsMeantForANumberIsNamed() {
    #expect(problem("[NaN]") == .noNumber("NaN") && problem("[-Infinity]") == .noNumber("-Infinity"))
    #expect(problem("[01]") == .leadingZero && problem("[-00.5]") == .leadingZero)
    #expect(problem("[-x]") == .unexpected("\"x\"", wanted: "a digit"))
  }

  @Test(arguments: [#"{"a":1,"a":1}"#, #"{"a":1,"b":2,"\u0061":3}"#, #"[{"x":{"a":1,"a":{}}}]"#])
  func aNameStandsOnceInAnObject(text: String) {
    #expect(problem(text) == .twice("a"))
  }

  @Test func sixtyFourLevelsAreRead() throws {
    for (open, close, inner) in [("[", "]", ""), (#"{"a":"#, "}", "1"), (#"[{"a":"#, "}]", "1")] {
      let levels = open.contains("[{") ? 2 : 1
      func text(_ count: Int) -> String {
        String(repeating: open, count: count / levels) + inner + String(repeating: close, count: count / levels)
      }
      #expect(throws: Never.self) { try JSON(parsing: text(64)) }
      #expect(problem(text(66)) == .tooDeep(levels: 64))
      #expect(problem(text(200_000)) == .tooDeep(levels: 64))
    }
    #expect(problem(String(repeating: "[", count: 65) + String(repeating: "]", count: 65)) == .tooDeep(levels: 64))
  }

  /// The time a text takes grows with its bytes alone: none is looked at twice, wherever and however deep it stands.
  @Test func eachByteIsLookedAtOnce() throws {
    for seed in seeds.prefix(100) {
      var random = SeededGenerator(seed: seed)
      let text = WorkflowFile.json([random.strange(random.workflow())])
      let (_, visits) = try read(text)
      #expect(visits == text.utf8.count, "seed \(seed)")
    }
    for levels in [1, 10, 64, 450] {
      let text =
        String(repeating: #"{"name": [{"more": "text \n", "n": 12.5}, "#, count: levels) + "null"
        + String(repeating: "]}", count: levels)
      #expect(try read(text, levels: 1000).visits == text.utf8.count, "\(levels) levels")
    }
  }

  @Test(arguments: [
    "9007199254740993", "-9007199254740993", "18446744073709551615", "9223372036854775807",
    "123456789012345678901234567890123456789012345678901234567890",
  ])
  func aWholeNumberThatADoubleWouldRoundIsKept(digits: String) throws {
    let value = try JSON(parsing: "[\(digits)]")
    #expect(value == [.whole(digits)])
    #expect(String(decoding: value.data(), as: UTF8.self) == "[\(digits)]")
    #expect(value.compact == "[\(digits)]" && value.yaml == "- \(digits)\n")
  }

  /// A fraction that is none, and an exponent, make no other number of it.
  @Test(arguments: [
    ("9007199254740993.0", "9007199254740993"), ("9007199254740993e0", "9007199254740993"),
    ("-90071992547409.93E+2", "-9007199254740993"), ("9007199254740993000e-3", "9007199254740993"),
    ("0.9007199254740993e16", "9007199254740993"), ("1e23", "1" + String(repeating: "0", count: 23)),
    ("1.8446744073709551615e19", "18446744073709551615"), ("12345678901234567890.00", "12345678901234567890"),
  ])
  func aWholeNumberIsKeptHoweverItIsWritten(text: String, digits: String) throws {
    let value = try JSON(parsing: text)
    #expect(try value == JSON(parsing: digits) && JSON(parsing: value.compact) == value)
    if digits.count <= 20 { #expect(value.compact == digits && value.yaml == digits + "\n") }
    #expect(try Wire.decoder.decode(Double.self, from: value) == Double(digits))
  }

  /// What is not whole is the nearest number that a Double holds, as everywhere.
  @Test(arguments: [("9007199254740993.5", 9_007_199_254_740_994), ("0.1", 0.1), ("1e-7", 1e-7)])
  func aFractionIsTheNearestNumber(text: String, number: Double) throws {
    #expect(try JSON(parsing: text) == .number(number))
  }

  /// A Double stands for what it prints as, also where it is another number exactly.
  @Test(arguments: [1e18, 1e22, 1e23, 0x1p60, 0x1p100, 1.5e300, -0x1p70, .greatestFiniteMagnitude, 0x1p53, 0.1])
  func aDoubleIsReadAsItIsWritten(number: Double) throws {
    let value = JSON.number(number)
    #expect(try JSON(parsing: value.compact) == value && JSON(parsing: String(number)) == value)
    #expect(try Wire.decoder.decode(JSON.self, from: value.data()) == value)
  }

  @Test func aWholeNumberIsDecodedExactly() throws {
    #expect(try Wire.decoded("9223372036854775807") == Int.max)
    #expect(try Wire.decoded("1e18") == 1_000_000_000_000_000_000)
    #expect(try Wire.decoded("1.152921504606847e18") == 1_152_921_504_606_847_000)
    #expect(try Wire.crossed(Int.max) == Int.max && Wire.crossed(UInt64.max) == UInt64.max)
    #expect(throws: DecodingError.self) { try Wire.decoded("1e19", as: Int.self) }
  }

  /// Equal numbers are equal, however they are written.
  @Test(arguments: [
    ("1267650600228229401496703205376", "1267650600228229401496703205376.0"), ("1e22", "10000000000000000000000"),
    ("3", "3.0"), ("100", "1e2"), ("9007199254740992", "9007199254740992.0"), ("0", "-0"),
    ("100000000000000000000", "1e20"), ("1152921504606846976", "1152921504606846976.0"),
  ])
  func aNumberIsItsValue(one: String, other: String) throws {
    #expect(try JSON(parsing: one) == JSON(parsing: other))
  }

  @Test func aWholeNumberIsKeptFromTheAnswerToTheRequest() throws {
    let text =
      #"{"id":"flow","metadata":{"big":9007199254740993,"list":[-12345678901234567890]},"nodes":[{"id":"a","model":{"id":"m"},"output_info_override":{"params":{"seed":18446744073709551615}}}]}"#
    let workflow: Workflow = try Wire.decoded(text)
    #expect(try Wire.crossed(workflow) == workflow)
    var draft = Draft(base: Workflow(id: "flow"))
    try draft.make(.replaceNodes(workflow.nodes))
    try draft.make(.replaceAttributes(workflow.attributes))
    let kept = try Wire.Encoder(rules: .kept).encode(draft.edits)
    #expect(try Wire.Decoder(rules: .kept).decode([Edit].self, from: kept) == draft.edits)
    let patch = try #require(WorkflowPatch(.overwrite, from: draft.base, to: draft.result))
    let sent = try Wire.text(patch)
    for digits in [":9007199254740993,", "[-12345678901234567890]", ":18446744073709551615}"] {
      #expect(sent.contains(digits), "\(sent)")
      #expect(try Wire.text(workflow).contains(digits))
    }
    #expect(try WorkflowFile(workflow.fileText(.lossless)).workflows == [workflow])
    #expect(try WorkflowFile(WorkflowFile.json([workflow])).workflows == [workflow])
  }
}
