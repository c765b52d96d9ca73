import MeshVision
import Testing

@Suite("Dominant colours")
struct ColorModelTests {
  @Test(
    "A plain picture is one colour",
    arguments: [
      (0x000000, "black"), (0xFFFFFF, "white"), (0xFF0000, "red"), (0x00FFFF, "cyan"), (0xFF00FF, "magenta"),
      (0x808080, "gray"), (0xB0C4DE, "lightsteelblue"), (0x663399, "rebeccapurple"), (0xBC8F8F, "rosybrown"),
      (0x2F4F4F, "darkslategray"),
    ])
  func plain(_ number: Int, _ name: String) {
    let color = RGB(UInt32(number))
    let found = ColorModel.dominantColors(of: Pictures.solid(color), clusters: 5, minimumShare: 0)
    #expect(found.map(\.w3cName) == [name])
    #expect(found.map(\.w3cHex) == [color.hex])
    #expect(found.map(\.hex) == [color.hex])
    #expect(found.map(\.share) == [1])
  }

  @Test("Colours near a name keep their own value beside it")
  func nearName() {
    let found = ColorModel.dominantColors(of: Pictures.solid(RGB(0xFA0508)), clusters: 3, minimumShare: 0)
    #expect(found.map(\.hex) == ["#fa0508"])
    #expect(found.map(\.w3cHex) == ["#ff0000"])
  }

  @Test("Shares are the parts of the picture, the largest first")
  func shares() {
    let picture = Pictures.made(width: 100, height: 50) { x, _ in RGB(x < 60 ? 0x0000FF : x < 90 ? 0xFFFF00 : 0xFF0000)
    }
    let found = ColorModel.dominantColors(of: picture, clusters: 3, minimumShare: 0)
    #expect(found.map(\.w3cName) == ["blue", "yellow", "red"])
    #expect(found.map(\.share) == [0.6, 0.3, 0.1])
    let large = ColorModel.dominantColors(of: picture, clusters: 3, minimumShare: 0.2)
    #expect(large.map(\.w3cName) == ["blue", "yellow"])
  }

  @Test(
    "Each sample scene: the same answer twice, different names, shares that add up", arguments: SampleScene.allCases)
  func scenes(_ scene: SampleScene) {
    let picture = scene.render()
    for clusters in [1, 3, 8, 16] {
      let found = ColorModel.dominantColors(of: picture, clusters: clusters, minimumShare: 0)
      #expect(found == ColorModel.dominantColors(of: picture, clusters: clusters, minimumShare: 0))
      #expect((1...clusters).contains(found.count))
      #expect(Set(found.map(\.w3cName)).count == found.count)
      #expect(abs(found.reduce(0) { $0 + $1.share } - 1) < 1e-9)
      #expect(found.map(\.share) == found.map(\.share).sorted(by: >))
    }
  }

  @Test("One pixel has one colour")
  func onePixel() {
    let found = ColorModel.dominantColors(
      of: Pictures.solid(RGB(0x008080), width: 1, height: 1), clusters: 8, minimumShare: 0)
    #expect(found.map(\.w3cName) == ["teal"])
  }
}
