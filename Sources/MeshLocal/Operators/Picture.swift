import MeshCore
package import MeshVision
import Synchronization

/// An image that nodes look at, and what nets have already seen in it: nodes that ask for different things of one net, or of
/// the same part, share one pass.
package final class Picture: Sendable {
  package let image: PixelImage
  private let seen = Mutex<[View: EfficientNetLite.Sight]>([:])

  package init(_ image: PixelImage) {
    self.image = image
  }

  private struct View: Hashable {
    let weights: NetShelf.Weights
    let box: MeshCore.Region.BoundingBox?
  }

  /// What the net of `weights` sees in each of `parts`, in their order.
  func sights(
    of parts: [Part], by weights: NetShelf.Weights, of shelf: NetShelf
  ) throws(WeightsError) -> [EfficientNetLite.Sight] {
    let views = parts.map { View(weights: weights, box: $0.box) }
    let known = seen.withLock { seen in views.map { seen[$0] } }
    let missing = known.indices.filter { known[$0] == nil }
    guard !missing.isEmpty else { return known.compactMap(\.self) }
    let net = try shelf.classifier(weights)
    let found = net.sights(of: missing.map { parts[$0].pixels(of: image) })
    var sights = known
    for (index, sight) in zip(missing, found) { sights[index] = sight }
    seen.withLock { seen in for (index, sight) in zip(missing, found) { seen[views[index]] = sight } }
    return sights.compactMap(\.self)
  }
}
