/// How far a prediction is.
public enum PredictionProgress: Hashable, Sendable {
  /// So many of the images have their answer.
  case answered(Int, of: Int)
  /// A model is starting, as the status says: the call is sent again after `pause`. `waited` is the time since it was
  /// first sent; it is given up after ten minutes.
  case waiting(Status, pause: Duration, waited: Duration)
}
