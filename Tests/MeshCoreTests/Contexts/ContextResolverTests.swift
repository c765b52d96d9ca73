import MeshCore
import Testing

/// Each field is resolved by itself: flag, environment, chosen context, built in.
@Suite struct ContextResolverTests {
  static let own = """
    current: prod
    contexts:
      prod: {user: alice, app: street, key: own-key, base_url: "https://api.example.com", badge: PROD, read_only: true}
      bare: {user: bob}
      asks: {user: bob, app: b, key: ENVVAR}
    """
  static let official = """
    current_context: alice
    contexts:
      alice: {CLARIFAI_PAT: official-key, CLARIFAI_USER_ID: al, CLARIFAI_API_BASE: "https://api-dev.clarifai.com"}
      env: {CLARIFAI_PAT: ENVVAR, CLARIFAI_USER_ID: ENVVAR}
    """

  struct Choosing: Sendable {
    let own: String
    let official: String?
    var asked: String?
    var environment: [String: String] = [:]
    let name: String
    let choice: ResolvedContext.Choice
  }

  static let choices: [Choosing] = [
    Choosing(own: own, official: official, name: "prod", choice: .current),
    Choosing(own: own, official: official, asked: "bare", environment: key, name: "bare", choice: .asked),
    Choosing(own: own, official: official, asked: "clarifai:alice", name: "clarifai:alice", choice: .asked),
    Choosing(own: own, official: official, asked: "local", environment: key, name: "local", choice: .asked),
    Choosing(own: "", official: official, name: "clarifai:alice", choice: .officialCurrent),
    Choosing(own: "current: local", official: official, environment: key, name: "local", choice: .current),
    Choosing(
      own: "", official: "current_context: _empty_\ncontexts: {_empty_: {}}", name: "local", choice: .nothingSaid),
    Choosing(own: "", official: nil, name: "local", choice: .nothingSaid),
    Choosing(own: "", official: nil, environment: ["CLARIFAI_PAT": ""], name: "local", choice: .nothingSaid),
    Choosing(own: "", official: nil, environment: key, name: "clarifai", choice: .credentials),
    Choosing(own: "theme: light", official: "", name: "local", choice: .nothingSaid),
  ]
  private static let key = ["CLARIFAI_PAT": "k"]

  /// Who is chosen, and why.
  @Test(arguments: choices)
  func choice(_ row: Choosing) throws {
    var request = ContextRequest(environment: row.environment)
    request.context = row.asked
    let context = try Self.resolver(row.own, row.official).resolve(request)
    #expect(context.name == row.name)
    #expect(context.choice == row.choice)
  }

  @Test func everyFieldHasItsOwnSource() throws {
    var request = ContextRequest(environment: ["CLARIFAI_APP_ID": "from-env", "CLARIFAI_ROOT_CERTIFICATES_PATH": "/ca"])
    request.userID = "flagged"
    let context = try Self.resolver(Self.own, nil).resolve(request)
    guard case .service(let service) = context.place else { throw Unexpected() }
    #expect(service.userID == .init(value: "flagged", source: .flag("--user")))
    #expect(service.appID == .init(value: "from-env", source: .variable("CLARIFAI_APP_ID")))
    #expect(service.base == .init(value: "https://api.example.com", source: .context("prod")))
    #expect(service.key == .init(value: ServiceKey("own-key"), source: .context("prod")))
    #expect(service.rootCertificates == .init(value: "/ca", source: .variable("CLARIFAI_ROOT_CERTIFICATES_PATH")))
    #expect(context.isReadOnly && context.badge == "PROD")
  }

  @Test func whatNothingSaysIsBuiltIn() throws {
    let context = try Self.resolver("", nil).resolve(ContextRequest(environment: ["CLARIFAI_PAT": "k"]))
    guard case .service(let service) = context.place else { throw Unexpected() }
    #expect(service.base == .init(value: "https://api.clarifai.com", source: .builtIn))
    #expect(service.userID == .init(value: "me", source: .builtIn))
    #expect(service.appID == nil)
    #expect(!context.isReadOnly)
  }

  @Test func officialValuesMayComeFromTheEnvironment() throws {
    var request = ContextRequest(environment: ["CLARIFAI_PAT": "k", "CLARIFAI_USER_ID": "u"])
    request.context = "clarifai:env"
    guard case .service(let service) = try Self.resolver("", Self.official).resolve(request).place else {
      throw Unexpected()
    }
    #expect(service.key.source == .variable("CLARIFAI_PAT"))
    #expect(service.userID.value == "u")
  }

  @Test(
    arguments: [
      (
        "nonesuch", [:],
        .unknown("nonesuch", known: ["prod", "bare", "asks", "clarifai:alice", "clarifai:env", "clarifai", "local"])
      ),
      ("bare", [:], .noKey(context: "bare", isExpectedInEnvironment: false)),
      ("asks", [:], .noKey(context: "asks", isExpectedInEnvironment: true)),
      ("clarifai", [:], .noKey(context: "clarifai", isExpectedInEnvironment: false)),
    ] as [(String, [String: String], ContextError)])
  func refusals(asked: String, environment: [String: String], error: ContextError) {
    var request = ContextRequest(environment: environment)
    request.context = asked
    #expect(throws: error) { try Self.resolver(Self.own, Self.official).resolve(request) }
    #expect(error.message.hasSuffix("."))
  }

  @Test func embeddedBackendTakesNoApp() {
    var request = ContextRequest(environment: [:])
    request.appID = "demo"
    #expect(throws: ContextError.localTakesNo(flag: "--app")) { try Self.resolver("", nil).resolve(request) }
  }

  @Test func damagedOfficialFileMattersOnlyWhereItIsAsked() throws {
    let damage = ContextError.file("/config", FileError(line: 2, "it is broken."))
    let resolver = ContextResolver(own: try Configuration(Self.own), official: .failure(damage))
    #expect(try resolver.resolve(ContextRequest(environment: [:])).name == "prod")
    let without = ContextResolver(own: Configuration(), official: .failure(damage))
    #expect(throws: damage) { try without.resolve(ContextRequest(environment: [:])) }
    var request = ContextRequest(environment: [:])
    request.context = "clarifai:alice"
    #expect(throws: damage) { try resolver.resolve(request) }
  }

  @Test func keysAreNeverPrinted() throws {
    var request = ContextRequest(environment: [:])
    request.context = "prod"
    let context = try Self.resolver(Self.own, nil).resolve(request)
    var dumped = ""
    dump(context, to: &dumped)
    #expect(!"\(context) \(dumped)".contains("own-key"))
    #expect("\(context)".contains("(set)"))
  }

  static func resolver(_ own: String, _ official: String?) throws -> ContextResolver {
    ContextResolver(
      own: try Configuration(own), official: try official.map { .success(try OfficialConfiguration($0)) })
  }
}

private struct Unexpected: Error {}
