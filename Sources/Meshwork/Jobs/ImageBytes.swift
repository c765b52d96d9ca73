import FoundationEssentials
import MeshCore
import MeshVision

/// Why an image that was named cannot be used, in words.
struct ImageFailure: WordedError {
  let message: String
}

extension ImageError: WordedError {}

/// The image of a prediction, read once for all that is done with it.
struct ReadImage: Sendable {
  /// What is sent to the service: an address as it is, everything else by its bytes.
  let input: ImageInput
  /// The file whose bytes are sent, to show it. Nil where only an address is, and where it cannot be read here.
  let file: ImageFile?

  init(_ image: ImageSource, _ fetcher: any ImageFetcher) async throws {
    switch image {
    case .url(let url) where !url.lowercased().hasPrefix("data:"): (input, file) = (.url(url), nil)
    case .url:
      let bytes = try await image.bytes(fetcher)
      // The service may read what cannot be shown here.
      (input, file) = (Self.input(bytes), try? ImageFile(Array(bytes)))
    case .file, .sample:
      let file = try await image.file(fetcher)
      (input, self.file) = (Self.input(Data(file.bytes)), file)
    }
  }

  private static func input(_ bytes: Data) -> ImageInput { .base64(bytes.base64EncodedString()) }
}

extension ImageSource {
  /// The text that names it, unless that is the image itself.
  var shortText: String {
    if case .url(let url) = self, url.lowercased().hasPrefix("data:") { title } else { text }
  }

  /// The image file; bounded by what a service takes.
  func file(_ fetcher: any ImageFetcher) async throws -> ImageFile {
    let bytes = Array(try await bytes(fetcher))
    do {
      return try ImageFile(bytes)
    } catch {
      guard case .file(let path) = self else { throw ImageFailure(message: error.message) }
      throw ImageFailure(message: "\(UserFile(path).path): \(error.message)")
    }
  }

  fileprivate func bytes(_ fetcher: any ImageFetcher) async throws -> Data {
    switch self {
    case .url(let url):
      do {
        return try await fetcher.fetch(url)
      } catch {
        throw ImageFailure(message: error.message)
      }
    case .file(let path):
      do {
        return try UserFile(path).bytes(limit: ImageLimits.bytes)
      } catch {
        throw ImageFailure(message: error.isTooLarge ? error.message + " Use a smaller image." : error.message)
      }
    case .sample(let name):
      guard let scene = SampleScene(rawValue: name) else {
        throw ImageFailure(message: "There is no sample \(name).")
      }
      do {
        return Data(try ImageEncoder.png(scene.render()))
      } catch {
        throw ImageFailure(message: error.message)
      }
    }
  }
}
