import FoundationEssentials
import MeshCore
import Panels

/// What was said of writing in this session: `rw` opens it for a time in a read-only context, `ro` closes it.
enum Writing: Hashable, Sendable {
  case closed
  case until(Date)
}

extension State {
  var isReadOnly: Bool {
    switch writing {
    case nil: session.isReadOnly
    case .closed: true
    case .until: false
    }
  }

  /// Minutes until writing closes by itself; nil where it does not.
  var writingMinutes: Int? {
    guard case .until(let end) = writing else { return nil }
    return max(1, Int((end.timeIntervalSince(clock.now) / 60).rounded(.up)))
  }

  mutating func openWriting(minutes: Int) throws(Notice) -> [Effect] {
    if session.holder != nil { throw lookingOnly }
    guard session.mayOpenWriting else {
      throw .error("meshwork was started with --read-only: nothing opens writing in this session.")
    }
    guard session.isReadOnly else {
      guard writing == .closed else { throw .plain("This context can be written to: there is nothing to open.") }
      writing = nil
      notice = .ok("Writing is open again.")
      return []
    }
    let end = clock.now + Double(minutes * 60)
    writing = .until(end)
    notice = .warn(
      "Writing is open for \(Self.duration(minutes: minutes)), until \(clock.time(end)). :ro closes it.")
    return [start(.keepWriting(until: end))]
  }

  /// `10 min`, `1 h 30 min`.
  static func duration(minutes: Int) -> String {
    minutes < 60 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
  }

  mutating func closeWriting() throws(Notice) -> [Effect] {
    guard !isReadOnly else { throw .plain("Nothing can be written: there is nothing to close.") }
    notice = .ok("Writing is closed. What is staged is kept.")
    return endWriting()
  }

  /// Its time is over. What is being sent ends, and nothing is sent after it.
  mutating func writingEnded() -> [Effect] {
    guard case .until = writing else { return [] }
    notice = .warn("The time for writing is over: nothing is sent any more. What is staged is kept.")
    return endWriting()
  }

  private mutating func endWriting() -> [Effect] {
    writing = .closed
    let isSending = running.contains { $0.kind == .apply }
    return (isSending ? stopApplying() : []) + closeGateIfIdle()
  }

  /// The way to the service is closed for writes once the step that is on its way has its answer.
  mutating func closeGateIfIdle() -> [Effect] {
    guard isReadOnly, !running.contains(where: { $0.kind == .apply }) else { return [] }
    return stop(.keepWriting)
  }
}
