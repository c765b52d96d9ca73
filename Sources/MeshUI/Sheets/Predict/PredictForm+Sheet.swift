import Canvas
import MeshCore
import Panels

extension PredictForm: Sheet {
  static var allKeys: [KeyContext] { [.predict] }
  static var place: SheetPlace { .besideWorkflows }

  var dialog: Dialog { .predict(self) }
  var content: TextField.Content { .image }

  /// Runs the workflow as the service has it.
  mutating func enter(_ state: inout State) throws(Notice) -> Flow {
    let images = state.knownImages
    let chosen = choice.flatMap { images.indices.contains($0) ? images[$0] : nil }
    guard let image = chosen ?? ImageSource(self.image.text) else {
      error = "Type an address or a path, or choose an image below."
      return .stay()
    }
    error = image.obstacle(samples: state.session.samples.map(\.id))
    guard error == nil else { return .stay() }
    guard let workflow = state.library[workflow] else {
      throw state.gone(workflow)
    }
    // The graph stays: what its nodes gave stands beside them.
    if !state.drawsGraph { state.focus = .prediction }
    state.cursors.predictionTop = 0
    let live = state.drafts[workflow.id]?.hasChanges == true ? ", as the service has it, without your draft" : ""
    state.notice = Notice(.running, "predicting", "\(workflow.id) on \(image.title)\(live).")
    let job = Job.predict(
      workflow: workflow.id, versionID: workflow.version?.id, nodes: workflow.nodes, image: image)
    return .close([state.start(job)])
  }

  mutating func back(_ state: inout State) throws(Notice) -> Flow {
    .close(state.keepTexts { $0.image = image.text })
  }

  mutating func move(_ motion: Motion, _ state: inout State) {
    choice = clamped(choice ?? -1, by: motion.distance(page: state.page), count: state.knownImages.count)
  }

  mutating func type(_ change: (inout TextField) -> Bool, _ state: inout State) -> Flow {
    guard change(&image) else { return .stay() }
    choice = image.isEmpty ? 0 : nil
    error = nil
    state.kept.image = image.text
    return .stay([state.keptEntry])
  }

  func view(_ state: State, size: Size) -> SheetView? { PredictView(self, state, size: size).sheet }
}
