import Canvas
import MeshCore
import Panels

extension ComparisonSheet: Sheet {
  static var allKeys: [KeyContext] { [.comparison, .comparisonOnOne, .comparisonOfOne] }

  var dialog: Dialog { .comparison(self) }
  var keys: KeyContext {
    trial.images.count == 1 ? .comparisonOfOne : image == nil ? .comparison : .comparisonOnOne
  }

  /// Looks at one image by itself, and at all of them again.
  mutating func enter(_ state: inout State) throws(Notice) -> Flow {
    guard trial.images.count > 1 else {
      throw .plain("It is of one image. \(state.key(.predict, in: .comparison)) takes others, or several.")
    }
    if image != nil {
      image = nil
    } else {
      let images = sortedImages(state)
      image = images.indices.contains(imageChoice) ? images[imageChoice].image : nil
    }
    isOnImages = image == nil && isOnImages
    return .stay(image.map { state.thumbnail(of: $0) } ?? [])
  }

  mutating func back(_ state: inout State) throws(Notice) -> Flow {
    guard image == nil else {
      image = nil
      return .stay()
    }
    return .close(state.stop(.compare))
  }

  mutating func move(_ motion: Motion, _ state: inout State) {
    if isOnImages {
      imageChoice = clamped(imageChoice, by: motion.distance(page: state.page), count: trial.images.count)
    } else {
      choice = rows(state).id(motion, from: choice, page: state.page)
    }
  }

  mutating func perform(_ command: Command, _ state: inout State) throws(Notice) -> Flow {
    switch command {
    case .close: return .close(state.stop(.compare))
    case .nextTab:
      guard trial.images.count > 1, image == nil else {
        throw .plain("There is one image here. \(state.key(.predict, in: .comparison)) takes others, or several.")
      }
      isOnImages.toggle()
      return .stay()
    case .thresholdDown, .thresholdUp:
      let steps = command == .thresholdUp ? 1 : -1
      return .stay(state.moveThreshold(of: workflow, from: threshold(state), by: steps))
    case .predict: return .open(try otherImages(state))
    case .bisect: return try bisect(&state)
    case .export:
      guard let comparison else { throw .plain("Nothing was compared yet.") }
      return .stay([state.start(.export(comparison, of: workflow, at: threshold(state)))])
    case .pin: return .open(.pin(try pinSheet(state)))
    case .twin:
      let earlier = worthKeeping
      self = ComparisonSheet(workflow: workflow, plan)
      self.earlier = earlier
      return .stay([state.start(.compare(trial, temporary: plan.needsGraph))])
    case _: return .pass
    }
  }

  /// Asks for other images to compare the same two on; a draft as it is then.
  private func otherImages(_ state: State) throws(Notice) -> Dialog {
    guard !trial.variants.contains(where: { $0.source == .known && !$0.nodes.isEmpty }) else {
      throw .plain("Kept runs are of this image: on others there is nothing to compare.")
    }
    guard trial.isTwin else { return state.comparing(of: workflow, trial.variants) }
    return state.comparing(of: workflow)
  }

  /// Searches for the version that changed the chosen concept, on the image where it moved most.
  private func bisect(_ state: inout State) throws(Notice) -> Flow {
    guard let change = chosenRow(state)?.change ?? comparison?.changes.first,
      let image = image ?? change.images.first?.image
    else { throw .plain("There is no concept to search for.") }
    guard change.id.kind == .concept, !change.id.id.isEmpty else {
      throw .plain("\(change.name) is no concept: only concepts are searched for.")
    }
    let option = BisectSheet.Option(node: change.id.node, concept: change.id.id, name: change.name, value: change.after)
    let sheet = try state.bisectSheet(
      of: workflow, on: image, [option], threshold: threshold(state), phase: .running)
    return .open(.bisect(sheet), [state.start(.bisect(sheet.question))])
  }

  mutating func hear(_ news: News, isOnTop: Bool, _ state: inout State) -> Flow {
    switch news {
    case .outcome(.compared(let trial, let some)) where trial == self.trial:
      take(some)
      guard answers.count >= trial.images.count else {
        phase = .running(answers.count)
        return .stay()
      }
      phase = .done(state.clock.now)
      state.vanished[workflow] = comparison?.vanished
      if trial.isTwin, let whole = ofAll, !whole.isEmpty {
        state.twins[workflow] = TwinNote(whole, at: state.clock.now, threshold: threshold(state))
      }
      state.finish(.compare)
      if isOnTop { state.notice = notice(state) }
      if comparison?.isEmpty ?? true, let earlier = earlier.first {
        self = earlier
        return .stay()
      }
      return .stay(pictured(state).map { state.thumbnail(of: $0) } ?? [])
    case .ended(.compare, let reason):
      phase = .ended(reason)
      if answers.isEmpty, let earlier = earlier.first { self = earlier }
      return .stay()
    case .outcome, .ended, .workflowsRead, .shown, .edited: return .stay()
    }
  }

  /// Whether a service was asked for a workflow of its own.
  func isTemporary(_ state: State) -> Bool { plan.needsGraph && !state.session.isLocal }

  private func notice(_ state: State) -> Notice {
    guard let comparison, !comparison.isEmpty else {
      let why = comparison.flatMap { $0.causes.first?.text ?? $0.faults.values.first }
      return Notice(.error, "failed", why.map { $0.hasSuffix(".") ? $0 : $0 + "." } ?? "Nothing was compared.")
    }
    let silent = Set(comparison.nodes.flatMap(\.silences).map(\.image)).union(comparison.faults.keys).count
    guard silent == 0 else {
      return Notice(
        .warn, "partly done", "On \(counted(silent, "image")) something gave no answer; it is not taken for zero.")
    }
    if isTemporary(state), let left = state.leftWorkflow { return state.leftWords(left) }
    return Notice(
      .ok, "done",
      isTemporary(state)
        ? "The temporary workflow is deleted; your workflows are as they were." : "Nothing was written to the service.")
  }

  func text(_ state: State) -> [TextLine] { ComparisonView(self, state, size: size(state)).text }

  /// What is found is chosen: a row, or an image.
  mutating func show(hit line: Int, _ state: State) {
    let rows = rows(state)
    isOnImages = line >= rows.count
    if isOnImages { imageChoice = line - rows.count } else { choice = rows[line].id }
  }

  func view(_ state: State, size: Size) -> SheetView? { ComparisonView(self, state, size: size).sheet }

  func pictured(_ state: State) -> ImageSource? { size(state).columns < 100 ? nil : lookedAt(state) }

  func picturePlace(_ state: State, size: Size) -> Rect { ComparisonView(self, state, size: size).picturePlace }

  /// Where it was moved to; else a half, or less where nothing comes up to that on any image.
  func threshold(_ state: State) -> Double { state.kept.thresholds[workflow] ?? (highest >= 0.5 ? 0.5 : 0.1) }
}

extension Comparison {
  /// The concepts that the second side does not list on any image.
  fileprivate var vanished: [BisectSheet.Option] {
    changes.filter { $0.id.kind == .concept && !$0.id.id.isEmpty && $0.after == nil }.map {
      BisectSheet.Option(node: $0.id.node, concept: $0.id.id, name: $0.name, value: nil)
    }
  }
}
