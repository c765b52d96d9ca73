import MeshVision
import TestSupport
import Testing

@Suite("Image quality")
struct QualityModelTests {
  private static func value(_ id: String, of image: PixelImage, _ revision: QualityModel.Revision) throws -> Double {
    try #require(QualityModel.scores(of: image, revision: revision).first { $0.id == id }).value
  }

  private static let board = Pictures.made(width: 256, height: 256) { x, y in
    Pictures.gray((x / 16 + y / 16).isMultiple(of: 2) ? 40 : 210)
  }

  @Test("Every concept is given once, from 0 to 1, the strongest first", arguments: QualityModel.Revision.allCases)
  func shape(_ revision: QualityModel.Revision) {
    let pictures =
      SampleScene.allCases.map { $0.render(width: 200, height: 150) }
      + [Pictures.solid(RGB(0), width: 1, height: 1), Pictures.solid(RGB(0xFFFFFF), width: 2, height: 900)]
    let concepts = ["blurry", "bright", "colorful", "contrast", "dark", "overexposed", "sharp", "underexposed"]
    for picture in pictures {
      let scores = QualityModel.scores(of: picture, revision: revision)
      #expect(scores.map(\.id).sorted() == concepts)
      #expect(scores.allSatisfy { (0...1).contains($0.value) })
      #expect(scores.map(\.value) == scores.map(\.value).sorted(by: >))
    }
  }

  @Test("A blurred picture is less sharp", arguments: QualityModel.Revision.allCases)
  func blur(_ revision: QualityModel.Revision) throws {
    let soft = Self.board.resized(width: 32, height: 32).resized(width: 256, height: 256)
    let sharp = try Self.value("sharp", of: Self.board, revision)
    #expect(sharp > 0.7)
    #expect(try Self.value("sharp", of: soft, revision) < sharp / 3)
    #expect(try Self.value("blurry", of: soft, revision) > 0.7)
  }

  @Test("Noise is no sharpness to the tiled revision")
  func noise() throws {
    var random = SeededGenerator(seed: 9)
    let noisy = Pictures.made(width: 256, height: 256) { _, _ in
      Pictures.gray(128 + Int.random(in: -14...14, using: &random))
    }
    #expect(try Self.value("sharp", of: noisy, .global) > 0.7)
    #expect(try Self.value("sharp", of: noisy, .tiled) < 0.4)
  }

  @Test("A sharp subject before a soft background is sharp to the tiled revision only")
  func softBackground() throws {
    let portrait = SampleScene.portrait.render()
    #expect(try Self.value("sharp", of: portrait, .global) < 0.5)
    #expect(try Self.value("sharp", of: portrait, .tiled) > 0.5)
  }

  @Test("Black is dark and underexposed, white bright and overexposed", arguments: QualityModel.Revision.allCases)
  func extremes(_ revision: QualityModel.Revision) throws {
    for id in ["dark", "underexposed"] { #expect(try Self.value(id, of: Pictures.solid(RGB(0)), revision) == 1) }
    for id in ["bright", "overexposed"] {
      #expect(try Self.value(id, of: Pictures.solid(RGB(0xFFFFFF)), revision) == 1)
    }
    for id in ["contrast", "colorful", "sharp"] {
      #expect(try Self.value(id, of: Pictures.solid(RGB(0)), revision) == 0)
    }
  }

  @Test("A picture of half black, half white has all the contrast there is", arguments: QualityModel.Revision.allCases)
  func contrast(_ revision: QualityModel.Revision) throws {
    let halves = Pictures.made(width: 64, height: 64) { _, y in Pictures.gray(y < 32 ? 0 : 255) }
    #expect(try Self.value("contrast", of: halves, revision) > 0.99)
  }

  @Test("A lone light in the dark: the mean rises, the median does not")
  func loneLight() throws {
    let lamp = Pictures.made(width: 128, height: 128) { x, y in Pictures.gray(x < 48 && y < 48 ? 255 : 10) }
    #expect(try Self.value("bright", of: lamp, .global) > 0.15)
    #expect(try Self.value("bright", of: lamp, .tiled) < 0.05)
  }

  @Test("Strong colours are colourful, gray ones are not", arguments: QualityModel.Revision.allCases)
  func colorful(_ revision: QualityModel.Revision) throws {
    #expect(try Self.value("colorful", of: Pictures.quarters, revision) == 1)
    #expect(try Self.value("colorful", of: Self.board, revision) == 0)
  }

  @Test("The size of a picture does not change the judgement much", arguments: QualityModel.Revision.allCases)
  func size(_ revision: QualityModel.Revision) throws {
    let (large, small) = (SampleScene.market.render(width: 1280, height: 960), SampleScene.market.render())
    for id in ["sharp", "bright", "contrast", "colorful"] {
      #expect(abs(try Self.value(id, of: large, revision) - Self.value(id, of: small, revision)) < 0.15)
    }
  }
}
