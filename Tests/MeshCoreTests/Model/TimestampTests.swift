import FoundationEssentials
import MeshCore
import TestSupport
import Testing

@Suite struct TimestampTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2017-07-10T01:45:05Z", 1_499_651_105), ("2000-02-29T23:59:59Z", 951_868_799),
    ("1969-12-31T23:59:59Z", -1), ("2017-07-10 01:45:05Z", 1_499_651_105), ("2017-07-10t01:45:05z", 1_499_651_105),
    ("2017-07-10T03:45:05+02:00", 1_499_651_105), ("2017-07-09T20:15:05-05:30", 1_499_651_105),
    ("2026-11-23T18:04:05Z", 1_795_457_045),
  ])
  func aTimeIsRead(text: String, seconds: Double) {
    #expect(Timestamp.date(text)?.timeIntervalSince1970 == seconds)
  }

  @Test func zeroToNineDigitsOfFractionAreRead() throws {
    let digits = "672880123"
    for count in 1...9 {
      let shown = String(digits.prefix(count))
      let date = try #require(Timestamp.date("2017-07-10T01:45:05.\(shown)Z"))
      let fraction = try #require(Double("0.\(shown)"))
      #expect(abs(date.timeIntervalSince1970 - 1_499_651_105 - fraction) < 1e-6)
    }
  }

  @Test(arguments: [
    "", "junk", "2017-07-10", "2017-07-10T01:45:05", "2017-07-10T01:45:05.Z", "2017-07-10T01:45:05Zjunk",
    "2017-07-10x01:45:05Z", "2017-07-10T01-45-05Z", "2017-13-10T01:45:05Z", "2017-00-10T01:45:05Z",
    "2017-02-30T01:45:05Z", "2017-02-29T01:45:05Z", "2017-07-00T01:45:05Z", "2017-07-10T24:00:00Z",
    "2017-07-10T01:60:05Z", "2017-07-10T01:45:61Z", "2017-07-10T01:45:05+2:00", "2017-07-10T01:45:05+02",
    "2017-07-10T01:45:05+0200", "+017-07-10T01:45:05Z", "２017-07-10T01:45:05Z", "2017-07-10T01:45:05.6728ZZ",
  ])
  func junkIsNoTime(text: String) { #expect(Timestamp.date(text) == nil) }

  @Test func aTimeIsWrittenAsTheServiceWritesIt() {
    #expect(Timestamp.text(Date(timeIntervalSince1970: 1_795_457_045.5)) == "2026-11-23T18:04:05.500000Z")
    #expect(Timestamp.text(Date(timeIntervalSince1970: -0.25)) == "1969-12-31T23:59:59.750000Z")
  }

  @Test(arguments: [
    "0001-01-01T00:00:00.000000Z", "1492-10-12T02:00:00.000000Z", "1600-02-29T12:00:00.500000Z",
    "2300-01-01T00:00:00.000000Z", "9999-12-31T23:59:59.000000Z",
  ])
  func aTimeOfAnyYearIsWrittenAsItWasRead(text: String) throws {
    #expect(Timestamp.text(try #require(Timestamp.date(text))) == text)
  }

  @Test func whatIsBeyondTheCalendarIsItsEnd() {
    #expect(Timestamp.text(Date(timeIntervalSince1970: -1e300)) == "0001-01-01T00:00:00.000000Z")
    #expect(Timestamp.text(Date(timeIntervalSince1970: .infinity)) == "9999-12-31T23:59:59.000000Z")
    #expect(Timestamp.text(Date(timeIntervalSince1970: 0.999_999_9)) == "1970-01-01T00:00:01.000000Z")
  }

  @Test func whatIsWrittenIsReadToTheMicrosecond() throws {
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      // From 1900 to 2100.
      let micros = Int.random(in: -2_208_988_800_000_000...4_102_444_800_000_000, using: &random)
      let text = Timestamp.text(Date(timeIntervalSince1970: Double(micros) / 1_000_000))
      let date = try #require(Timestamp.date(text), "seed \(seed): \(text)")
      #expect(Timestamp.text(date) == text, "seed \(seed)")
      #expect(abs(date.timeIntervalSince1970 - Double(micros) / 1_000_000) < 2e-6, "seed \(seed): \(text)")
    }
  }
}

/// Times and numbers as files and answers may hold them.
@Suite struct ClampingTests {
  @Test(arguments: [
    (0.0, 0), (-1.9, -1), (1e300, 1 << 53), (-Double.infinity, -(1 << 53)), (.nan, 0),
    (.greatestFiniteMagnitude, 1 << 53),
  ])
  func aNumberOfAnySizeBecomesAWholeOne(value: Double, whole: Int) {
    #expect(Int(clamping: value) == whole)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300, 253_402_300_800, -62_135_596_801])
  func aDateOfAnySizeHasAText(seconds: Double) {
    #expect(Timestamp.text(Date(timeIntervalSince1970: seconds)).hasSuffix("Z"))
  }
}
