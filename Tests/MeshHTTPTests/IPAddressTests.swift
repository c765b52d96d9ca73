import MeshHTTP
import Testing

/// Which addresses images may come from: the first and the last of each block, and the ones beside it.
@Suite struct IPAddressTests {
  @Test(arguments: [
    "1.0.0.0", "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
    "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.0.3.0", "192.167.255.255",
    "192.169.0.0", "198.17.255.255", "198.20.0.0", "203.0.112.255", "203.0.114.0", "223.255.255.255",
    "2001:200::", "2606:4700:4700::1111", "2a00::1", "3ffe::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1",
  ])
  func isPublic(text: String) throws {
    #expect(try #require(IPAddress(text)).isPublic)
  }

  @Test(arguments: [
    "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.1",
    "127.255.255.255", "169.254.0.0", "169.254.169.254", "172.16.0.0", "172.31.255.255", "192.0.0.1", "192.0.2.1",
    "192.88.99.1", "192.168.0.0", "192.168.255.255", "198.18.0.0", "198.19.255.255", "198.51.100.1", "203.0.113.1",
    "224.0.0.1", "239.255.255.255", "240.0.0.0", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1",
    "2001::1", "2001:db8::1", "2002:7f00:1::1", "2002:a00:1::", "3fff::1", "fc00::1", "fdff::1", "fe80::1", "fec0::1",
    "ff02::1", "4000::1",
  ])
  func isNotPublic(text: String) throws {
    #expect(try !#require(IPAddress(text)).isPublic)
  }

  /// A name is none, whatever it looks like: what is bound is judged by the address that it resolves to.
  @Test(arguments: [
    "", "localhost", "127.1", "2130706433", "0x7f.0.0.1", "1.2.3.4.5", "1.2.3.256", "::g", "[::1]", "127.lan",
    "127.0.0.1.lan",
    "127.0.0.1 ",
  ])
  func isNoAddress(text: String) {
    #expect(IPAddress(text) == nil)
  }

  @Test func loopback() throws {
    let loopback = try ["127.0.0.1", "127.255.0.9", "::1"].map { try #require(IPAddress($0)).isLoopback }
    let others = try ["128.0.0.1", "::", "::2", "10.0.0.1"].map { try #require(IPAddress($0)).isLoopback }
    #expect(loopback == [true, true, true])
    #expect(others == [false, false, false, false])
  }
}
