import MeshCore
import Panels

extension State {
  /// `f`: pins the image of the run that is shown.
  mutating func openPin() throws(Notice) -> [Effect] {
    guard let run = currentRun, !run.image.isRest else {
      throw .plain(
        "Nothing was predicted yet. \(key(.predict, in: .workflows)) predicts; then its image can be pinned.")
    }
    let rows = run.outputs.flatMap { node, output in
      (output?.data.best ?? []).map { concept in
        PinSheet.Row(
          node: node.id, concept: concept.key, name: concept.name, values: [concept.value])
      }
    }
    dialogs.append(.pin(try pinSheet(of: run.workflow, run.image, labels: ["value"], rows)))
    return []
  }

  func pinSheet(
    of workflow: WorkflowID, _ image: ImageSource, labels: [String], _ rows: [PinSheet.Row]
  ) throws(Notice) -> PinSheet {
    let pin = bench.pins.first { $0.workflow == workflow && $0.image == image }
    guard !rows.isEmpty || pin != nil else {
      throw .plain("There is no concept to pin: only concepts can be bound.")
    }
    let sorted = rows.sorted { ($1.value, $0.name) < ($0.value, $1.name) }
    return PinSheet(workflow: workflow, image: image, labels: labels, rows: sorted, pin: pin)
  }

  /// The image was read, so that it is known again.
  mutating func keep(_ pin: Pin) -> [Effect] {
    guard running.contains(where: { $0.kind == .readPin }) else { return [] }
    finish(.readPin)
    notice = .ok(
      "\(pin.image.title) is pinned with \(counted(pin.bounds.count, "bound")). \(key(.plan, in: .nodes)) checks it before anything is sent."
    )
    return bench.pin(pin).map(Effect.record)
  }
}

extension ComparisonSheet {
  /// Pins the image that is looked at, or that is chosen in the list.
  func pinSheet(_ state: State) throws(Notice) -> PinSheet {
    let images = sortedImages(state)
    let listed = images.indices.contains(imageChoice) ? images[imageChoice].image : nil
    guard let image = image ?? (trial.images.count == 1 ? trial.images.first : listed),
      let answer = answers.first(where: { $0.image == image })
    else { throw .plain("Nothing was compared yet.") }
    let one = Comparison(trial, [answer])
    let alone = one.nodes.filter { $0.standing == .added }.flatMap { node in
      (node.alone?.best ?? []).map {
        PinSheet.Row(node: node.id, concept: $0.key, name: $0.name, values: [nil, $0.value])
      }
    }
    let rows = one.changes.filter { $0.id.kind == .concept && $0.id.region == nil }.map { change in
      PinSheet.Row(
        node: change.id.node, concept: change.id.id, name: change.name, values: [change.before, change.after])
    }
    return try state.pinSheet(of: workflow, image, labels: trial.variants.map(\.label), rows + alone)
  }
}

extension OutputData {
  /// The concepts of the whole image, the highest first, as many as one looks through.
  fileprivate var best: [Concept] { Array(concepts.sorted { $0.value > $1.value }.prefix(20)) }
}
