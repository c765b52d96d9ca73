import FoundationEssentials
import MeshCore
import MeshVision

extension Catalogue {
  /// The models that are computed on this machine. Those of clarifai/main stand in for the service's under its own ids, so
  /// that a workflow made of them can be applied to the service as it is.
  static func computed(with shelf: NetShelf) -> [CatalogueModel] {
    ImageClasses.models(shelf) + [FaceDetection.model(shelf), ImageEmbedding.model(shelf), ColorRecognition.model]
      + MarginCrop.models + [ImageQuality.model, ImageTiles.model, ImageCenterCrop.model, ConceptThreshold.model]
  }

  static let firstReleased = Timestamp.date("2026-11-01T09:00:00Z")
  static let released = Timestamp.date("2026-11-23T09:00:00Z")
}
