import Foundation
import MeshVision
import Testing

/// What the nets should answer, as Scripts/reference-values.py worked it out with numpy.
struct Reference: Decodable {
  let classes: [Classified]
  let faces: [Picture]

  struct Classified: Decodable {
    let net: String
    let picture: String
    /// `photo`: the whole picture; `exact`: 256 x 256 pixels of it, of which 224 x 224 are read as they are.
    let kind: String
    /// The five likeliest classes: index and probability.
    let best: [[Double]]
    let embedding: Shares
  }

  /// Numbers as 255ths of the largest.
  struct Shares: Decodable {
    let largest: Double
    let shares: Data

    var values: [Double] { shares.map { Double($0) / 255 * largest } }
  }

  struct Picture: Decodable {
    let picture: String
    let faces: [Face]
  }

  struct Face: Decodable {
    /// Left, top, right, bottom, in pixels.
    let box: [Double]
    let score: Double
    /// Five of them: across and down, in pixels.
    let points: [[Double]]
  }

  static func read() throws -> Reference {
    try JSONDecoder().decode(Reference.self, from: Data(contentsOf: Fixture.url("reference.json")))
  }
}

/// Files beside this one.
enum Fixture {
  static func url(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: name)
  }

  static func image(_ name: String, maxSide: Int = 1600) throws -> PixelImage {
    try ImageFile([UInt8](Data(contentsOf: url(name)))).pixels(maxSide: maxSide)
  }
}

/// The weights and the photos that set-up installs. Tests of them are left out where they are not, but never in CI.
enum Installed {
  static let shelf = NetShelf(environment: ProcessInfo.processInfo.environment, program: nil)

  static let weights = isDemanded || NetShelf.Weights.allCases.allSatisfy { shelf.path(of: $0) != nil }
  static let photos = weights && (isDemanded || !shelf.photos.isEmpty)
  static let reason: Comment = "Weights and photos are not installed: Scripts/models installs them."

  /// The photo called `name`; nil where this machine's distribution does not have it.
  static func photo(_ name: String, maxSide: Int = 1600) throws -> PixelImage? {
    guard let photo = shelf.photos.first(where: { $0.name == name }) else {
      try #require(!isDemanded, "The photo \(name) is not installed: Scripts/models installs it.")
      return nil
    }
    return try ImageFile([UInt8](Data(contentsOf: URL(filePath: photo.path)))).pixels(maxSide: maxSide)
  }

  private static let isDemanded = ProcessInfo.processInfo.environment["CI"] == "true"
}
