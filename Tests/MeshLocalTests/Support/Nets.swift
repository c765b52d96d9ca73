import Foundation
import MeshLocal
import MeshVision
import Testing

/// The weights and the photos that set-up installs. Tests of them are left out where they are not, but never in CI.
enum Nets {
  static let shelf = NetShelf(environment: ProcessInfo.processInfo.environment, program: nil)
  static let catalogue = Catalogue.standard(nets: shelf)

  static let areInstalled =
    ProcessInfo.processInfo.environment["CI"] == "true"
    || NetShelf.Weights.allCases.allSatisfy { shelf.path(of: $0) != nil } && !shelf.photos.isEmpty
  static let reason: Comment = "Weights and photos are not installed: Scripts/models installs them."

  /// The file of a photo.
  static func photo(_ name: String) throws -> [UInt8] {
    let photo = try #require(shelf.photos.first { $0.name == name }, "The photo \(name) is not installed.")
    return [UInt8](try Data(contentsOf: URL(filePath: photo.path)))
  }
}
