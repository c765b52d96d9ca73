import Canvas
import FoundationEssentials
import MeshCore
@testable import MeshUI

extension Fixtures {
  /// Concepts, regions with their own, a hidden node, and one that failed.
  static let run = PredictionRun(
    workflow: station.id, versionID: station.version?.id, nodes: station.nodes,
    image: .url("https://samples.clarifai.com/metro-north.jpg"), at: ago(42), seconds: 1.92,
    status: Status(code: .mixed, summary: "Mixed Status"),
    result: WorkflowResult(
      status: Status(code: .mixed, summary: "Mixed Status"),
      outputs: [
        output(
          0,
          OutputData(concepts: [
            Concept(id: "train", value: 0.999), Concept(id: "railway", value: 0.975),
            Concept(id: "travel", value: 0.942), Concept(id: "commuter", value: 0.674),
            Concept(id: "no person", value: 0.412), Concept(id: "blur", value: 0.204),
          ])),
        output(1, OutputData(concepts: [Concept(id: "safe", value: 0.998), Concept(id: "gore", value: 0.001)])),
        output(
          2,
          OutputData(regions: [
            Region(
              id: "r1", box: .init(top: 0.45, left: 0.11, bottom: 0.79, right: 0.32), value: 0.987,
              data: OutputData(concepts: [Concept(id: "face", value: 0.987)])),
            Region(id: "r2", box: .init(top: 0.55, left: 0.4, bottom: 0.8, right: 0.52), value: 0.902),
          ])),
        Output(
          id: "o5", status: Status(code: .modelNotDeployed, summary: "Model is not deployed"),
          model: station.nodes[4].model, data: OutputData()),
        output(
          5,
          OutputData(colors: [
            ColorShare(hex: "#bc8f8f", w3cHex: "#bc8f8f", w3cName: "rosybrown", share: 0.31),
            ColorShare(hex: "#b0c4de", w3cHex: "#b0c4de", w3cName: "lightsteelblue", share: 0.24),
            ColorShare(hex: "#a52a2a", w3cHex: "#a52a2a", w3cName: "brown", share: 0.11),
          ])),
      ]))

  static let earlierRun = PredictionRun(
    workflow: station.id, versionID: station.version?.id, nodes: Array(station.nodes.prefix(1)),
    image: .file("/shots/platform-4.png"), at: ago(1500), seconds: 0.4, status: .ok,
    result: WorkflowResult(
      status: .ok, outputs: [output(0, OutputData(concepts: [Concept(id: "platform", value: 0.951)]))]))

  private static func output(_ place: Int, _ data: OutputData) -> Output {
    Output(id: "o\(place)", status: .ok, model: station.nodes[place].model, data: data)
  }

  /// A sky over a platform, 64 x 24 cells.
  static let thumbnail: Thumbnail = {
    let (columns, rows) = (64, 24)
    let colors = (0..<rows * 2).flatMap { line in
      (0..<columns).map { column -> RGB in
        if line < 18 { return RGB(0x9F, UInt8(0xA0 + line), 0xCE) }
        if line < 30, column > 20 { return column / 6 % 2 == 0 ? RGB(0x2F, 0x3D, 0x5A) : RGB(0xB8, 0xBC, 0xC6) }
        if line < 30 { return RGB(0x6C, 0x7B, 0x70) }
        return line < 33 ? RGB(0xB0, 0x40, 0x3A) : RGB(0x8B, UInt8(0x60 + column), 0x50)
      }
    }
    let bytes = colors.flatMap { [$0.red, $0.green, $0.blue] }
    guard let pixels = Pixels(width: columns, height: rows * 2, bytes: bytes) else {
      preconditionFailure("it has a colour for each of its pixels")
    }
    return Thumbnail(columns: columns, rows: rows, pixels: pixels, imageWidth: 512, imageHeight: 384)
  }()
}
