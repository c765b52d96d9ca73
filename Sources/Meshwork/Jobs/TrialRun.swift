import MeshCore

/// A trial as the editor and the commands run it: its images are read as they are needed, so many at a time.
struct TrialRun {
  let runner: TrialRunner
  let reader: ImageReader

  /// `told`: how many of the images are done, after each call's worth of them; and what came of those.
  func run(
    _ plan: TrialPlan, told: (Int, [TrialAnswers]) -> Void = { _, _ in },
    waiting: @escaping @Sendable (PredictionProgress) -> Void = { _ in }
  ) async throws -> [TrialAnswers] {
    var answers: [TrialAnswers] = []
    let images = plan.trial.images
    for start in stride(from: 0, to: images.count, by: TrialPlan.imagesPerCall) {
      let batch = Array(images[start..<min(start + TrialPlan.imagesPerCall, images.count)])
      let (inputs, faults) = try await read(batch.filter(plan.needs))
      let some = try await runner.run(plan, on: batch, inputs: inputs, faults: faults, waiting: waiting)
      answers += some
      told(answers.count, some)
    }
    return answers
  }

  private func read(
    _ images: [ImageSource]
  ) async throws -> (inputs: [ImageSource: ImageInput], faults: [ImageSource: String]) {
    var (inputs, faults): ([ImageSource: ImageInput], [ImageSource: String]) = ([:], [:])
    for image in images {
      try Task.checkCancellation()
      do {
        inputs[image] = try await ReadImage(image, reader).input
      } catch let error as any WordedError {
        faults[image] = error.message
      }
    }
    return (inputs, faults)
  }
}
