import Glibc
import NIOCore
import Synchronization

/// The open connections by the address they come from, so that one address cannot hold all that there are.
///
/// Where an address has its share, the connection of it that has waited longest for a whole request gives way to the new
/// one: who holds connections open and sends nothing, or sends slowly, loses them. The new one is refused only where all
/// others are being answered.
final class ConnectionRegister: Sendable {
  private struct Entry {
    let channel: any Channel
    var isAnswered = false
  }

  /// Oldest first.
  private let entries = Mutex<[String: [Entry]]>([:])
  private let share: Int

  init(share: Int) { self.share = share }

  /// A connection that was taken in. A closed one does not tell its address any more.
  struct Place: Sendable {
    fileprivate let address: String
    fileprivate let channel: any Channel
  }

  /// Takes the connection in; nil where it has to go.
  func enter(_ channel: any Channel) -> Place? {
    let address = Self.address(of: channel)
    let (isTaken, evicted) = entries.withLock { entries -> (Bool, (any Channel)?) in
      var own = entries[address] ?? []
      var evicted: (any Channel)?
      if own.count >= share {
        guard let place = own.firstIndex(where: { !$0.isAnswered }) else { return (false, nil) }
        evicted = own.remove(at: place).channel
      }
      own.append(Entry(channel: channel))
      entries[address] = own
      return (true, evicted)
    }
    evicted?.close(promise: nil)
    return isTaken ? Place(address: address, channel: channel) : nil
  }

  /// Whether a whole request of it has arrived that is not answered yet. One that was answered waits anew.
  func set(_ place: Place, isAnswered: Bool) {
    change(place) { own, index in
      var entry = own.remove(at: index)
      entry.isAnswered = isAnswered
      own.append(entry)
    }
  }

  func leave(_ place: Place) {
    change(place) { own, index in own.remove(at: index) }
  }

  private func change(_ place: Place, _ change: (inout [Entry], Int) -> Void) {
    entries.withLock { entries in
      guard var own = entries[place.address], let index = own.firstIndex(where: { $0.channel === place.channel }) else {
        return
      }
      change(&own, index)
      entries[place.address] = own.isEmpty ? nil : own
    }
  }

  /// What one household has: an IPv4 address, or the first half of an IPv6 one.
  private static func address(of channel: any Channel) -> String {
    let text = channel.remoteAddress?.ipAddress ?? ""
    var bytes = [UInt8](repeating: 0, count: 16)
    return inet_pton(AF_INET6, text, &bytes) == 1 ? "\(bytes.prefix(8))" : text
  }
}
