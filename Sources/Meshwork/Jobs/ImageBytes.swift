import FoundationEssentials
import MeshCore
import MeshHTTP
import MeshVision

/// Why an image that was named cannot be used, in words.
struct ImageFailure: Error {
  let message: String
}

extension ImageSource {
  /// The text that names it, unless that is the image itself.
  var shortText: String {
    if case .url(let url) = self, url.lowercased().hasPrefix("data:") { title } else { text }
  }

  /// What is sent to the service for the image: an address as it is, everything else by its bytes.
  func input(_ fetcher: WebImageFetcher) async throws -> ImageInput {
    switch self {
    case .url(let url) where !url.lowercased().hasPrefix("data:"): .url(url)
    case .url, .file, .sample: .base64(try await bytes(fetcher).base64EncodedString())
    }
  }

  /// The bytes of the image file; bounded by what a service takes.
  func bytes(_ fetcher: WebImageFetcher) async throws -> Data {
    switch self {
    case .url(let url):
      do {
        return try await fetcher.fetch(url)
      } catch {
        throw ImageFailure(message: error.message)
      }
    case .file(let path): return try Self.file(path)
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

  private static func file(_ typed: String) throws -> Data {
    let file = UserFile(typed)
    let data: Data
    do {
      data = try file.bytes(limit: ImageLimits.bytes)
    } catch {
      throw ImageFailure(message: error.isTooLarge ? error.message + " Use a smaller image." : error.message)
    }
    do {
      _ = try ImageFile(Array(data))
    } catch {
      throw ImageFailure(message: "\(file.path): \(error.message)")
    }
    return data
  }
}
