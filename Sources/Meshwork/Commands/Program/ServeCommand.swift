package import ArgumentParser
import FoundationEssentials
import MeshCore
import MeshHTTP
import MeshLocal
import MeshServer

/// `meshwork serve`: the embedded backend over HTTP.
package struct ServeCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve the embedded backend over HTTP, as the service's API.",
    discussion: """
      Prints the line listening on http://HOST:PORT when it is ready, and stops on SIGINT or SIGTERM. The port takes \
      REST by HTTP/1.1 and HTTP/2, and gRPC, for the official clients. Without a key a random one is made and printed \
      once. Bound to another address than loopback it fetches no images from private addresses, and the key crosses \
      the network in the clear, but for clients that use TLS: give it a certificate, or make one for this machine with \
      --tls, whose path clients of gRPC take in CLARIFAI_ROOT_CERTIFICATES_PATH.
      """)

  @Option(help: "The address to listen on.")
  package var host = "127.0.0.1"

  @Option(help: "The port to listen on; 0 takes a free one.")
  package var port = 8080

  @Option(help: "The key that clients have to send; other users of this machine can see it. Without it one is made.")
  package var key: String?

  @Option(
    help: """
      What to make of patches where the service's pages leave it open: overwrite=whole|sent, merge=fields|replace, \
      lists=append|replace|mixed, remove=nodes|image, with commas between; printed first. The usual one is \
      \(Reading.usual.text).
      """)
  package var reading: String?

  @Option(
    help: "The folder of its data, made where it is missing; the one of the embedded backend by default.",
    completion: .directory)
  package var data: String?

  @Option(
    help: "Take TLS too, with the certificate in this file (PEM, others that vouch for it after it).",
    completion: .file())
  package var tlsCertificate: String?

  @Option(help: "The key of that certificate (PEM, not encrypted).", completion: .file())
  package var tlsKey: String?

  @Flag(help: "Take TLS too, with a certificate of its own for localhost, 127.0.0.1 and ::1.")
  package var tls = false

  @Flag(
    help: """
      Tell every request on the standard error in a line: method, path, status, milliseconds; and which of its fields \
      were ignored, by name. No key, query or body is told.
      """)
  package var verbose = false

  /// The server finishes what it is answering.
  package static let isCancelledByInterrupt = false

  package init() {}

  package func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("--port has to be 0 to 65535.") }
    if let reading {
      do { _ = try Reading(reading) } catch { throw ValidationError("--reading: \(error.message)") }
    }
    guard (tlsCertificate == nil) == (tlsKey == nil) else {
      throw ValidationError("--tls-certificate and --tls-key go together: give both.")
    }
    guard !tls || tlsKey == nil else {
      throw ValidationError("--tls makes a certificate of its own: leave out --tls-certificate and --tls-key.")
    }
    guard !tls || KeptCertificate.hosts.contains(host) else {
      throw ValidationError(
        "--tls makes a certificate for \(KeptCertificate.hosts.joined(separator: ", ")) only, not for \(host). Listen on "
          + "one of them, or give --tls-certificate and --tls-key.")
    }
    guard !host.isEmpty else { throw ValidationError("--host has to be an address, or a name of this machine.") }
    guard key.map({ !$0.isEmpty && $0.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } }) ?? true else {
      throw ValidationError("--key has to be printable ASCII without spaces.")
    }
  }

  package func carryOut(in surroundings: CommandHost) async throws -> Ending {
    let reading = try? reading.map(Reading.init)
    let place = host.contains(":") ? "[\(host)]" : host
    // A name is resolved once: what is bound is what was judged, whatever the name looks like.
    guard let address = try? await NameResolver().address(of: host, within: .seconds(10)) else {
      throw Failure("Could not serve on \(place): this machine does not know that name. Choose another --host.")
    }
    let images = WebImageFetcher(allowsPrivateAddresses: IPAddress(address)?.isLoopback ?? false)
    let paths = Paths(surroundings.environment)
    let data = data.map { UserFile($0, surroundings.environment).whole }
    let folder = try data ?? paths.data
    let backend = try Connection.backend(
      in: folder, file: data.map { $0 + "/local.db" } ?? paths.localBackend, images, nets: paths.nets,
      reading: reading ?? .usual, hint: data == nil ? "Set XDG_DATA_HOME to another one." : "Name another with --data.")
    let identity = try identity(in: folder, surroundings)
    if let reading { surroundings.output.write("reading: \(reading.text)\n") }
    let made = key == nil ? Self.randomKey() : nil
    let log = verbose ? RequestLog { surroundings.messages.write($0) } : nil
    let server = MeshServer(
      backend: backend, host: address, port: port, key: key ?? made ?? "", tls: identity, log: log)
    do {
      try await server.run { port in
        if let made { surroundings.messages.write("key: \(made)\n") }
        for scheme in identity == nil ? ["http"] : ["https", "http"] {
          surroundings.output.write("listening on \(scheme)://\(place):\(port)\n")
        }
      }
    } catch {
      throw Failure("Could not serve on \(place):\(port): \(Self.words(for: error))")
    }
    return .ok
  }

  private static func words(for error: any Error) -> String {
    switch error as? ListenFault {
    case .taken: "the port is taken. Choose another --port."
    case .elsewhere: "the address is not one of this machine. Choose another --host."
    case .noRights: "ports below 1024 need rights that you do not have. Choose another --port."
    case .other(let words): "\(words). Choose another --port or --host."
    case nil: "it ended with an error. Choose another --port or --host."
    }
  }

  private func identity(in folder: String, _ surroundings: CommandHost) throws -> TLSIdentity? {
    if let tlsCertificate, let tlsKey {
      let files = try [tlsCertificate, tlsKey].map { typed in
        let file = UserFile(typed, surroundings.environment)
        return TLSIdentity.File(path: file.path, bytes: try file.bytes(limit: KeptCertificate.largestFile))
      }
      return try TLSIdentity(certificate: files[0], key: files[1], at: Date())
    }
    guard tls else { return nil }
    let kept = try KeptCertificate(in: folder, at: Date())
    surroundings.output.write("certificate: \(kept.path)\n")
    return kept.identity
  }

  /// 128 random bits from the system.
  private static func randomKey() -> String {
    (0..<4).map { _ in
      let digits = String(UInt32.random(in: 0...UInt32.max), radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }
}
