import MeshVision

/// A point of an image as replies hold it: shares of the height and the width.
struct KeypointDocument: Encodable, Sendable {
  let row: Double
  let col: Double
  let visibility = "VISIBLE"

  init(_ landmark: FaceDetector.Landmark) {
    row = landmark.y
    col = landmark.x
  }
}
