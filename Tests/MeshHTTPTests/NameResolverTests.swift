import MeshHTTP
import Testing

/// What is bound, or connected to, is an address and not what its name looks like.
@Suite struct NameResolverTests {
  @Test(arguments: [("127.0.0.1", true), ("127.1", true), ("0.0.0.0", false), ("::1", true), ("localhost", true)])
  func aNameIsJudgedByItsAddress(name: String, isLoopback: Bool) async throws {
    let address = try await NameResolver().address(of: name, within: .seconds(60))
    #expect(try #require(IPAddress(address)).isLoopback == isLoopback)
  }

  @Test func aNameThatOnlyLooksLikeOneIsNone() async {
    await #expect(throws: (any Error).self) {
      try await NameResolver().address(of: "127.lan.invalid", within: .seconds(60))
    }
  }
}
