package import FoundationEssentials
package import MeshCore

extension Clock {
  /// When something was: of the last day its time, which stays true while nothing is drawn anew; else its age in days and
  /// more.
  package func when(_ date: Date?) -> String {
    guard let date else { return "" }
    return now.timeIntervalSince(date) < 86_400 ? time(date) : age(date)
  }

  /// How long ago in hours and more, where there is no room for a time: what is told holds for an hour without being told
  /// anew.
  func roughAge(_ date: Date?) -> String {
    guard let date, now.timeIntervalSince(date) < 3600 else { return age(date) }
    return "<1h"
  }
}
