import FoundationEssentials
import MeshCore
import MeshUI

extension Work {
  /// Each model once, on the same image. One that fails says why, and leaves the others theirs.
  func ask(_ question: SideQuestion) async throws {
    let input = try await ReadImage(question.image, service.images).input
    var answers: [ModelReference: SideAnswers.Answer] = [:]
    for model in Set(question.models.values) { answers[model] = await answer(of: model, to: input) }
    post(.answered(SideAnswers(question, question.models.compactMapValues { answers[$0] }, at: Date())))
  }

  private func answer(of model: ModelReference, to input: ImageInput) async -> SideAnswers.Answer {
    do {
      guard let output = try await client.predict(with: model, on: [input]).value.outputs.first else {
        return .failed("It gave no output.")
      }
      return output.status.code == .success ? .output(output.data) : .failed(output.status.sentence)
    } catch {
      return .failed(error.message)
    }
  }
}
