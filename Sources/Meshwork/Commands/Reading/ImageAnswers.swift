import MeshCore

/// How images are parted into calls, so that no more than so many are held at once.
struct CallShape: Hashable {
  /// Of one call.
  let images: Int
  /// Side by side.
  let calls: Int

  init(jobs: Int) {
    calls = max(1, (jobs + MeshClient.imagesPerCall - 1) / MeshClient.imagesPerCall)
    images = max(1, jobs / calls)
  }

  static let mostJobs = 4 * MeshClient.imagesPerCall
}

/// What came of images, by their places, and why it is not all.
struct ImageAnswers: Sendable {
  private(set) var results: [Int: ImageResult] = [:]
  private(set) var shortfall: (any Error)?
  /// Images whose calls were ended by Ctrl-C before they were answered.
  private(set) var abandoned = 0

  var count: Int { results.count }

  /// Runs so many calls side by side. Where one fails no other is begun, and what is under way is waited for.
  ///
  /// `first`: the first batch, which is read already. `told`: how many images are answered, after each call.
  @inline(never)
  static func all(
    of batches: [[ImageSource]], first: ImageBatch, _ reader: ImageReader, calls: Int,
    asking: @escaping @Sendable ([ImageInput]) async throws -> [ImageResult], told: (Int) -> Void
  ) async -> ImageAnswers {
    let starts = batches.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    return await withTaskGroup(of: Part.self) { group in
      var (all, next) = (ImageAnswers(), 0)
      while next < min(calls, batches.count) {
        let (index, batch, read) = (next, batches[next], next == 0 ? first : nil)
        group.addTask { await Part(index, batch, read, reader, asking) }
        next += 1
      }
      while let part = await group.next() {
        all.add(part, at: starts[part.index])
        told(all.count)
        guard all.shortfall == nil, next < batches.count, !Task.isCancelled else { continue }
        let (index, batch) = (next, batches[next])
        group.addTask { await Part(index, batch, nil, reader, asking) }
        next += 1
      }
      if Task.isCancelled, next < batches.count, all.shortfall == nil { all.shortfall = CancellationError() }
      return all
    }
  }

  private mutating func add(_ part: Part, at start: Int) {
    switch part.results {
    case .success(let some): for (offset, result) in some.enumerated() { results[start + offset] = result }
    case .failure(let error):
      shortfall = shortfall ?? error
      if Task.isCancelled { abandoned += part.count }
    }
  }
}

/// What one call brought.
private struct Part: Sendable {
  let index: Int
  /// Images.
  let count: Int
  let results: Result<[ImageResult], any Error>

  init(
    _ index: Int, _ images: [ImageSource], _ read: ImageBatch?, _ reader: ImageReader,
    _ asking: @Sendable ([ImageInput]) async throws -> [ImageResult]
  ) async {
    self.index = index
    count = images.count
    do {
      let batch: ImageBatch
      if let read { batch = read } else { batch = try await ImageBatch(images, reader) }
      results = .success(batch.results(batch.inputs.isEmpty ? [] : try await asking(batch.inputs)))
    } catch {
      results = .failure(error)
    }
  }
}

/// The images of one call: those that can be read, and why the others cannot.
struct ImageBatch: Sendable {
  private(set) var inputs: [ImageInput] = []
  /// By place in the batch.
  private(set) var faults: [Int: String] = [:]
  private let count: Int

  init(_ images: [ImageSource], _ reader: ImageReader) async throws {
    count = images.count
    for (index, image) in images.enumerated() {
      try Task.checkCancellation()
      do {
        inputs.append(try await ReadImage(image, reader).input)
      } catch let error as any WordedError {
        faults[index] = error.message
      }
    }
  }

  /// A result an image, in their order. `answers` are those of the ones that could be read.
  func results(_ answers: [ImageResult]) -> [ImageResult] {
    var rest = answers[...]
    return (0..<count).map { index in
      faults[index].map(ImageResult.unread) ?? rest.popFirst() ?? .missing
    }
  }
}
