import FoundationEssentials
import MeshCore
import MeshVision

/// Brings the image of an input and decodes it.
struct ImageSource: Sendable {
  let fetcher: any ImageFetcher
  let queue: ComputeQueue

  func image(of input: PredictionRequest.Input) async throws -> PixelImage {
    let sent = try await sent(in: input)
    return try await queue.run {
      let bytes = try sent.bytes
      do throws(ImageError) {
        return try ImageFile(bytes).pixels()
      } catch {
        throw PredictionFailure(error)
      }
    }
  }

  private func sent(in input: PredictionRequest.Input) async throws -> SentImage {
    switch (input.url ?? "", input.base64 ?? "", input.file) {
    case ("", "", let file?): return .data(file)
    case ("", "", nil):
      throw PredictionFailure(
        code: .inputInvalidArgument, summary: "Invalid input",
        details: "The input has no image: models here read images only. Send data.image.url or data.image.base64.")
    case (let url, "", nil):
      do throws(ImageFetchError) {
        return .data(try await fetcher.fetch(url))
      } catch {
        try Task.checkCancellation()
        throw PredictionFailure(error)
      }
    case ("", let text, nil):
      return .base64(text)
    case _:
      throw PredictionFailure(
        code: .inputInvalidArgument, summary: "Invalid input",
        details: "The input has both a url and base64. Send one of them.")
    }
  }
}

/// An image file as it came.
private enum SentImage: Sendable {
  case data(Data)
  case base64(String)

  var bytes: [UInt8] {
    get throws(PredictionFailure) {
      switch self {
      case .data(let data): return Array(data)
      case .base64(let text):
        guard let data = Data(protoBase64: text) else {
          throw PredictionFailure(
            code: .inputInvalidBytes, summary: "Image decoding failed",
            details: "data.image.base64 is not base64. Send the image file in standard base64, without a data: prefix.")
        }
        return Array(data)
      }
    }
  }
}

extension Data {
  /// The bytes of base64 as proto3 JSON reads it: in either alphabet, with padding or without.
  fileprivate init?(protoBase64 text: String) {
    // Most are in the usual form, which the fast reader takes.
    if let data = Data(base64Encoded: text) {
      self = data
      return
    }
    guard text.isBase64 else { return nil }
    let digits = text.replacing("-", with: "+").replacing("_", with: "/")
    self.init(base64Encoded: digits + String(repeating: "=", count: (4 - digits.utf8.count % 4) % 4))
  }
}

extension PredictionFailure {
  init(_ error: ImageFetchError) {
    let (code, summary): (StatusCode, String) =
      switch error {
      case .badURL, .refusedAddress: (.inputInvalidURL, "Invalid image address")
      case .unreachable, .timedOut: (.inputConnectionFailed, "Image host not reached")
      case .httpStatus, .tooManyRedirects: (.inputFailed, "Image download failed")
      case .tooLarge: (.inputOverLimit, "Image too large")
      }
    self.init(code: code, summary: summary, details: error.message)
  }

  init(_ error: ImageError) {
    let (code, summary): (StatusCode, String) =
      switch error {
      case .unsupported: (.inputUnsupportedFormat, "Unsupported image format")
      case .tooLarge, .tooManyBytes: (.inputOverLimit, "Image too large")
      case .damaged, .notEncodable: (.inputInvalidBytes, "Image decoding failed")
      }
    self.init(code: code, summary: summary, details: error.message)
  }
}
