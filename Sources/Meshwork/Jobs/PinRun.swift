import FoundationEssentials
import MeshCore

/// Runs pins on a change of their workflow.
struct PinRun {
  let runner: TrialRunner
  let reader: ImageReader

  /// What is run: pins of one workflow, the workflow as it is and as it would be.
  struct Question: Hashable, Sendable {
    let pins: [Pin]
    let live: Workflow?
    let nodes: [WorkflowNode]
  }

  /// In the order of the questions. An image that is gone, or is another one by now, fails its pin in words.
  func check(_ questions: [Question]) async throws -> [PinCheck] {
    var checks: [PinCheck] = []
    for question in questions { checks += try await check(question) }
    return checks
  }

  private func check(_ question: Question) async throws -> [PinCheck] {
    let trial = Trial.twin(of: question.nodes, live: question.live, on: question.pins.map(\.image))
    let plan = runner.plan(trial)
    var checks: [PinCheck] = []
    for start in stride(from: 0, to: question.pins.count, by: TrialPlan.imagesPerCall) {
      let pins = Array(question.pins[start..<min(start + TrialPlan.imagesPerCall, question.pins.count)])
      var (inputs, faults): ([ImageSource: ImageInput], [ImageSource: String]) = ([:], [:])
      for pin in pins {
        do {
          inputs[pin.image] = try await input(of: pin)
        } catch let error as any WordedError {
          faults[pin.image] = error.message
        }
      }
      let answers = try await runner.run(plan, on: pins.map(\.image), inputs: inputs, faults: faults)
      checks += zip(pins, answers).map { pin, answers in
        faults[pin.image].map { PinCheck(pin, fault: $0) } ?? PinCheck(pin, answers)
      }
    }
    return checks
  }

  /// What was pinned is what is sent: also an address is fetched here, and compared.
  private func input(of pin: Pin) async throws -> ImageInput {
    let bytes = try await reader.bytes(pin.image)
    guard SHA256.digest(bytes) == pin.digest else {
      throw ImageFailure(
        message: "\(pin.image.title) is another image than the one that was pinned: pin it again if that is right.")
    }
    return .base64(bytes.base64EncodedString())
  }
}

extension Plan {
  /// The pins that its steps have to hold: each with what its workflow is, and what the last step leaves of it.
  func questions(_ pins: [Pin]) -> [PinRun.Question] {
    var order: [WorkflowID] = []
    var found: [WorkflowID: (before: Workflow?, after: Workflow?)] = [:]
    for effect in steps.flatMap(\.effects) {
      if found[effect.id] == nil { order.append(effect.id) }
      found[effect.id] = (found[effect.id]?.before ?? effect.before, effect.after)
    }
    return order.compactMap { id in
      let own = pins.filter { $0.workflow == id }
      guard !own.isEmpty, let (before, after) = found[id], let after else { return nil }
      return PinRun.Question(pins: own, live: before, nodes: after.nodes)
    }
  }
}
