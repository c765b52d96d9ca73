import Foundation
import Testing

@testable import MeshVision

@Suite("Files of weights")
struct WeightsFileTests {
  /// A file as docs/models.md describes it: one tensor of two rows of two halves, and one of one 32-bit number.
  private static func file(
    form: UInt8 = 1, head: String? = nil, payload: [UInt8]? = nil, announced: Int? = nil
  ) -> [UInt8] {
    let text =
      head ?? """
        {"name":"net","tensors":[{"name":"w","type":"f16","shape":[2,2],"offset":0},\
        {"name":"b","type":"f32","shape":[1],"offset":8}],"labels":[["n1","one"]]}
        """
    let payload = payload ?? [0, 0x3C, 0, 0xC0, 0, 0, 0, 0x38, 0, 0, 0x20, 0x41]
    func little(_ value: Int, _ bytes: Int) -> [UInt8] { (0..<bytes).map { UInt8(value >> ($0 * 8) & 255) } }
    return Array("MESHNET\n".utf8) + [form, 0, 0, 0] + little(text.utf8.count, 4)
      + little(announced ?? payload.count, 8) + [UInt8](repeating: 7, count: 40) + Array(text.utf8) + payload
  }

  private func open(_ bytes: [UInt8]) throws -> WeightsFile {
    let path = FileManager.default.temporaryDirectory.appending(path: "weights-\(UUID().uuidString)").path()
    try Data(bytes).write(to: URL(filePath: path))
    // The file stays mapped after its name is gone.
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try WeightsFile(path: path, name: "net")
  }

  @Test("Its tensors and labels are read")
  func whole() throws {
    let file = try open(Self.file())
    #expect(file.labels == [Label(id: "n1", name: "one")])
    let weights = try file.tensor("w")
    #expect(weights.shape == [2, 2] && weights.values == [1, -2, 0, 0.5])
    #expect(try file.tensor("b").values == [10])
    #expect(throws: WeightsError.self) { try file.tensor("x") }
  }

  @Test("What is cut short, too long or something else is refused")
  func broken() throws {
    let whole = Self.file()
    for bytes in [
      [], Array("MESHNET".utf8), Array(whole.prefix(63)), Array(whole.dropLast()), whole + [0], Self.file(form: 2),
      Self.file(head: "{}"), Self.file(head: "{\"name\":\"other\",\"tensors\":[],\"labels\":[]}"),
      Self.file(announced: .max), Self.file(announced: 1 << 55), Array("<html>".utf8) + whole,
    ] {
      #expect(throws: WeightsError.self) { try open(bytes) }
    }
  }

  @Test(
    "A tensor that reaches beyond the file is refused",
    arguments: [
      "[7,1],\"offset\":0", "[2,2],\"offset\":8", "[2,2],\"offset\":-8", "[0],\"offset\":0", "[-1],\"offset\":0",
      "[4611686018427387904,4],\"offset\":0", "[1],\"offset\":9223372036854775807",
    ])
  func beyond(_ place: String) throws {
    let head = "{\"name\":\"net\",\"labels\":[],\"tensors\":[{\"name\":\"w\",\"type\":\"f16\",\"shape\":\(place)}]}"
    let file = try open(Self.file(head: head))
    #expect(throws: WeightsError.self) { try file.tensor("w") }
  }

  @Test("Weights whose layers are not the net's are refused, not run")
  func foreign() throws {
    let file = try open(Self.file())
    #expect(throws: WeightsError.self) { try EfficientNetLite(file, name: "efficientnet-lite0") }
    #expect(throws: WeightsError.self) { try FaceDetector(file) }
  }

  /// The head is of the right length, and each tensor lies within the file.
  @Test(
    "Weights in another shape than the net's are refused", .enabled(if: Installed.weights, Installed.reason),
    arguments: [
      (NetShelf.Weights.faces, "[3,3,10,16]", "[3,3,16,10]"), (.faces, "[3,3,3,28]", "[3,3,4,21]"),
      (.faces, "[1,1,32,4]", "[1,1,16,8]"), (.lite0, "[16,96]", "[32,48]"), (.lite0, "[5,5,144]", "[3,3,400]"),
      (.lite0, "[1280,1000]", "[1000,1280]"),
    ])
  func shapes(_ weights: NetShelf.Weights, _ old: String, _ new: String) throws {
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: #require(Installed.shelf.path(of: weights)))))
    // Only the head is searched, and a failure does not print the file.
    let found = bytes.prefix(20_000).firstRange(of: Array(old.utf8))
    let place = try #require(found)
    bytes.replaceSubrange(place, with: Array(new.utf8))
    let folder = FileManager.default.temporaryDirectory.appending(path: "weights-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(bytes).write(to: URL(filePath: "\(folder)/\(weights.rawValue).meshnet"))
    let shelf = NetShelf(folders: [folder])
    #expect(throws: WeightsError.self) {
      if weights == .faces { _ = try shelf.faceDetector() } else { _ = try shelf.classifier(weights) }
    }
  }

  @Test("Folders are those of the environment, in their order")
  func folders() {
    let environment = ["MESHWORK_MODELS": "/m", "XDG_DATA_HOME": "/d", "HOME": "/h"]
    let shelf = NetShelf(environment: environment, program: "/opt/x/bin/meshwork")
    #expect(shelf.folders == ["/m", "/d/meshwork/models", "/opt/x/share/meshwork/models"])
    #expect(
      NetShelf(environment: ["HOME": "/h", "XDG_DATA_HOME": ""], program: nil).folders == [
        "/h/.local/share/meshwork/models"
      ])
    #expect(NetShelf(folders: ["/nowhere"]).path(of: .lite0) == nil)
    #expect(throws: WeightsError.notInstalled(name: "mtcnn")) { try NetShelf(folders: []).faceDetector() }
  }
}
