import MeshVision
import Testing

@testable import MeshVision

@Suite("What pictures show", .enabled(if: Installed.photos, Installed.reason))
struct ClassifierTests {
  /// What is compared: the probabilities of the five likeliest classes, and the embedding.
  private func compare(
    _ wanted: Reference.Classified, _ image: PixelImage, probability: Double, cosine least: Double
  ) throws {
    let weights = try #require(NetShelf.Weights(rawValue: wanted.net))
    let sight = try Installed.shelf.classifier(weights).sights(of: [image])[0]
    let about: Comment = "\(wanted.net) on \(wanted.picture)"
    #expect(sight.probabilities.count == 1000, about)
    #expect(abs(sight.probabilities.reduce(0, +) - 1) < 1e-4, about)
    for best in wanted.best {
      #expect(abs(Double(sight.probabilities[Int(best[0])]) - best[1]) <= probability, about)
    }
    #expect(cosine(sight.embedding.map(Double.init), wanted.embedding.values) >= least, about)
    if wanted.best[0][1] - wanted.best[1][1] >= 0.15 {
      let top = sight.probabilities.indices.max { sight.probabilities[$0] < sight.probabilities[$1] }
      #expect(top == Int(wanted.best[0][0]), about)
    }
  }

  private func cosine(_ one: [Double], _ other: [Double]) -> Double {
    guard one.count == other.count else { return 0 }
    func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    return dot(one, other) / (dot(one, one) * dot(other, other)).squareRoot()
  }

  @Test("Photos give what numpy works out, within what resampling costs", arguments: NetShelf.Weights.classifiers)
  func photos(_ weights: NetShelf.Weights) throws {
    let wanted = try Reference.read().classes.filter { $0.kind == "photo" && $0.net == weights.rawValue }
    #expect(wanted.count == 9)
    for wanted in wanted {
      guard let image = try Installed.photo(wanted.picture) else { continue }
      try compare(wanted, image, probability: 0.15, cosine: 0.97)
    }
  }

  @Test("Where nothing is resampled they give nearly the same numbers")
  func exact() throws {
    let wanted = try Reference.read().classes.filter { $0.kind == "exact" }
    #expect(wanted.count == 9)
    for wanted in wanted {
      guard let image = try Installed.photo(wanted.picture, maxSide: 2000) else { continue }
      try compare(wanted, image.middle(left: 40, top: 20, side: 256), probability: 0.005, cosine: 0.999)
    }
  }

  @Test("Several pictures together give what each gives alone")
  func together() throws {
    let net = try Installed.shelf.classifier(.lite0)
    let scenes = SampleScene.allCases.prefix(6).map { $0.render(width: 320, height: 240) }
    let alone = scenes.map { net.sights(of: [$0])[0] }
    #expect(net.sights(of: Array(scenes)) == alone)
    #expect(net.sights(of: []).isEmpty)
  }

  @Test("Every set of kernels gives the same")
  func kernelSets() throws {
    let path = try #require(Installed.shelf.path(of: .lite0))
    let file = try WeightsFile(path: path, name: "efficientnet-lite0")
    let scene = SampleScene.market.render(width: 300, height: 300)
    let all = try Kernels.all.map { kernels in
      try EfficientNetLite(file, name: "efficientnet-lite0", kernels: kernels).sights(of: [scene])[0]
    }
    for sight in all {
      #expect(zip(sight.probabilities, all[0].probabilities).allSatisfy { abs($0 - $1) < 1e-4 })
    }
  }

  @Test("A picture of one pixel is looked at too", arguments: [(1, 1), (1, 900), (900, 1), (3, 2)])
  func slivers(width: Int, height: Int) throws {
    let image = Pictures.solid(RGB(0x336699), width: width, height: height)
    let sight = try Installed.shelf.classifier(.lite0).sights(of: [image])[0]
    #expect(sight.probabilities.allSatisfy { (0...1).contains($0) })
  }

  @Test("Each class has a synset of its own, and a name")
  func labels() throws {
    let labels = try Installed.shelf.classifier(.lite1).labels
    #expect(labels[282] == Label(id: "n02123159", name: "tiger cat"))
    #expect(labels[967] == Label(id: "n07920052", name: "espresso"))
    #expect(Set(labels.map(\.id)).count == 1000)
  }
}

extension NetShelf.Weights {
  static let classifiers: [Self] = [.lite0, .lite1, .lite2]
}

extension PixelImage {
  /// A square of this picture.
  fileprivate func middle(left: Int, top: Int, side: Int) -> PixelImage {
    var part: [UInt8] = []
    for row in top..<top + side {
      let start = (row * width + left) * 3
      part += pixels[start..<start + side * 3]
    }
    return PixelImage(width: side, height: side, pixels: part)
  }
}
