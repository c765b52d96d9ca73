import Dispatch
import Foundation
import Glibc
import MeshCore
import Synchronization
import TestSupport

/// Stands between the program and `meshwork serve`. Keeps what is asked; before and after each request it looks whether
/// every temporary workflow of the server is noted in the state folder; and it signals the program at one of them.
final class WatchingProxy: Sendable {
  /// A place in a run: a request, and whether the server has carried it out.
  struct Point: Hashable {
    enum Request: Hashable { case number(Int), call(String) }

    let request: Request
    let isCarriedOut: Bool
  }

  /// A temporary workflow that this program did not make.
  static let foreign = TemporaryWorkflows.prefix + "foreign"

  private struct State {
    var calls: [String] = []
    var breaches: [String] = []
    var signal: (CInt, at: Point)?
    var hold: Point?
    var process: pid_t?
  }

  private let server: Int
  private let folder: String
  private let state = Mutex(State())
  /// Requests are carried out one at a time: between two looks nothing must change. One may still be under way when the
  /// program that asked for it is gone.
  private let turn = Mutex(())
  private let held = DispatchSemaphore(value: 0)
  private let released = DispatchSemaphore(value: 0)

  /// `folder`: where the program keeps its notes.
  init(_ server: Serving, notesIn folder: String) throws {
    self.server = try server.port
    self.folder = folder
  }

  /// Method and end of the path of each request since the last ``begin(signal:at:)``.
  var calls: [String] { state.withLock(\.calls) }
  /// Temporary workflows that the server had while nothing noted them, and when.
  var breaches: [String] { state.withLock(\.breaches) }

  func begin(signal: CInt? = nil, at point: Point? = nil) {
    turn.withLock { _ in
      state.withLock { state in
        state.calls = []
        state.process = nil
        state.signal = signal.flatMap { signal in point.map { (signal, $0) } }
      }
    }
  }

  /// Holds the requests of the next run from this point on, until they are released.
  func hold(at point: Point) { state.withLock { $0.hold = point } }

  /// Blocks until a request is held.
  func waitHeld() -> Bool { held.wait(timeout: .now() + .seconds(120)) == .success }

  func release() { released.signal() }

  /// Which process is signalled. Until it is known, its requests wait.
  func watch(_ process: pid_t) { state.withLock { $0.process = process } }

  func answer(_ request: LoopbackServer.Request) -> LoopbackServer.Answer {
    turn.withLock { _ in
      let path = request.target.prefix { $0 != "?" }
      let call = "\(request.method) " + path.split(separator: "/").dropFirst(5).joined(separator: "/")
      let number = state.withLock { state in
        state.calls.append(call)
        return state.calls.count
      }
      look("before \(call)")
      signal(number, call, isCarriedOut: false)
      var answer = LoopbackServer.Answer("", .keepOpen)
      answer.bytes = Self.exchange(server, request)
      signal(number, call, isCarriedOut: true)
      look("after \(call)")
      return answer
    }
  }

  /// The ids of the temporary workflows that the server has, but for the foreign one.
  func left() throws -> [WorkflowID] { try turn.withLock { _ in try stored() } }

  private func stored() throws -> [WorkflowID] {
    let list = LoopbackServer.Request(
      method: "GET", target: "/v2/users/me/apps/gallery/workflows?per_page=1000",
      headers: ["authorization": "Key k"], body: "")
    let answer = Self.exchange(server, list)
    let start = answer.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound ?? 0
    let listed = try jsonObject(String(decoding: answer[start...], as: UTF8.self))["workflows"] as? [[String: Any]]
    return (listed ?? []).compactMap { $0["id"] as? String }
      .filter { TemporaryWorkflows.isTemporary($0) && $0 != Self.foreign }
  }

  /// The files that note temporary workflows, also those that do not have their names yet.
  var notes: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.contains(".temporary") }
  }

  private func look(_ moment: String) {
    do {
      let (left, notes) = (try stored(), notes)
      let unnoted = left.filter { id in !notes.contains { $0.hasSuffix(".\(id).temporary") } }
      if !unnoted.isEmpty { state.withLock { $0.breaches.append("\(moment): \(unnoted)") } }
    } catch {
      state.withLock { $0.breaches.append("\(moment): \(error)") }
    }
  }

  private func signal(_ number: Int, _ call: String, isCarriedOut: Bool) {
    let isHeld = state.withLock { state in
      guard let hold = state.hold, hold.isCarriedOut == isCarriedOut,
        [.number(number), .call(call)].contains(hold.request)
      else { return false }
      state.hold = nil
      return true
    }
    if isHeld {
      held.signal()
      released.wait()
    }
    guard let (signal, at) = state.withLock(\.signal), at.isCarriedOut == isCarriedOut else { return }
    guard at.request == .number(number) || at.request == .call(call) else { return }
    // It has asked for something, so whoever started it is about to say which process it is.
    while true {
      if let process = state.withLock(\.process) {
        kill(process, signal)
        return
      }
      sched_yield()
    }
  }

  /// The answer as it comes. Blocks, since what asks waits for it.
  static func exchange(_ port: Int, _ request: LoopbackServer.Request) -> [UInt8] {
    let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    let isConnected = withUnsafeBytes(of: address) { bytes in
      connect(descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count)) == 0
    }
    guard isConnected else { return [] }
    var text = "\(request.method) \(request.target) HTTP/1.1\r\nHost: h\r\n"
    for name in ["authorization", "content-type"] { text += request.headers[name].map { "\(name): \($0)\r\n" } ?? "" }
    text += "Content-Length: \(request.body.utf8.count)\r\n\r\n" + request.body
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
      guard count > 0 else { return [] }
      rest = rest.dropFirst(count)
    }
    var answer: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65536)
    while !isWhole(answer) {
      let count = read(descriptor, &part, part.count)
      guard count > 0 else { break }
      answer += part[..<count]
    }
    return answer
  }

  private static func isWhole(_ answer: [UInt8]) -> Bool {
    guard let head = answer.firstRange(of: Array("\r\n\r\n".utf8)) else { return false }
    let lines = String(decoding: answer[..<head.lowerBound], as: UTF8.self).lowercased().split(separator: "\r\n")
    let length = lines.first { $0.hasPrefix("content-length:") }?.split(separator: " ").last.flatMap { Int($0) }
    return answer.count >= head.upperBound + (length ?? 0)
  }
}
