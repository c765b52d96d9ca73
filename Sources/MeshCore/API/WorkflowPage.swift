import FoundationEssentials

/// A page of workflows, each as its text; a page with fewer than were asked for is the last one (contract, section 1.4).
public struct WorkflowPage: Sendable {
  public let documents: [WorkflowDocument]
}

extension Envelope<WorkflowPage> {
  /// Cuts the page into its workflows without reading them, so that a page of a thousand costs milliseconds.
  init(cutting body: Data) throws {
    var status: Status?
    var documents: [WorkflowDocument] = []
    try body.withUnsafeBytes { bytes throws in
      func text(_ range: Range<Int>) -> Data {
        body[body.startIndex + range.lowerBound..<body.startIndex + range.upperBound]
      }
      var skimmer = JSONSkimmer(bytes)
      try skimmer.object { name, rest throws in
        switch name {
        case "status": status = try Wire.decode(Status.self, from: text(rest.value()))
        case "workflows":
          try rest.array { element throws in
            var (id, userID, appID) = (String?.none, String?.none, String?.none)
            let range = try element.object { name, rest throws in
              switch name {
              case "id": id = try rest.text()
              case "user_id", "userId": userID = try rest.text()
              case "app_id", "appId": appID = try rest.text()
              case _: try rest.value()
              }
            }
            guard let range else { return }
            documents.append(WorkflowDocument(id: id ?? "", userID: userID, appID: appID, text: text(range)))
          }
        case _: try rest.value()
        }
      }
    }
    guard let status else { throw UnreadableAnswer("field status is missing") }
    self.init(status: status, output: .success(WorkflowPage(documents: documents)))
  }
}
