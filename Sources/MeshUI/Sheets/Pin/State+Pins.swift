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
      (output?.data.everyConcept.prefix(PinSheet.mostConcepts) ?? []).map { concept in
        PinSheet.Row(
          node: node.id, concept: concept.key, name: concept.name, values: [concept.value])
      }
    }
    let chosen = rows.filter { $0.node == selectedNode?.id }.max { $0.value < $1.value }?.id
    dialogs.append(
      .pin(
        try pinSheet(of: run.workflow, run.image, labels: ["value"], rows, chosen: chosen, threshold: threshold)))
    return []
  }

  func pinSheet(
    of workflow: WorkflowID, _ image: ImageSource, labels: [String], _ rows: [PinSheet.Row], chosen: PinSheet.Row.ID?,
    threshold: Double
  ) throws(Notice) -> PinSheet {
    let pin = bench.pins.first { $0.workflow == workflow && $0.image == image }
    guard !rows.isEmpty || pin != nil else {
      throw .plain("There is no concept to pin: only concepts can be bound.")
    }
    let sorted = rows.sorted { ($1.value, $0.name) < ($0.value, $1.name) }
    return PinSheet(
      workflow: workflow, image: image, labels: labels, rows: sorted, chosen: chosen, pin: pin, threshold: threshold)
  }

  /// The image was read, so that it is known again.
  mutating func keep(_ pin: Pin) -> [Effect] {
    guard running.contains(where: { $0.kind == .readPin }) else { return [] }
    finish(.readPin)
    notice = .ok(
      "\(pin.image.title) is pinned with \(counted(pin.bounds.count, "bound")); every plan runs it."
    )
    return bench.pin(pin).map(Effect.record)
  }
}

extension ComparisonSheet {
  /// Pins the image that is looked at, or that is chosen in the list.
  func pinSheet(_ state: State) throws(Notice) -> PinSheet {
    guard let image = lookedAt(state), let answer = answers.first(where: { $0.image == image })
    else { throw .plain("Nothing was compared yet.") }
    let rows = Comparison(trial, [answer]).nodes.flatMap { node -> [PinSheet.Row] in
      let sides = [node.before, node.after].enumerated().map { index, node -> OutputData? in
        if case .output(let data)? = node.flatMap({ answer.given[index][$0.id] }) { data } else { nil }
      }
      var seen: Set<String> = []
      let concepts = sides.flatMap { $0?.everyConcept.prefix(PinSheet.mostConcepts) ?? [] }
      return concepts.filter { seen.insert($0.key).inserted }.map { concept in
        PinSheet.Row(
          node: node.id, concept: concept.key, name: concept.name, values: sides.map { $0?.value(of: concept.key) })
      }
    }
    let chosen = chosenRow(state)?.change.flatMap { change in
      rows.first { $0.node == change.id.node && $0.concept == change.id.id }?.id
    }
    return try state.pinSheet(
      of: workflow, image, labels: trial.variants.map(\.label), rows, chosen: chosen, threshold: threshold(state))
  }
}

extension PinSheet {
  /// As many concepts of a node as one looks through.
  static let mostConcepts = 20
}
