import MeshCore
import Testing

/// What of a request a service could not read, told by its field, whatever reads the request.
@Suite struct MisfitTests {
  static let overrides: [(String, String)] = [
    (#""x""#, #"output_info_override of node n is "x". Give an object."#),
    ("5", "output_info_override of node n is 5. Give an object."),
    ("[1]", "output_info_override of node n is [1]. Give an object."),
    ("true", "output_info_override of node n is true. Give an object."),
    (#"{"params":"x"}"#, #"output_info_override.params of node n is "x". Give an object."#),
    (#"{"params":[1]}"#, "output_info_override.params of node n is [1]. Give an object."),
    (#"{"data":"x"}"#, #"output_info_override.data of node n is "x". Give an object."#),
    (
      #"{"data":{"concepts":"x"}}"#,
      #"output_info_override.data.concepts of node n is "x". Give a list of objects."#
    ),
    (
      #"{"data":{"concepts":[{"id":"a"},{"id":"c","value":"x"}]}}"#,
      #"output_info_override.data.concepts[1].value of node n is "x". Give a number."#
    ),
    (
      #"{"data":{"concepts":[{"id":"c","value":1e39}]}}"#,
      "output_info_override.data.concepts[0].value of node n is 1e+39. Give a number."
    ),
    (#"{"data":{"concepts":[{"id":5}]}}"#, "output_info_override.data.concepts[0].id of node n is 5. Give text."),
    (#"{"data":{"concepts":[null]}}"#, "output_info_override.data.concepts[0] of node n is null. Give an object."),
    (#"{"output_config":"x"}"#, #"output_info_override.output_config of node n is "x". Give an object."#),
    (
      #"{"output_config":{"max_concepts":-1}}"#,
      "output_info_override.output_config.max_concepts of node n is -1. Give a whole number from 0 to 4294967295."
    ),
    (
      #"{"outputConfig":{"maxConcepts":1.5}}"#,
      "output_info_override.output_config.max_concepts of node n is 1.5. Give a whole number from 0 to 4294967295."
    ),
    (#"{"message":5}"#, "output_info_override.message of node n is 5. Give text."),
    (
      #"{"data":{"image":{"base64":"@@"}}}"#,
      #"output_info_override.data.image.base64 of node n is "@@". Give bytes in base64."#
    ),
    (
      #"{"data":{"regions":[{"data":{"colors":[{"value":"much"}]}}]}}"#,
      #"output_info_override.data.regions[0].data.colors[0].value of node n is "much". Give a number."#
    ),
    (
      #"{"data":{"embeddings":[{"vector":[1,"x"]}]}}"#,
      #"output_info_override.data.embeddings[0].vector[1] of node n is "x". Give a number."#
    ),
  ]

  static let attributes: [(String, String)] = [
    (#""description":5"#, "description is 5. Give text."),
    (#""notes":false"#, "notes is false. Give text."),
    (#""metadata":[1]"#, "metadata is [1]. Give an object."),
    (#""use_cases":"a""#, #"use_cases is "a". Give a list of texts."#),
    (#""check_consents":["a",null]"#, "check_consents[1] is null. Give text."),
    (#""visibility":"PUBLIC""#, #"visibility is "PUBLIC". Give an object."#),
    (
      #""visibility":{"gettable":"PUBLICK"}"#,
      #"visibility.gettable is "PUBLICK". Give one of PRIVATE, ORG, PUBLIC."#
    ),
    (#""image":"x""#, #"image is "x". Give an object."#),
    (#""image":{"url":5}"#, "image.url is 5. Give text."),
    (#""image":{"base64":"@@"}"#, #"image.base64 is "@@". Give bytes in base64."#),
  ]

  @Test(arguments: overrides + attributes)
  func aFileIsRefusedByItsField(_ text: String, words: String) {
    let isAttribute = Self.attributes.contains { $0.0 == text }
    let (attribute, override) = isAttribute ? (", " + text, "{}") : ("", text)
    let file = #"""
      {"id": "w"\#(attribute), "nodes": [{"id": "n", "model": {"id": "m"}, "output_info_override": \#(override)}]}
      """#
    let fault = #expect(throws: FileError.self) { try WorkflowFile(file) }
    #expect(fault?.problem == "workflow w: " + words)
  }

  @Test(arguments: [
    ("  description: 5\n", "", "description is 5. Give text."),
    ("  image: {url: 5}\n", "", "image.url is 5. Give text."),
    ("", ", output_info_override: x", #"output_info_override of node n is "x". Give an object."#),
    ("", ", output_info_override: {params: [1]}", "output_info_override.params of node n is [1]. Give an object."),
  ])
  func yamlIsRefusedAtItsLine(_ attribute: String, _ field: String, words: String) {
    let text = "workflow:\n  id: w\n\(attribute)  nodes:\n  - {id: n, model: {model_id: m}\(field)}\n"
    let fault = #expect(throws: FileError.self) { try WorkflowFile(text) }
    #expect(fault == FileError(line: attribute.isEmpty ? 4 : 3, words))
  }

  /// What proto3 JSON may write, and what nobody here knows.
  @Test(arguments: [
    "null", "{}", #"{"params":{"any":[null,{"k":"v"}]},"unknown":5}"#,
    #"{"output_config":{"max_concepts":"7","min_value":"0.5"}}"#, #"{"data":{"concepts":[{"id":"c"}]}}"#,
    #"{"data":{"image":{"base64":"_-8"},"int_value":"-9223372036854775808"}}"#,
    #"{"data":{"image":{"base64":"/+8="},"regions":[{"value":0,"data":{"concepts":[]}}]}}"#,
  ])
  func whatTheWireMayWriteIsTaken(_ override: String) throws {
    let file = #"{"id": "w", "nodes": [{"id": "n", "model": {"id": "m"}, "output_info_override": \#(override)}]}"#
    #expect(try WorkflowFile(file).items.map(\.id) == ["w"])
  }

  @Test(arguments: [
    ("", true), ("YQ==", true), ("YQ", true), ("YWI", true), ("YWJj", true), ("-_8", true), ("+/8=", true),
    ("Y", false), ("YQ=", false), ("Y===", false), ("=", false), ("@@", false), ("+_8=", false), ("YW Jj", false),
  ])
  func base64IsOfOneAlphabet(_ text: String, isBase64: Bool) { #expect(text.isBase64 == isBase64) }

  /// An answer that an earlier version let grow.
  @Test func whatNoMessageCanHoldIsLeftOutOfAnAnswer() throws {
    let node: JSON = ["id": "n", "model": ["id": "m"]]
    let bad: JSON = ["id": "n", "model": ["id": "m"], "output_info_override": ["message": 5]]
    let answer: JSON = [
      "workflows": [
        ["id": "good", "description": "d", "nodes": [node]],
        ["id": "bad", "description": 5, "notes": "n", "nodes": [bad], "version": ["id": "v"]],
      ]
    ]
    #expect(
      answer.withoutMisfits == [
        "workflows": [
          ["id": "good", "description": "d", "nodes": [node]],
          ["id": "bad", "notes": "n", "nodes": [node], "version": ["id": "v"]],
        ]
      ])
  }
}
