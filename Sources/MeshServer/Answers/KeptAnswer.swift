import MeshLocal
import NIOCore

/// The bytes of an answer, which can be given again with an id of its own.
struct KeptAnswer: Sendable {
  private let bytes: ByteBuffer
  /// Where the request's id stands.
  private let idPlace: Int
  /// What the request had that nothing read.
  let ignored: [String]

  /// Of the bytes in front, those that may hold the status.
  private static let head = 512

  /// Nil where `requestID` is not found in front: what cannot be renewed is not kept.
  init?(_ bytes: ByteBuffer, requestID: String, ignored: [String]) {
    let head = bytes.readableBytesView.prefix(Self.head)
    guard let range = head.firstRange(of: requestID.utf8) else { return nil }
    self.bytes = bytes
    self.ignored = ignored
    idPlace = range.lowerBound
  }

  var count: Int { bytes.readableBytes }

  /// The same with another id.
  func renewed(requestID: String) -> ByteBuffer {
    var answer = bytes
    answer.setString(requestID, at: idPlace)
    return answer
  }
}
