import Canvas
import Foundation
import MeshCore
import MeshCurses
import MeshHTTP
import MeshLocal
@testable import MeshUI
import MeshVision
import TestSupport
import Testing
import Yams
import Panels

/// Everything that reads what comes from outside.
@Suite struct ReaderTests {
  private func texts(
    _ name: String, share: Int = 1, _ texts: [String], words: [String] = [], _ read: (String) async throws -> Bool
  ) async {
    await Fuzzing(name: name, share: share).run(Mutation(texts: texts, words: words)) { _, bytes in
      try await read(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test func json() async {
    await texts("json", Texts.json) { text in
      let value = try JSON(parsing: text)
      _ = value.lines(width: 40)
      // What is written of it is the same again.
      #expect(try JSON(parsing: value.compact) == value, "\(text)")
      return true
    }
  }

  @Test func pagesOfWorkflows() async {
    await texts("pages", share: 2, [Texts.json[0]]) { text in
      let transport = StubTransport(.success(APIResponse(status: 200, body: Data(text.utf8))))
      let client = MeshClient(app: AppScope(userID: "me", appID: "main"), transport: transport)
      let page = try await client.workflows(page: 1, perPage: 100)
      for document in page.documents {
        _ = (document.summary, document.json, try? document.workflow(), document.models)
      }
      return !page.documents.isEmpty
    }
  }

  @Test func files() async {
    await texts("files", share: 3, Texts.yaml, words: ["id", "nodes", "model", "node_inputs", "model_version_id"]) {
      text in
      let file = try WorkflowFile(text)
      for workflow in file.workflows {
        _ = (Validation(workflow).issues.map(\.message), workflow.fileText(.lossless), workflow.fileText(.official))
      }
      return true
    }
  }

  @Test func snippets() async {
    await texts("snippets", share: 2, Texts.snippets, words: ["curl", "-d", "--json", "fetch(", "JSON.stringify("]) {
      text in
      _ = Snippet.withoutKey(text)
      return try Snippet(text).warnings.count >= 0
    }
  }

  @Test func settings() async {
    await texts("settings", share: 3, Texts.settings) { text in
      let own = try? Configuration(text)
      let official = try? OfficialConfiguration(text)
      _ = own?.yaml
      return own != nil || official != nil
    }
  }

  @Test func themes() async {
    await texts("themes", share: 3, Texts.themes, words: ["#ffffff", "#fffffff", "bold", "reverse", "inherits"]) {
      text in
      let source = try YAMLDecoder().decode(ThemeSource.self, from: text)
      return source.theme(inheriting: ThemeSource.shipped).warnings.isEmpty
    }
  }

  @Test func addresses() async {
    let words = [":65536", ":0", ":-1", "%00", "[", "]", "@", "127.0.0.1", "::", "https://", "localhost", "0x7f.1"]
    await texts("addresses", Texts.addresses, words: words) { text in
      let transport = try? HTTPTransport(base: text, key: "key")
      let proxies = try? ProxySettings(["HTTPS_PROXY": text, "NO_PROXY": text])
      _ = proxies?.server(for: "example.com", port: 443)
      _ = (IPAddress(text)?.isPublic, ModelReference(webAddress: text), ImageSource(text)?.title)
      let isEmbedded = text.hasPrefix("data:")
      let image = isEmbedded ? try? await WebImageFetcher(allowsPrivateAddresses: false).fetch(text) : nil
      return transport != nil || proxies != nil || image != nil
    }
  }

  @Test func headers() async {
    await texts("headers", Texts.headers, words: ["GMT", "Nov", "T", "Z", "+", "-", "99"]) { text in
      let date = Timestamp.date(text)
      _ = date.map(Timestamp.text)
      return RetryAfter.duration(text, now: Date(timeIntervalSince1970: 0)) != nil || date != nil
    }
  }

  @Test func requests() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "fuzz-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let backend = try LocalBackend(path: folder.appending(path: "local.db").path(), fetcher: NoImages())
    let words = ["page", "per_page", "search", "sort_by_id", "true", "9223372036854775807", "*"]
    await texts("requests", share: 4, Texts.queries, words: words) { text in
      let query = text.split(separator: "&").map { pair in
        let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
        return APIRequest.Parameter(sides.first ?? "", sides.count > 1 ? sides[1] : "")
      }
      let list = await backend.answer(method: "GET", segments: ["v2", "workflows"], query: query, body: Data()).response
      let models = await backend.answer(
        method: "POST", segments: ["v2", "models", "searches"], query: query, body: Data(text.utf8)
      ).response
      // What is wrong is the request's fault, never ours.
      #expect(list.status < 500 && models.status < 500, "\(text)")
      return list.status == 200
    }
  }

  @Test func records() async {
    await texts("records", share: 2, Texts.records) { text in
      let run = try? JSONDecoder().decode(PredictionRun.self, from: Data(text.utf8))
      if let run {
        let clock = Canvas.Size(rows: 24, columns: 80)
        _ = (MeshCore.Clock(now: Date(), offset: 3600).age(run.at), MeshCore.Clock(now: Date(), offset: 0).time(run.at))
        _ = run.result.outputs.flatMap(\.data.regions).compactMap(\.box).map {
          PictureBox($0, number: 1).cells(in: clock)
        }
        _ = (decimals(run.seconds, 2), run.kept, run.outputs.count)
      }
      return try run != nil || !JSONDecoder().decode([StagedStep].self, from: Data(text.utf8)).isEmpty
    }
  }

  @Test func shownText() async {
    await texts("text", Texts.json + Texts.keys) { text in
      let shown = sanitized(text)
      let columns = 1 + text.utf8.count % 60
      #expect(width(of: truncated(shown, to: columns)) <= columns)
      #expect(width(of: truncatedMiddle(shown, to: columns)) <= columns)
      return shown == text
    }
  }

  @Test func keys() async {
    await Fuzzing(name: "keys").run(Mutation(texts: Texts.keys, words: ["\u{1B}", "\u{1B}[", "\u{1B}O", "~", ";"])) {
      random, bytes in
      var decoder = KeyDecoder(escapeDelay: random.pick([50, 0, .max, .min]))
      var (rest, now, events) = (bytes[...], 0, 0)
      while !rest.isEmpty {
        let part = rest.prefix(1 + random.below(9))
        events += decoder.feed(part, at: now).count
        rest = rest.dropFirst(part.count)
        now += random.pick([0, 1, 60, 1100, 5000])
        events += decoder.expire(at: now).count
      }
      return events > 3
    }
  }

  @Test(arguments: ImageFormat.allCases)
  func images(format: ImageFormat) async throws {
    let files: [[UInt8]] =
      switch format {
      case .jpeg: [try ImageEncoder.jpeg(SampleScene.market.render(width: 40, height: 30), quality: 60)]
      case .png: [try ImageEncoder.png(SampleScene.market.render(width: 24, height: 18))]
      case .webp: [Self.webp]
      case .gif: [Self.gif]
      case .bmp: [Self.bmp]
      }
    await Fuzzing(name: "images.\(format)", share: 4).run(Mutation(files: files)) { _, bytes in
      let image = try ImageFile(bytes).pixels(maxSide: 64)
      #expect(max(image.width, image.height) <= 64)
      return true
    }
  }

  /// Heads of files of weights; the nets' own are larger, and their layers are looked at in the same way.
  @Test func weights() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "fuzz-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = URL(filePath: folder + "/mtcnn.meshnet")
    let head = """
      {"name":"mtcnn","tensors":[{"name":"pnet.conv1.weights","type":"f16","shape":[1,1,3,2],"offset":0},\
      {"name":"pnet.conv1.bias","type":"f32","shape":[2],"offset":12}],"labels":[["n1","one"]]}
      """
    let start = Array("MESHNET\n".utf8) + [1, 0, 0, 0, UInt8(head.utf8.count), 0, 0, 0, 20, 0, 0, 0, 0, 0, 0, 0]
    let whole = start + [UInt8](repeating: 0, count: 40) + Array(head.utf8) + [UInt8](repeating: 60, count: 20)
    await Fuzzing(name: "weights", share: 4).run(Mutation(files: [whole])) { _, bytes in
      try Data(bytes).write(to: file)
      let shelf = NetShelf(folders: [folder])
      // Its layers are not all there: it never is a net.
      #expect(throws: WeightsError.self) { try shelf.faceDetector() }
      return try shelf.labels(of: .faces).count == 1
    }
  }

  /// 3 x 2 pixels of two colours, the second none, in the lowest picture of a moving one.
  private static let gif: [UInt8] =
    Array("GIF89a".utf8) + [3, 0, 2, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 255, 0x21, 0xF9, 4, 1, 0, 0, 1, 0]
    + [0x2C, 0, 0, 0, 0, 3, 0, 2, 0, 0, 2, 3, 0x44, 0x02, 0x05, 0, 0x3B]

  /// 4 x 3 pixels of 24 bits.
  private static let bmp: [UInt8] =
    Array("BM".utf8) + [90, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 4, 0, 0, 0, 3, 0, 0, 0, 1, 0, 24, 0]
    + [UInt8](repeating: 0, count: 24) + (0..<36).map { $0 * 7 }

  /// 80 x 40 pixels, extended, with an EXIF chunk; the program writes no such files.
  private static let webp: [UInt8] = Array(
    Data(
      base64Encoded: """
        UklGRpgAAABXRUJQVlA4WAoAAAAIAAAATwAAJwAAVlA4IFgAAAAQBQCdASpQACgAPm00lkekIyIhKIgAgA2JZQCVA/gH4gaoVwD8\
        VQCVnhy9sVlyPi0AAP7wODtopf+Ti2fv9xn3Gf/IyPfz//p13j8DLQPtjw4sQz+AAAAARVhJRhoAAABNTQAqAAAACAABARIAAwAA\
        AAEABgAAAAAAAA==
        """) ?? Data())
}

private struct NoImages: ImageFetcher {
  func fetch(_ url: String) async throws(ImageFetchError) -> Data { throw .badURL("not of this test") }
}
