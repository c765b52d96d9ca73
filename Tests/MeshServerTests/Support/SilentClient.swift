import Glibc

/// A connection that takes nothing of what it is sent.
struct SilentClient {
  private let socket: CInt

  struct NotConnected: Error {}

  init(port: Int) throws {
    socket = Glibc.socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    var room: CInt = 4096
    setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &room, socklen_t(MemoryLayout<CInt>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw NotConnected() }
  }

  func send(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes {
      Glibc.send(socket, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL) | CInt(MSG_DONTWAIT))
    }
  }

  /// Sends on until it gets a reset: what the server has written before it closed keeps its end from being seen.
  func waitUntilClosed() async {
    var event = pollfd(fd: socket, events: 0, revents: 0)
    while poll(&event, 1, 0) == 0 {
      send("\r\n")
      await Task.yield()
    }
    close(socket)
  }
}
