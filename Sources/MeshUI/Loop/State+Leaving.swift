import MeshCore
import Panels

extension State {
  /// Esc: one step back, never out of the program.
  mutating func goBackInPanes() -> [Effect] {
    if filter.isOpen { return clearFilter() }
    if !search.text.isEmpty { return leaveSearch(keeping: false) }
    if focus == .staged, !markedStaged.isEmpty {
      unmarkSteps()
      notice = .plain("No step is marked.")
    } else if isZoomed {
      isZoomed = false
    } else if focus == .nodes, !markedRows.isEmpty {
      unmarkNodes()
      notice = .plain("No node is marked.")
    } else if focus != .workflows {
      focus = .workflows
    } else if !marked.isEmpty {
      marked = []
      notice = .plain("Nothing is marked.")
    } else {
      return clearFilter()
    }
    return []
  }

  /// Enter in the filter keeps it, and goes to the list.
  mutating func leaveFilter() -> [Effect] {
    filter.isOpen = false
    return []
  }

  private mutating func clearFilter() -> [Effect] {
    let origin = filter.origin
    filter = Filter()
    return cursors.workflow == nil && origin.map(shows) == true ? select(origin) : selectShownWorkflow()
  }

  /// `q`: quits only from the main screen.
  mutating func close() -> [Effect] {
    guard !isZoomed else { return goBackInPanes() }
    return [.quit]
  }

  /// Ctrl-C: cancels what runs, else asks to quit. What is being written is never cut off; nothing is sent after it.
  mutating func cancel() throws(Notice) -> [Effect] {
    let cancellable = running.filter { $0.title != nil && !$0.writes }
    guard cancellable.isEmpty else {
      notice = .plain("Cancelled: \(cancellable.compactMap(\.title).joined(separator: ", ")).")
      let effects = cancellable.flatMap { dropCancelled($0) }
      return effects + cancellable.map(Effect.cancel)
    }
    if running.contains(where: { $0.kind == .apply }) { return stopApplying() }
    if let writing = running.first(where: \.writes), let title = writing.title {
      throw .warn("The editor is \(title), which cannot be called back: wait for the answer.")
    }
    guard session.kiosk == nil else { throw Self.kioskStays }
    if dialogs.last != .question(.quit) { dialogs.append(.question(.quit)) }
    return []
  }

  private mutating func dropCancelled(_ job: Job) -> [Effect] {
    finish(job.kind)
    let reason =
      switch job.kind {
      case .plan: "Planning was cancelled. \(key(.refresh, in: .plan)) reads again."
      case .compare: "The comparison was cancelled. \(key(.twin, in: .comparison)) runs it again."
      case .bisect: "The search was cancelled. \(key(.take, in: .bisect)) searches again."
      case _: "Reading was cancelled."
      }
    if job.kind == .readWorkflows {
      library.phase = .failed("Reading was cancelled. \(key(.refresh, in: .workflows)) reads again.")
    }
    return tellSheets(.ended(job.kind, because: reason)) + (job.kind == .predict ? stopPredicting() : [])
  }

  mutating func askToResetSample() throws(Notice) -> [Effect] {
    guard session.isLocal else { throw .warn("Only the sample app of the embedded backend can be restored.") }
    guard !isReadOnly else { throw .error("Not restored. This context is read-only.") }
    dialogs.append(.question(.resetSample))
    return []
  }

  mutating func openFilter() -> [Effect] {
    focus = .workflows
    filter.isOpen = true
    filter.origin = selectedWorkflow
    return []
  }

  mutating func refresh() -> [Effect] {
    // One who looks on sees what was journalled since, and has the app where it has become free.
    if session.holder != nil, dialogs.isEmpty { return [.open(session.app)] }
    notice = Self.readingNow
    return [readWorkflows()] + readCatalogueIfNeeded()
  }

  static let readingNow = Notice(.running, "reading", "the workflows again.")

  mutating func readWorkflows() -> Effect {
    library.beginReading()
    library.beganAt = clock.now
    return start(.readWorkflows)
  }

  /// Asks for the models where they are neither known nor on their way.
  mutating func readCatalogueIfNeeded() -> [Effect] {
    guard catalogue.phase != .read, !running.contains(.readCatalogue) else { return [] }
    catalogue.phase = .reading
    return [start(.readCatalogue)]
  }
}
