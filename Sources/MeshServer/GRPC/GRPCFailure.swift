/// Why a call by gRPC has no reply. What the service itself says no to is no failure: it stands in the status of a reply.
struct GRPCFailure: Error, Hashable {
  /// The codes of gRPC that are used here.
  enum Code: Int {
    case cancelled = 1
    case deadlineExceeded = 4
    case resourceExhausted = 8
    case unimplemented = 12
    case `internal` = 13
  }

  let code: Code
  /// For people: what failed, and what to do.
  let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// As it goes over the wire: all but printable ASCII, and the percent sign, in hex digits of their UTF-8.
  var encodedMessage: String {
    message.utf8.map { byte in
      if (0x20...0x7E).contains(byte), byte != UInt8(ascii: "%") { return String(UnicodeScalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }
}
