extension Double {
  /// A share with two decimals: `0.80`; what lies beyond 0 and 1 is cut.
  var hundredths: String { share(in: 100) }

  /// The same with three: `0.566`.
  var thousandths: String { share(in: 1000) }

  private func share(in parts: Int) -> String {
    let count = Int((Swift.min(Swift.max(self, 0), 1) * Double(parts)).rounded())
    // With a digit before the others, none of those is left out.
    return "\(count / parts)." + String(parts + count % parts).dropFirst()
  }
}
