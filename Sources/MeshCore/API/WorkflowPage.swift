import FoundationEssentials

/// A page of workflows, each as its text; a page with fewer than were asked for is the last one (contract, section 1.4).
public struct WorkflowPage: Sendable {
  public fileprivate(set) var documents: [WorkflowDocument] = []
  /// What of the list is no workflow that has an id, in words: *item 3 has no id*.
  public fileprivate(set) var faults: [String] = []
  /// How many items the list has, with those that are at fault.
  public fileprivate(set) var count = 0

  /// The error of a list of an app's workflows that has these faults.
  public static func error(of app: AppScope, _ faults: [String]) -> APIError {
    let more = faults.count > mostFaults ? " and \(faults.count - mostFaults) more" : ""
    return APIError(
      operation: "list all workflows of \(app.name)",
      cause: .unreadable(faults.prefix(mostFaults).joined(separator: ", ") + more))
  }

  /// How many are named in one error.
  private static let mostFaults = 10
}

extension Envelope<WorkflowPage> {
  /// Cuts the page into its workflows without reading them, so that a page of a thousand costs milliseconds.
  init(cutting body: Data) throws {
    var status: Status?
    var page = WorkflowPage()
    try body.withUnsafeBytes { bytes throws in
      func text(_ range: Range<Int>) -> Data {
        body[body.startIndex + range.lowerBound..<body.startIndex + range.upperBound]
      }
      var skimmer = JSONSkimmer(bytes)
      try skimmer.object { name, rest throws in
        switch name {
        case "status": status = try Wire.decoder.decode(Status.self, from: text(rest.value()))
        case "workflows":
          let kind = try rest.kind()
          guard kind == .array || kind == .null else { throw UnreadableAnswer("field workflows is not a list") }
          try rest.array { element throws in
            if let workflow = try page.take(&element) {
              page.documents.append(
                WorkflowDocument(
                  id: workflow.id, userID: workflow.userID, appID: workflow.appID, text: text(workflow.range)))
            }
          }
        case _: try rest.value()
        }
      }
    }
    guard let status else { throw UnreadableAnswer("field status is missing") }
    self.init(status: status, output: .success(page))
  }
}

extension WorkflowPage {
  /// The id of the next item and where it lies; nil where it has none, which is noted.
  fileprivate mutating func take(
    _ element: inout JSONSkimmer
  ) throws -> (id: WorkflowID, userID: String?, appID: String?, range: Range<Int>)? {
    count += 1
    var (id, userID, appID, fault) = (String?.none, String?.none, String?.none, "has no id")
    let kind = try element.kind()
    let range = try element.object { name, rest throws in
      switch name {
      case "id":
        if try rest.kind() != .text { fault = "has an id that is not text" }
        id = try rest.text()
      case "user_id", "userId": userID = try rest.text()
      case "app_id", "appId": appID = try rest.text()
      case _: try rest.value()
      }
    }
    if let range, let id, !id.isEmpty { return (id, userID, appID, range) }
    // Some services write null where there is nothing.
    if kind != .null { faults.append("item \(count) \(range == nil ? "is not an object" : fault)") }
    return nil
  }
}
