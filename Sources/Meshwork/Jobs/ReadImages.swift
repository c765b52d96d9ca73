import MeshCore

/// The images of one call as the service takes them, and why the others could not be read.
struct ReadImages {
  private(set) var inputs: [ImageSource: ImageInput] = [:]
  private(set) var faults: [ImageSource: String] = [:]

  init(
    _ images: some Sequence<ImageSource>, read: (ImageSource) async throws -> ImageInput
  ) async throws {
    for image in images {
      try Task.checkCancellation()
      do {
        inputs[image] = try await read(image)
      } catch let error as any WordedError {
        faults[image] = error.message
      }
    }
  }
}
