package import MeshCore

/// Why there is no result for an input, or none of a node.
package struct PredictionFailure: Error, Hashable {
  let code: StatusCode
  let summary: String
  let details: String

  package init(code: StatusCode, summary: String, details: String) {
    self.code = code
    self.summary = summary
    self.details = details
  }

  var status: Status { Status(code: code, summary: summary, details: details) }
}
