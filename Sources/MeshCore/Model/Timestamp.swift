public import FoundationEssentials

/// RFC 3339 times as the service writes them: UTC, with zero to nine digits of fraction.
public enum Timestamp {
  /// 0001-01-01, which stands for no time at all in what programs in Go write.
  public static let none = Date(timeIntervalSince1970: Double(firstSecond))

  /// The time that `text` names, or nil. A space in place of `T` and numeric offsets are read too.
  public static func date(_ text: String) -> Date? {
    var rest = Digits(text)
    guard let year = rest.number(4), rest.skip("-"), let month = rest.number(2), rest.skip("-"),
      let day = rest.number(2), rest.skip("T") || rest.skip("t") || rest.skip(" "),
      let hour = rest.number(2), rest.skip(":"), let minute = rest.number(2), rest.skip(":"),
      let second = rest.number(2), let fraction = rest.fraction(), let offset = rest.offset(), rest.isAtEnd
    else { return nil }
    let dayNumber = days(year, month, day)
    // A date that the calendar has not, such as 30 February, comes back as another one.
    guard (1...12).contains(month), calendarDate(dayNumber) == (year, month, day) else { return nil }
    guard hour < 24, minute < 60, second <= 60 else { return nil }
    let seconds = dayNumber * 86_400 + hour * 3600 + minute * 60 + second - offset
    return Date(timeIntervalSince1970: Double(seconds) + fraction)
  }

  /// `date` in UTC with six digits of fraction, as the service stores it: `2026-11-23T18:04:05.000000Z`.
  public static func text(_ date: Date) -> String {
    let whole = date.timeIntervalSince1970.rounded(.down)
    let fraction = Int(clamping: ((date.timeIntervalSince1970 - whole) * 1_000_000).rounded())
    // A fraction may round up to the next second.
    let seconds = min(max(Int(clamping: whole), firstSecond), lastSecond) + fraction / 1_000_000
    let micros = fraction % 1_000_000
    let day = seconds.floorDivided(by: 86_400)
    let time = seconds - day * 86_400
    let (year, month, dayOfMonth) = calendarDate(day)
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfMonth, 2))T\(padded(time / 3600, 2)):"
      + "\(padded(time / 60 % 60, 2)):\(padded(time % 60, 2)).\(padded(micros, 6))Z"
  }

  /// The years 0001 to 9999, which are all that the text has room for.
  private static let firstSecond = days(1, 1, 1) * 86_400
  private static let lastSecond = days(10_000, 1, 1) * 86_400 - 1

  /// Days from 1970-01-01 to a date of the Gregorian calendar (Howard Hinnant, "chrono-compatible date algorithms").
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted.floorDivided(by: 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func calendarDate(_ day: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = day + 719_468
    let era = shifted.floorDivided(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}

extension Int {
  fileprivate func floorDivided(by divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

/// The part of a time's text that is still to be read.
private struct Digits {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = text[...].utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  /// The number that exactly `count` digits make.
  mutating func number(_ count: Int) -> Int? {
    let digits = rest.prefix(count).prefix { (48...57).contains($0) }
    guard digits.count == count else { return nil }
    rest = rest.dropFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  /// The share of a second that `.` and its digits make; 0 where there is no `.`.
  mutating func fraction() -> Double? {
    guard skip(".") else { return 0 }
    let digits = rest.prefix { (48...57).contains($0) }
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    return digits.reversed().reduce(0) { ($0 + Double($1 - 48)) / 10 }
  }

  /// The seconds by which `Z`, `+05:30` or `-08:00` is ahead of UTC.
  mutating func offset() -> Int? {
    if skip("Z") || skip("z") { return 0 }
    let isAhead = skip("+")
    guard isAhead || skip("-"), let hours = number(2), skip(":"), let minutes = number(2), hours < 24, minutes < 60
    else { return nil }
    return (hours * 60 + minutes) * (isAhead ? 60 : -60)
  }
}
