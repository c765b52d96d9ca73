import FoundationEssentials
import MeshCore

/// A time for people: the day and the minute, in UTC.
func moment(_ date: Date?) -> String {
  guard let date else { return "-" }
  return String(Timestamp.text(date).prefix(16).replacing("T", with: " "))
}
