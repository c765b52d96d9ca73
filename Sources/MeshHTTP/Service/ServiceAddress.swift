import FoundationEssentials
import MeshCore

/// Where a workflow service is: scheme, host, port and the path before `/v2`, without a slash at the end.
struct ServiceAddress: Hashable, Sendable {
  let base: String
  let host: String
  let port: Int
  let hasTLS: Bool

  /// Takes https addresses, and http ones of this machine: the key crosses no network in the clear.
  init(_ address: String) throws(TransportSetupError) {
    // A variable of the environment is easily set with a blank at its end.
    let typed = address.trimmed
    // What an error shows of it: a user's name and password in it are nobody's to read.
    let shown = typed.replacing(/:\/\/[^\/]*@/, with: "://…@")
    guard shown == typed else { throw .address(shown, "it holds a user or a password") }
    let text = Self.goesWithoutScheme(typed) ? "https://" + typed : typed
    let address: WebAddress
    do {
      address = try WebAddress(text)
    } catch {
      switch error {
      case .scheme: throw .address(text, Self.noScheme)
      case .unreadable: throw .address(text, Self.fault(of: text))
      case .noHost, .port: throw .address(text, error.reason)
      }
    }
    let (url, scheme) = (address.url, address.scheme)
    guard url.query == nil, url.fragment == nil else { throw .address(text, "it goes on after the path") }
    guard scheme == "https" || Self.isLoopback(address.host) else {
      throw .address(text, "http would send the key in the clear; only http://localhost may be without TLS")
    }
    host = address.host
    hasTLS = scheme == "https"
    port = address.port ?? (scheme == "https" ? 443 : 80)
    // Each call begins with `/v2`, which the service's own pages show as part of the address.
    base = Self.spelled(text.withoutEndSlashes.withoutVersion.withoutEndSlashes, scheme)
  }

  private static let noScheme = "it does not begin with https:// or http://"

  /// Of an address that cannot be read the port is what is most often wrong.
  private static func fault(of text: String) -> String {
    guard text.contains("://") else { return noScheme }
    if text.contains(where: \.isWhitespace) { return "it holds a blank" }
    return (NamedPort(in: text) == .impossible ? WebAddress.Fault.port : .unreadable).reason
  }

  /// The official client takes these for https (contract, section 5).
  private static func goesWithoutScheme(_ address: String) -> Bool {
    guard address.firstRange(of: "://") == nil, !address.contains("@") else { return false }
    let place = address.prefix { $0 != "/" }.lowercased()
    return place.hasSuffix(":443") || place.hasSuffix(".clarifai.com")
  }

  /// One place has one spelling, since drafts belong to it: scheme and host in small letters, and no port that goes
  /// without saying.
  private static func spelled(_ base: String, _ scheme: String) -> String {
    guard let start = base.firstRange(of: "://")?.upperBound else { return base }
    let end = base[start...].firstIndex(of: "/") ?? base.endIndex
    var place = base[start..<end].lowercased()
    for usual in [scheme == "https" ? ":443" : ":80", ":"] where place.hasSuffix(usual) {
      place.removeLast(usual.count)
    }
    return "\(scheme)://\(place)\(base[end...])"
  }

  private static func isLoopback(_ host: String) -> Bool {
    guard host.lowercased() != "localhost" else { return true }
    return IPAddress(host)?.isLoopback ?? false
  }
}

extension String {
  fileprivate var withoutEndSlashes: String {
    String(self[..<(lastIndex { $0 != "/" }.map(index(after:)) ?? startIndex)])
  }

  /// A host may be called `v2`.
  fileprivate var withoutVersion: String {
    let rest = dropLast(3)
    return lowercased().hasSuffix("/v2") && rest.contains("://") ? String(rest) : self
  }
}
