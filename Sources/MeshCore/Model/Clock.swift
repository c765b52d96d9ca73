package import FoundationEssentials

/// A time as it was read last, and how it is told where the user is.
package struct Clock: Hashable, Sendable {
  package var now: Date
  /// Seconds east of UTC.
  package let offset: Int

  package init(now: Date, offset: Int) {
    self.now = now
    self.offset = offset
  }
}

extension Clock {
  /// How long ago, in one number and letter: `5m`, `6h`, `3d`, `2w`, `1y`.
  package func age(_ date: Date?) -> String {
    guard let date else { return "" }
    let seconds = max(0, Int(clamping: now.timeIntervalSince(date)))
    switch seconds {
    case ..<60: return "now"
    case ..<3600: return "\(seconds / 60)m"
    case ..<86_400: return "\(seconds / 3600)h"
    case ..<(14 * 86_400): return "\(seconds / 86_400)d"
    case ..<(365 * 86_400): return "\(seconds / (7 * 86_400))w"
    case _: return "\(seconds / (365 * 86_400))y"
    }
  }

  /// The local time of day: `22:03`, with seconds `22:03:18`.
  package func time(_ date: Date, seconds: Bool = false) -> String {
    let local = Int(clamping: date.timeIntervalSince1970.rounded(.down)) + offset
    let day = (local % 86_400 + 86_400) % 86_400
    func two(_ value: Int) -> String { (value < 10 ? "0" : "") + String(value) }
    return two(day / 3600) + ":" + two(day / 60 % 60) + (seconds ? ":" + two(day % 60) : "")
  }

  /// The time of day of what was today; of anything earlier the date.
  package func moment(_ date: Date, seconds: Bool = false) -> String {
    day(date) == day(now) ? time(date, seconds: seconds) : day(date)
  }

  /// The local date as `2026-11-23`; empty where there is none.
  package func day(_ date: Date?) -> String {
    date.map { String(Timestamp.text($0 + TimeInterval(offset)).prefix(10)) } ?? ""
  }
}
