import MeshVision
import Testing

@testable import MeshVision

@Suite("Faces", .enabled(if: Installed.photos, Installed.reason))
struct FaceTests {
  private func compare(_ wanted: Reference.Picture, _ image: PixelImage) throws {
    var found = try Installed.shelf.faceDetector().faces(in: image)
    let (width, height) = (Double(image.width), Double(image.height))
    #expect(found.map(\.score) == found.map(\.score).sorted(by: >))
    for face in wanted.faces {
      let overlaps = found.map { overlap(face.box, $0.region.edges(width, height)) }
      let best = try #require(overlaps.indices.max { overlaps[$0] < overlaps[$1] }, "\(wanted.picture): one is missed")
      #expect(overlaps[best] >= 0.7, "\(wanted.picture)")
      #expect(abs(Double(found[best].score) - face.score) < 0.02, "\(wanted.picture)")
      // Within a tenth of the face's width.
      for (point, landmark) in zip(face.points, found[best].landmarks) {
        let (across, down) = (point[0] - landmark.x * width, point[1] - landmark.y * height)
        #expect((across * across + down * down).squareRoot() < (face.box[2] - face.box[0]) / 10, "\(wanted.picture)")
      }
      #expect(found[best].landmarks.count == 5)
      found.remove(at: best)
    }
    #expect(found.isEmpty, "\(wanted.picture): invented")
  }

  /// The area that two boxes share, as a part of the area that they cover.
  private func overlap(_ one: [Double], _ other: [Double]) -> Double {
    func area(_ box: [Double]) -> Double { max(0, box[2] - box[0]) * max(0, box[3] - box[1]) }
    let shared = area([max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])])
    return shared / (area(one) + area(other) - shared)
  }

  @Test("On photos none is missed and none invented")
  func photos() throws {
    let wanted = try Reference.read().faces.filter { $0.picture != "montage" }
    #expect(wanted.count == 9)
    for wanted in wanted {
      guard let image = try Installed.photo(wanted.picture, maxSide: 2000) else { continue }
      try compare(wanted, image)
    }
  }

  @Test("Turned, mirrored and small ones are found")
  func montage() throws {
    let wanted = try #require(try Reference.read().faces.first { $0.picture == "montage" })
    #expect(wanted.faces.count == 8)
    try compare(wanted, Fixture.image("faces.jpg"))
  }

  @Test("There is none in a picture without", arguments: [(1, 1), (39, 200), (64, 48), (400, 3)])
  func none(width: Int, height: Int) throws {
    let image = Pictures.solid(RGB(0x996633), width: width, height: height)
    #expect(try Installed.shelf.faceDetector().faces(in: image).isEmpty)
  }

  @Test("Noise, which looks like faces everywhere at first, takes no time without end")
  func noise() throws {
    var random = SplitMix64(seed: 3)
    let pixels = (0..<500 * 400 * 3).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    #expect(try Installed.shelf.faceDetector().faces(in: PixelImage(width: 500, height: 400, pixels: pixels)).isEmpty)
  }
}

extension Region {
  fileprivate func edges(_ width: Double, _ height: Double) -> [Double] {
    [left * width, top * height, right * width, bottom * height]
  }
}
