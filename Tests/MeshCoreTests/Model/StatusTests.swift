import MeshCore
import Testing

@Suite struct StatusTests {
  @Test(arguments: [
    ("22107", 22107), (#""22107""#, 22107), (#""WORKFLOW_INVALID_GRAPH""#, 22107), ("10000.0", 10000),
    ("44001", 44001), (#""A_NEW_NAME""#, 0), ("null", 0), ("true", 0), ("[]", 0), (#""""#, 0),
  ])
  func theCodeIsReadInEveryForm(code: String, expected: Int) throws {
    let status: Status = try Wire.decoded(#"{"code":\#(code),"description":"x"}"#)
    #expect(status.code.rawValue == expected)
  }

  @Test(arguments: [
    (#"{"code":11009,"description":"API key not found"}"#, "API key not found"),
    (#"{"code":11009,"description":"d","details":"the details"}"#, "the details"),
    (#"{"code":11009,"description":"d","details":""}"#, "d"),
    (#"{"code":11009,"description":""}"#, "CONN_KEY_NOT_FOUND"),
    (#"{"code":11009}"#, "CONN_KEY_NOT_FOUND"),
    (#"{"code":44001}"#, "status 44001"),
    (#"{"code":"A_NEW_NAME"}"#, "A_NEW_NAME"),
    (#"{}"#, "status 0"),
  ])
  func thereIsAlwaysATextToShow(json: String, text: String) throws {
    #expect(try Wire.decoded(json, as: Status.self).text == text)
  }

  @Test(arguments: [
    ("Model is not deployed.", "Model is not deployed (21353)."), ("Busy", "Busy (21353)."),
  ])
  func aSentenceEndsOnce(summary: String, sentence: String) {
    #expect(Status(code: .modelNotDeployed, summary: summary).sentence == sentence)
  }

  @Test func aStatusIsWrittenWithItsNumber() throws {
    let status = Status(code: .workflowDuplicate, summary: "Taken", details: "flow", requestID: "0123")
    #expect(
      try Wire.text(status) == #"{"code":22100,"description":"Taken","details":"flow","req_id":"0123"}"#)
    #expect(try Wire.crossed(status) == status)
  }

  @Test func namesAndNumbersAgree() {
    for number in [10000, 10010, 10020, 11005, 11009, 21200, 22100, 22102, 22107, 30106, 99009] {
      let code = StatusCode(rawValue: number)
      #expect(code.name.flatMap(StatusCode.init(name:)) == code)
    }
    #expect(StatusCode(rawValue: 44001).name == nil)
    #expect(StatusCode(name: "workflow_duplicate") == nil)
  }
}
