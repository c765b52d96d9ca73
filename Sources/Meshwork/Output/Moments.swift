import FoundationEssentials
import MeshCore

/// A time for people: the day and the minute, in UTC.
func moment(_ date: Date?) -> String {
  // The first moment of all is what a service writes where it has none.
  guard let date, date != Timestamp.none else { return "-" }
  return String(Timestamp.text(date).prefix(16).replacing("T", with: " "))
}
