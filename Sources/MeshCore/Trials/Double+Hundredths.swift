extension Double {
  /// A share with two decimals: `0.80`; what lies beyond 0 and 1 is cut.
  var hundredths: String {
    let hundredths = Int((Swift.min(Swift.max(self, 0), 1) * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  /// The same with three: `0.566`.
  var thousandths: String {
    let thousandths = Int((Swift.min(Swift.max(self, 0), 1) * 1000).rounded())
    return "\(thousandths / 1000)." + String(String(1000 + thousandths % 1000).dropFirst())
  }
}
