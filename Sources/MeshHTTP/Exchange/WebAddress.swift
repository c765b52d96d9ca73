import FoundationEssentials
import MeshCore

/// An absolute address with a host, judged before anything connects to it: below this, a port that cannot be ends the
/// process.
struct WebAddress: Hashable, Sendable {
  let url: URL
  /// In small letters.
  let scheme: String
  /// Without the brackets of an IPv6 address.
  let host: String
  /// 1 to 65535; nil where the address leaves it to its scheme.
  let port: Int?

  /// Why a text is none, to go on a sentence: "it names no host".
  enum Fault: Error, Hashable, Sendable {
    case unreadable
    /// Another scheme than those that were asked for; empty where there is none.
    case scheme(String)
    case noHost
    /// Not said which: where a name was forgotten, a password stands in its place.
    case port

    var reason: String {
      switch self {
      case .unreadable: "it is not an address"
      case .scheme(let scheme): "\"\(scheme)\" is not a scheme that is spoken here"
      case .noHost: "it names no host"
      case .port: "its port is not a number from 1 to 65535"
      }
    }
  }

  init(_ text: String, schemes: Set<String> = ["http", "https"]) throws(Fault) {
    guard let url = URL(string: text) else { throw .unreadable }
    try self.init(url, schemes: schemes)
  }

  init(_ url: URL, schemes: Set<String> = ["http", "https"]) throws(Fault) {
    let scheme = url.scheme?.lowercased() ?? ""
    guard schemes.contains(scheme) else { throw .scheme(url.scheme ?? "") }
    guard let host = url.hostName else { throw .noHost }
    self.url = url
    self.scheme = scheme
    self.host = host
    switch NamedPort(in: url.absoluteString) {
    case .none: port = nil
    case .number(let number): port = number
    case .impossible: throw .port
    }
  }
}

extension URL {
  /// The host without the brackets of an IPv6 address, or nil where there is none that a connection can be made to.
  fileprivate var hostName: String? {
    guard let host, host.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return nil }
    let name = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
    return name.isEmpty ? nil : name
  }
}
