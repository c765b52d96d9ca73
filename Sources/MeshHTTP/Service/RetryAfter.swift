package import FoundationEssentials
import MeshCore

/// The header by which a service asks for a pause: seconds, or a date of HTTP (RFC 9110, section 10.2.3).
package enum RetryAfter {
  /// How long that is from `now`; nil where the value is of neither form. A date that has passed is no wait at all.
  package static func duration(_ value: String, now: Date) -> Duration? {
    if let seconds = Int(value), seconds >= 0 { return .seconds(min(seconds, 86_400)) }
    guard let date = date(value) else { return nil }
    return .seconds(min(max(0, date.timeIntervalSince(now)), 86_400))
  }

  /// The time of a date of HTTP: `Sun, 06 Nov 1994 08:49:37 GMT`.
  package static func date(_ text: String) -> Date? {
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: String(parts[2])) else { return nil }
    return Timestamp.date("\(parts[3])-\(month < 9 ? "0" : "")\(month + 1)-\(parts[1])T\(parts[4])Z")
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
