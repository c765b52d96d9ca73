import FoundationEssentials

/// A call and what its answer holds: one value per route, made by the static functions of its extensions.
public struct Endpoint<Output: Sendable>: Sendable {
  public let request: APIRequest
  /// What is being done to what, for errors: "read workflow station-check".
  public let operation: String
  /// The items of an answer carry statuses of their own, so an answer in which all failed (10020) is still a value.
  let keepsFailedItems: Bool
  /// How the bytes of an answer become a value.
  let read: @Sendable (Data) throws -> Envelope<Output>

  init(
    _ request: APIRequest, _ operation: String, keepsFailedItems: Bool = false,
    read: @escaping @Sendable (Data) throws -> Envelope<Output>
  ) {
    self.request = request
    self.operation = operation
    self.keepsFailedItems = keepsFailedItems
    self.read = read
  }
}

extension Endpoint where Output: Decodable {
  init(_ request: APIRequest, _ operation: String, keepsFailedItems: Bool = false) {
    self.init(request, operation, keepsFailedItems: keepsFailedItems) {
      try Wire.decoder.decode(Envelope<Output>.self, from: $0)
    }
  }
}

/// An answer that says no more than its status.
public struct Empty: Decodable, Sendable {}
