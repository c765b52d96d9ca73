import FoundationEssentials
import MeshCore

extension Clock {
  /// The local date as `2026-11-23`; empty where there is none.
  func day(_ date: Date?) -> String {
    date.map { String(Timestamp.text($0 + TimeInterval(offset)).prefix(10)) } ?? ""
  }
}
