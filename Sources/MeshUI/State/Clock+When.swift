package import FoundationEssentials
package import MeshCore

extension Clock {
  /// When something was: of the last day its time, which stays true while nothing is drawn anew; else its age in days and
  /// more.
  package func when(_ date: Date?) -> String {
    guard let date else { return "" }
    return now.timeIntervalSince(date) < 86_400 ? time(date) : age(date)
  }
}
