extension Int {
  /// The whole part of `value`, within 2^53 of zero; 0 for what is not a number.
  ///
  /// Times and numbers come out of files and answers, where nothing keeps them small: converting one that does not fit
  /// would end the program. The bound leaves room for adding and multiplying by what the calendar needs.
  public init(clamping value: Double) {
    let bound = 9_007_199_254_740_992.0
    self = value.isNaN ? 0 : Int(Swift.min(bound, Swift.max(-bound, value)))
  }
}
