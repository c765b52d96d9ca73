import Glibc

/// An IPv4 or IPv6 address as its 4 or 16 bytes, the way it is judged before anything connects to it.
package struct IPAddress: Hashable, Sendable {
  private let bytes: [UInt8]

  /// Reads the usual notation only: `127.1` is a name, which the resolver turns into an address.
  package init?(_ text: String) {
    var (four, sixteen) = ([UInt8](repeating: 0, count: 4), [UInt8](repeating: 0, count: 16))
    if inet_pton(AF_INET, text, &four) == 1 {
      bytes = four
    } else if inet_pton(AF_INET6, text, &sixteen) == 1 {
      bytes = sixteen
    } else {
      return nil
    }
  }

  private init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  package var isLoopback: Bool { bytes.count == 4 ? bytes[0] == 127 : bytes == Array(repeating: 0, count: 15) + [1] }

  /// Whether anybody on the Internet may have it: not this machine, its networks or a reserved block, also not as the
  /// IPv4 address inside an IPv6 one.
  package var isPublic: Bool {
    guard bytes.count == 16 else { return !Self.reservedIPv4.contains { $0.contains(self) } }
    if let block = Self.carriers.first(where: { $0.contains(self) }) {
      return IPAddress(bytes: bytes[(block.bits / 8)...].prefix(4)).isPublic
    }
    return Self.globalIPv6.contains(self) && !Self.reservedIPv6.contains { $0.contains(self) }
  }

  /// Whether it is of that network: the first `bits` of both are the same.
  package func isIn(_ network: IPAddress, bits: Int) -> Bool {
    bytes.count == network.bytes.count && (0...bytes.count * 8).contains(bits)
      && Block(network.bytes, bits).contains(self)
  }

  /// The addresses that share their first bits.
  private struct Block: Sendable {
    let prefix: [UInt8]
    let bits: Int

    init(_ prefix: UInt8..., bits: Int) { self.init(prefix, bits) }

    init(_ prefix: [UInt8], _ bits: Int) {
      self.prefix = prefix
      self.bits = bits
    }

    func contains(_ address: IPAddress) -> Bool {
      (0..<(bits + 7) / 8).allSatisfy { index in
        let mask = UInt8(truncatingIfNeeded: 0xFF00 >> min(8, bits - index * 8))
        let expected = index < prefix.count ? prefix[index] : 0
        return address.bytes[index] & mask == expected & mask
      }
    }
  }

  /// IANA, "IPv4 Special-Purpose Address Registry", with multicast and the former class E.
  private static let reservedIPv4 = [
    Block(0, bits: 8), Block(10, bits: 8), Block(100, 64, bits: 10), Block(127, bits: 8), Block(169, 254, bits: 16),
    Block(172, 16, bits: 12), Block(192, 0, 0, bits: 24), Block(192, 0, 2, bits: 24), Block(192, 88, 99, bits: 24),
    Block(192, 168, bits: 16), Block(198, 18, bits: 15), Block(198, 51, 100, bits: 24), Block(203, 0, 113, bits: 24),
    Block(224, bits: 3),
  ]

  /// Global unicast; everything else is local, multicast or not assigned.
  private static let globalIPv6 = Block(0x20, bits: 3)

  /// IANA, "IPv6 Special-Purpose Address Registry": protocol assignments with Teredo, documentation.
  private static let reservedIPv6 = [
    Block(0x20, 0x01, 0x00, bits: 23), Block(0x20, 0x01, 0x0D, 0xB8, bits: 32), Block(0x3F, 0xFF, bits: 20),
  ]

  /// Blocks in which an IPv4 address follows the prefix: mapped, NAT64, 6to4.
  private static let carriers = [
    Block(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, bits: 96), Block(0x00, 0x64, 0xFF, 0x9B, bits: 96),
    Block(0x20, 0x02, bits: 16),
  ]
}
