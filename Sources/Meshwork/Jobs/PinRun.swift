import FoundationEssentials
import MeshCore

/// Runs pins on a change of their workflow.
struct PinRun {
  let runner: TrialRunner
  let reader: ImageReader

  /// In the order of the questions. An image that is gone, or is another one by now, fails its pin in words.
  func check(_ questions: [PinQuestion]) async throws -> [PinCheck] {
    var checks: [PinCheck] = []
    for question in questions { checks += try await check(question) }
    return checks
  }

  private func check(_ question: PinQuestion) async throws -> [PinCheck] {
    let plan = runner.plan(question.trial)
    var checks: [PinCheck] = []
    for batch in Self.rounds(of: question.pins).flatMap({ $0.batches(of: MeshClient.imagesPerCall) }) {
      let digests = Dictionary(batch.map { ($0.image, $0.digest) }) { first, _ in first }
      let read = try await ReadImages(batch.map(\.image)) { try await input($0, digest: digests[$0]) }
      let answers = try await runner.run(plan, on: batch.map(\.image), inputs: read.inputs, faults: read.faults)
      checks += zip(batch, answers).map { pin, answers in
        read.faults[pin.image].map { PinCheck(pin, fault: $0) } ?? PinCheck(pin, answers)
      }
    }
    return checks
  }

  /// The pins so that no image is twice in one part: two of them may have been made of other bytes.
  private static func rounds(of pins: [Pin]) -> [[Pin]] {
    var rounds: [[Pin]] = []
    for pin in pins {
      if let place = rounds.firstIndex(where: { round in !round.contains { $0.image == pin.image } }) {
        rounds[place].append(pin)
      } else {
        rounds.append([pin])
      }
    }
    return rounds
  }

  /// What was pinned is what is sent: also an address is fetched here, and compared.
  private func input(_ image: ImageSource, digest: String?) async throws -> ImageInput {
    let bytes = try await reader.bytes(image)
    guard SHA256.digest(bytes) == digest else {
      throw ImageFailure(
        message: "\(image.title) is another image than the one that was pinned: pin it again if that is right.")
    }
    return .base64(bytes.base64EncodedString())
  }
}
