import FoundationEssentials

/// The proxy that the environment names for calls over TLS, and the hosts that are called without it.
///
/// Read from `HTTPS_PROXY` and `NO_PROXY`; where both spellings are set the one in small letters counts, as in curl.
package struct ProxySettings: Sendable {
  /// A proxy that tunnels: over HTTP with CONNECT, or over SOCKS 5.
  package struct Server: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case http, socks }

    package let kind: Kind
    package let host: String
    package let port: Int
    let login: ProxyLogin?
  }

  private let server: Server?
  private let exceptions: [ProxyException]

  /// Every call goes to its host itself.
  package static let none = ProxySettings(server: nil, exceptions: [])

  private init(server: Server?, exceptions: [ProxyException]) {
    self.server = server
    self.exceptions = exceptions
  }

  package init(_ environment: [String: String]) throws(TransportSetupError) {
    func value(_ name: String) -> String {
      environment[name.lowercased()] ?? environment[name] ?? ""
    }
    let proxy = value("HTTPS_PROXY")
    server = proxy.isEmpty ? nil : try Server(proxy)
    exceptions = value("NO_PROXY").split { $0 == "," || $0.isWhitespace }.map { ProxyException(String($0)) }
  }

  /// The proxy for calls of `host`, or nil where they go to it themselves.
  package func server(for host: String, port: Int) -> Server? {
    exceptions.contains { $0.covers(host, port) } ? nil : server
  }
}

extension ProxySettings.Server {
  /// Reads `http://user:password@host:3128`, in which only the host is needed, and `socks5://host:1080`.
  fileprivate init(_ text: String) throws(TransportSetupError) {
    let address: WebAddress
    do {
      address = try WebAddress(
        text.contains("://") ? text : "http://" + text, schemes: ["http", "socks5", "socks5h"])
    } catch {
      switch error {
      case .unreadable, .noHost: throw .proxy("it is not an address")
      case .scheme(let scheme): throw .proxy("\(scheme) is not a scheme that is spoken to a proxy")
      case .port: throw .proxy(error.reason)
      }
    }
    let url = address.url
    host = address.host
    (kind, port) = address.scheme == "http" ? (.http, address.port ?? 80) : (.socks, address.port ?? 1080)
    login = url.user(percentEncoded: false).map {
      ProxyLogin(user: $0, password: url.password(percentEncoded: false) ?? "")
    }
    guard login == nil || kind == .http else { throw .proxy("a user can log in to an http proxy only") }
  }
}

/// Who asks a proxy, and the proof.
struct ProxyLogin: Secret, Hashable {
  let user: String
  let password: String
}

/// One entry of `NO_PROXY`: a name with all below it, an address, a network as `10.0.0.0/8`, or `*`; all but the last
/// two perhaps with a port.
private struct ProxyException: Sendable {
  private enum Hosts: Sendable {
    case all
    case named(String)
    case address(IPAddress)
    case network(IPAddress, bits: Int)
  }

  private let hosts: Hosts
  private let port: Int?

  init(_ text: String) {
    var name = text.lowercased()
    var port: Int?
    if let colon = name.lastIndex(of: ":"), IPAddress(name) == nil, let number = Int(name[name.index(after: colon)...])
    {
      port = number
      name = String(name[..<colon])
    }
    if name.hasPrefix("["), name.hasSuffix("]") { name = String(name.dropFirst().dropLast()) }
    self.port = port
    let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
    if name == "*" {
      hosts = .all
    } else if parts.count == 2, let network = IPAddress(parts[0]), let bits = Int(parts[1]) {
      hosts = .network(network, bits: bits)
    } else if let address = IPAddress(name) {
      hosts = .address(address)
    } else {
      hosts = .named(String(name.drop { $0 == "*" || $0 == "." }))
    }
  }

  func covers(_ host: String, _ port: Int) -> Bool {
    guard self.port == nil || self.port == port else { return false }
    let (host, address) = (host.lowercased(), IPAddress(host))
    return switch hosts {
    case .all: true
    case .named(let name): !name.isEmpty && (host == name || (address == nil && host.hasSuffix("." + name)))
    case .address(let excepted): address == excepted
    case .network(let network, let bits): address?.isIn(network, bits: bits) ?? false
    }
  }
}
