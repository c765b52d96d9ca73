import MeshCore

/// A trial as the editor and the commands run it: its images are read as they are needed, so many at a time.
struct TrialRun {
  let runner: TrialRunner
  let reader: ImageReader

  /// The trial without what is kept of images whose files are others by now, or cannot be read.
  func verified(_ trial: Trial) async throws -> Trial {
    var digests: [ImageSource: String] = [:]
    for image in trial.reused {
      try Task.checkCancellation()
      digests[image] = (try? await reader.bytes(image)).map(SHA256.digest)
    }
    return trial.verified(digests)
  }

  /// `told`: how many of the images are done, after each call's worth of them; and what came of those.
  func run(
    _ plan: TrialPlan, told: (Int, [TrialAnswers]) -> Void = { _, _ in },
    waiting: @escaping @Sendable (PredictionProgress) -> Void = { _ in }
  ) async throws -> [TrialAnswers] {
    var answers: [TrialAnswers] = []
    for batch in plan.trial.images.batches(of: MeshClient.imagesPerCall) {
      let read = try await ReadImages(batch.filter(plan.needs)) { try await ReadImage($0, reader).input }
      let some = try await runner.run(
        plan, on: Array(batch), inputs: read.inputs, faults: read.faults, waiting: waiting)
      answers += some
      told(answers.count, some)
    }
    return answers
  }
}
