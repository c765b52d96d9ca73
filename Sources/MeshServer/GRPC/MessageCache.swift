import Synchronization

/// The messages of the last replies to reads, by the JSON that they were made of: a list that is asked for again and again
/// is turned into a message once. What the routes said is compared whole, so that nothing old is ever given.
final class MessageCache: Sendable {
  private struct Key: Hashable {
    let call: String
    let json: [UInt8]

    func hash(into hasher: inout Hasher) {
      hasher.combine(call)
      json.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
  }

  private struct Kept {
    var messages: [Key: [UInt8]] = [:]
    var bytes = 0
  }

  private let kept = Mutex(Kept())
  /// Bytes of all messages and of what they were made of, and of one: a larger one is not kept.
  private static let most = 4 * 1_048_576
  private static let largest = 262_144

  /// The message that `make` makes of `json`.
  func message(
    of call: String, _ json: [UInt8], _ make: () throws(GRPCFailure) -> [UInt8]
  ) throws(GRPCFailure) -> [UInt8] {
    guard json.count <= Self.largest else { return try make() }
    let key = Key(call: call, json: json)
    if let message = kept.withLock({ $0.messages[key] }) { return message }
    let message = try make()
    let size = json.count + message.count
    kept.withLock { kept in
      if kept.bytes + size > Self.most { kept = Kept() }
      if kept.messages.updateValue(message, forKey: key) == nil { kept.bytes += size }
    }
    return message
  }
}
