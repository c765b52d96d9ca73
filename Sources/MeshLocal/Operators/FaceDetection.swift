import MeshCore
import MeshVision

/// The faces in each part.
struct FaceDetection: NetOperator {
  let net: Net

  static func model(_ shelf: NetShelf) -> CatalogueModel {
    let net = Net(shelf: shelf, weights: .faces)
    return CatalogueModel(
      id: "face-detection", owner: Catalogue.clarifai, typeID: "visual-detector",
      summary:
        "Where faces are, from 40 pixels on, with eyes, nose and mouth: MTCNN on this machine. Stands in for the "
        + "service's model, whose scores are others.",
      aliases: ["53e1df302c079b3db8a0a36033ed2d15"],
      versions: [
        .init(
          id: "6dc7e46bc9124c5c8824be4822abe105", createdAt: net.date, summary: net.summary,
          .computes(FaceDetection(net: net))),
        .init(id: "45fb9a671625463fa646c3523a3087d5", .serviceOnly),
        .init(id: "fe995da8cb73490f8556416ecf25cea3", .serviceOnly),
      ])
  }

  /// What the service calls a face.
  private static let face = Label(id: "ai_b1b1b1b1", name: "BINARY_POSITIVE")

  var concepts: [Label]? { [Self.face] }
  var partsAtOnce: Int? { 1 }

  func run(on parts: [Part], of picture: Picture) throws(PredictionFailure) -> [Part] {
    let detector: FaceDetector
    do throws(WeightsError) {
      detector = try net.shelf.faceDetector()
    } catch {
      throw PredictionFailure(error)
    }
    return parts.flatMap { part in
      detector.faces(in: part.pixels(of: picture.image)).map { Self.part($0, in: part.frame) }
    }
  }

  /// A face in a part of the image as a part of the image.
  private static func part(_ face: FaceDetector.Face, in frame: MeshCore.Region.BoundingBox) -> Part {
    func down(_ share: Double) -> Double { frame.top + share * (frame.bottom - frame.top) }
    func across(_ share: Double) -> Double { frame.left + share * (frame.right - frame.left) }
    var part = Part(
      box: .init(
        top: down(face.region.top), left: across(face.region.left), bottom: down(face.region.bottom),
        right: across(face.region.right)),
      concepts: [Concept(id: Self.face.id, name: Self.face.name, value: Double(face.score))])
    part.value = Double(face.score)
    part.landmarks = face.landmarks.map { .init(x: across($0.x), y: down($0.y)) }
    return part
  }
}
