import FoundationEssentials
import MeshCore
import MeshVision

/// A net that versions of models compute with, if its weights are installed.
struct Net: Sendable {
  let shelf: NetShelf
  let weights: NetShelf.Weights

  /// What it is; the third one answers for no version of the service's.
  var summary: String { weights == .lite2 ? ownSummary : name }
  var ownSummary: String { name + ". Exists on this machine only" }
  var date: Date? { weights == .lite2 ? Catalogue.firstReleased : Catalogue.released }

  private var name: String {
    switch weights {
    case .lite0: "EfficientNet-Lite0, 224 x 224 pixels: the fastest"
    case .lite1: "EfficientNet-Lite1, 240 x 240 pixels"
    case .lite2: "EfficientNet-Lite2, 260 x 260 pixels: the most accurate"
    case .faces: "MTCNN, faces from 40 pixels on"
    }
  }

  var lacks: String? {
    guard shelf.path(of: weights) == nil else { return nil }
    return "Its weights are not installed. Install them: meshwork models install \(weights.rawValue)"
  }

  /// What it can find; nil where that cannot be read.
  var labels: [Label]? { try? shelf.labels(of: weights) }

  func sights(
    of parts: [Part], of picture: Picture
  ) throws(PredictionFailure) -> (sights: [EfficientNetLite.Sight], labels: [Label]) {
    do throws(WeightsError) {
      return (try picture.sights(of: parts, by: weights, of: shelf), try shelf.labels(of: weights))
    } catch {
      throw PredictionFailure(error)
    }
  }
}

/// One that a net computes, and that is missing where its weights are.
protocol NetOperator: StandIn {
  var net: Net { get }
}

extension NetOperator {
  var lacks: String? { net.lacks }
  /// As many as go through a net together.
  var partsAtOnce: Int? { EfficientNetLite.together }
}

extension PredictionFailure {
  init(_ error: WeightsError) {
    self.init(code: .modelPredictionFailed, summary: "Prediction failed", details: error.message)
  }
}
