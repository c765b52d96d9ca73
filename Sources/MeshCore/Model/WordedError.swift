/// An error that tells itself to the user.
public protocol WordedError: Error {
  /// What failed, why, and what to do next, in sentences.
  var message: String { get }
}

extension Error {
  /// The error as users read it; one that does not tell itself is named as Swift prints it.
  public var inWords: String { (self as? any WordedError)?.message ?? "\(self)" }
}
