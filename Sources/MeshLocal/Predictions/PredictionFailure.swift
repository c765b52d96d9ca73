import MeshCore

/// Why there is no result for an input, or none of a node.
struct PredictionFailure: Error, Hashable {
  let code: StatusCode
  let summary: String
  let details: String

  var status: Status { Status(code: code, summary: summary, details: details) }
}
