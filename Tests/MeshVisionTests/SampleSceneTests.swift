import MeshVision
import Testing

@Suite("Sample scenes")
struct SampleSceneTests {
  private static func values(_ scene: SampleScene) -> [String: Double] {
    let scores = QualityModel.scores(of: scene.render(), revision: .global)
    return Dictionary(uniqueKeysWithValues: scores.map { ($0.id, $0.value) })
  }

  @Test("A scene looks the same every time, and like no other")
  func deterministic() {
    let first = SampleScene.allCases.map { $0.render(width: 160, height: 120) }
    #expect(first == SampleScene.allCases.map { $0.render(width: 160, height: 120) })
    #expect(Set(first).count == SampleScene.allCases.count)
  }

  @Test("A scene has the size asked for", arguments: SampleScene.allCases)
  func size(_ scene: SampleScene) {
    for (width, height) in [(1, 1), (3, 200), (200, 3), (64, 48)] {
      let picture = scene.render(width: width, height: height)
      #expect((picture.width, picture.height) == (width, height))
    }
  }

  @Test("A scene is the same picture at any size", arguments: SampleScene.allCases)
  func scales(_ scene: SampleScene) {
    let shrunk = scene.render(width: 640, height: 480).resized(width: 80, height: 60)
    #expect(scene.render(width: 320, height: 240).resized(width: 80, height: 60).meanDifference(from: shrunk) < 6)
  }

  @Test("No part of a scene is left unpainted", arguments: SampleScene.allCases.filter { $0 != .night })
  func painted(_ scene: SampleScene) {
    let picture = scene.render()
    for edge in [Region(top: 0, left: 0, bottom: 1, right: 0.01), Region(top: 0, left: 0.99, bottom: 1, right: 1)] {
      let strip = picture.cropped(to: edge).pixels
      #expect(!stride(from: 0, to: strip.count, by: 3).contains { strip[$0..<$0 + 3].allSatisfy { $0 == 0 } })
    }
  }

  @Test("The scenes differ in what the models measure")
  func character() throws {
    let all = Dictionary(uniqueKeysWithValues: SampleScene.allCases.map { ($0, Self.values($0)) })
    func strongest(_ id: String) -> SampleScene? { all.max { ($0.value[id] ?? 0) < ($1.value[id] ?? 0) }?.key }
    #expect(strongest("blurry") == .harbor)
    #expect(strongest("dark") == .night)
    #expect(strongest("underexposed") == .night)
    #expect(strongest("overexposed") == .beach)
    #expect(strongest("bright") == .beach)
    #expect(strongest("colorful") == .market)
    #expect(try #require(all[.station]?["sharp"]) > 0.6)
    #expect(try #require(all[.harbor]?["sharp"]) < 0.1)
  }

  @Test("Each scene is described", arguments: SampleScene.allCases)
  func described(_ scene: SampleScene) {
    #expect((1...24).contains(scene.title.count))
    #expect(scene.altText.hasSuffix("."))
  }
}
