/// How long a client waits for a reply, as it says in `grpc-timeout`: up to eight digits and a unit.
enum GRPCTimeout {
  static func duration(_ text: String) throws(GRPCFailure) -> Duration {
    guard let unit = text.last, text.utf8.count <= 9, text.utf8.dropLast().allSatisfy({ (0x30...0x39).contains($0) }),
      let count = Int64(text.dropLast()),
      let duration = duration(count, of: unit)
    else {
      throw GRPCFailure(.internal, "grpc-timeout is \(text). Send up to eight digits and one of H, M, S, m, u and n.")
    }
    return duration
  }

  private static func duration(_ count: Int64, of unit: Character) -> Duration? {
    switch unit {
    case "H": .seconds(count * 3600)
    case "M": .seconds(count * 60)
    case "S": .seconds(count)
    case "m": .milliseconds(count)
    case "u": .microseconds(count)
    case "n": .nanoseconds(count)
    case _: nil
    }
  }
}
