import FoundationEssentials
package import MeshCore

/// An answer in two parts, as they are written one after the other: the status, which is new each time, and what else there
/// is.
package struct LocalAnswer: Hashable, Sendable {
  package let http: Int
  /// Stands in the status, the only thing in it that is new each time.
  package let requestID: String
  /// `{"status":{...}`, without the end.
  let status: String
  /// `,"workflows":[...]`, or nothing.
  let fields: String
  let allowed: [APIRequest.Method]

  package var response: APIResponse {
    APIResponse(status: http, body: Data("\(status)\(fields)}".utf8), allowed: allowed)
  }

  /// An object that holds the status.
  package var statusObject: [UInt8] { Array("\(status)}".utf8) }
  /// An object that holds all else; nil where there is nothing.
  package var fieldsObject: [UInt8]? { fields.isEmpty ? nil : Array("{\(fields.dropFirst())}".utf8) }
}
