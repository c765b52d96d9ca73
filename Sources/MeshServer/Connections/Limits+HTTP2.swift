import NIOCore
import NIOHTTP2

extension MeshServer.Limits {
  /// The time that a connection by HTTP/2 has. One at rest is told to go, and so is one that does not answer a ping.
  var http2Connection: NIOHTTP2ServerConnectionManagementHandler.Configuration {
    .init(
      maxIdleTime: TimeAmount(idleness), maxAge: nil, maxGraceTime: TimeAmount(ending),
      keepalive: .init(pingInterval: TimeAmount(idleness * 2), ackTimeout: TimeAmount(idleness)))
  }

  /// What one may send. Floods of empty frames, of resets and of headers without end are the library's to end.
  var http2: NIOHTTP2Handler.Configuration {
    var connection = NIOHTTP2Handler.ConnectionConfiguration()
    connection.initialSettings = [
      HTTP2Setting(parameter: .maxConcurrentStreams, value: streams),
      HTTP2Setting(parameter: .maxHeaderListSize, value: headers),
      HTTP2Setting(parameter: .initialWindowSize, value: window),
    ]
    connection.targetWindowSize = window * 4
    connection.maximumBufferedControlFrames = 1000
    // Clients of gRPC measure the line by pings, several a second while much is sent.
    connection.controlFrameRateLimit.maximumCount = 3000
    var stream = NIOHTTP2Handler.StreamConfiguration()
    stream.targetWindowSize = window
    // Whoever cancels calls is no flood yet.
    stream.streamResetFrameRateLimit.maximumCount = 1000
    return .init(connection: connection, stream: stream)
  }
}
