import FoundationEssentials
import MeshCore
import MeshUI
import MeshVision

/// Why an image that was named cannot be used, in words.
struct ImageFailure: WordedError {
  let message: String
}

extension ImageError: WordedError {}

/// Reads the images of predictions: from the web, from files of the user, and those that are there without either.
struct ImageReader: Sendable {
  let web: any ImageFetcher
  let nets: NetShelf

  /// What can be predicted on without a network: the photos that are installed, then the scenes of the program.
  var samples: [Session.Sample] {
    let photos = Dictionary(nets.photos.map { ($0.name, $0.path) }) { first, _ in first }
    let known = Self.photoTitles.filter { photos[$0.id] != nil }
    let others = photos.keys.filter { name in !known.contains { $0.id == name } }.sorted()
    return known + others.map { Session.Sample(id: $0, title: $0) }
      + SampleScene.allCases.map { Session.Sample(id: $0.rawValue, title: $0.title) }
  }

  /// The image file; bounded by what a service takes.
  func file(_ image: ImageSource) async throws -> ImageFile {
    let bytes = Array(try await bytes(image))
    do {
      return try ImageFile(bytes)
    } catch {
      guard case .file(let path) = image else { throw ImageFailure(message: error.message) }
      throw ImageFailure(message: "\(UserFile(path).path): \(error.message)")
    }
  }

  func bytes(_ image: ImageSource) async throws -> Data {
    switch image {
    case .url(let url):
      do {
        return try await web.fetch(url)
      } catch {
        throw ImageFailure(message: error.message)
      }
    case .file(let path): return try bytes(ofFile: path)
    case .sample(let name):
      if let photo = nets.photos.first(where: { $0.name == name }) { return try bytes(ofFile: photo.path) }
      guard let scene = SampleScene(rawValue: name) else {
        throw ImageFailure(message: "There is no sample \(name). `meshwork models install photos` installs the photos.")
      }
      do {
        return Data(try ImageEncoder.png(scene.render()))
      } catch {
        throw ImageFailure(message: error.message)
      }
    }
  }

  private func bytes(ofFile path: String) throws(ImageFailure) -> Data {
    do {
      return try UserFile(path).bytes(limit: ImageLimits.bytes)
    } catch {
      throw ImageFailure(message: error.isTooLarge ? error.message + " Use a smaller image." : error.message)
    }
  }

  /// In the order in which they are offered.
  private static let photoTitles = [
    Session.Sample(id: "cat", title: "A cat, close by"), Session.Sample(id: "coffee", title: "A cup of coffee"),
    Session.Sample(id: "astronaut", title: "An astronaut"), Session.Sample(id: "rocket", title: "A rocket at night"),
    Session.Sample(id: "photographer", title: "A photographer, in grey"),
    Session.Sample(id: "citrus", title: "Citrus fruits"), Session.Sample(id: "bridge", title: "A bridge over a river"),
    Session.Sample(id: "bee", title: "A bee on a flower"), Session.Sample(id: "egret", title: "An egret"),
  ]
}

/// The image of a prediction, read once for all that is done with it.
struct ReadImage: Sendable {
  /// What is sent to the service: an address as it is, everything else by its bytes.
  let input: ImageInput
  /// The file whose bytes are sent, to show it. Nil where only an address is, and where it cannot be read here.
  let file: ImageFile?

  init(_ image: ImageSource, _ reader: ImageReader) async throws {
    switch image {
    case .url(let url) where !url.lowercased().hasPrefix("data:"): (input, file) = (.url(url), nil)
    case .url:
      let bytes = try await reader.bytes(image)
      // The service may read what cannot be shown here.
      (input, file) = (Self.input(bytes), try? ImageFile(Array(bytes)))
    case .file, .sample:
      let file = try await reader.file(image)
      (input, self.file) = (Self.input(Data(file.bytes)), file)
    }
  }

  private static func input(_ bytes: Data) -> ImageInput { .base64(bytes.base64EncodedString()) }
}

extension ImageFile {
  /// By which it is known again.
  var digest: String { SHA256.digest(Data(bytes)) }
}

extension ImageSource {
  /// The text that names it, unless that is the image itself.
  var shortText: String {
    if case .url(let url) = self, url.lowercased().hasPrefix("data:") { title } else { text }
  }
}
