import Foundation
import MeshCore
@testable import MeshUI
import TestSupport
import Testing

/// The list of workflows while pages come and go: sorted as by sorting all of it anew, for the price of the page.
@Suite struct LibraryTests {
  private func workflow(_ id: String, nodes: Int, at seconds: Int?) -> Workflow {
    Workflow(
      id: id, nodes: (0..<nodes).map { Gallery.node("n\($0)", Gallery.color) },
      modifiedAt: seconds.map { Date(timeIntervalSinceReferenceDate: Double($0)) })
  }

  private func sorted(_ all: [WorkflowID: Workflow], by sort: WorkflowSort) -> [WorkflowID] {
    let ids = all.keys.sorted()
    func number(_ id: WorkflowID) -> Double {
      switch sort {
      case .id: 0
      case .newest: (all[id]?.modifiedAt ?? .distantPast).timeIntervalSinceReferenceDate
      case .nodes: Double(all[id]?.nodes.count ?? 0)
      }
    }
    return ids.sorted { (-number($0), $0) < (-number($1), $1) }
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func itIsSortedWhateverComes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var library = Library()
    var model: [WorkflowID: Workflow] = [:]
    for _ in 0..<40 {
      let some = (0..<random.below(12)).map { _ in
        workflow("w\(random.below(60))", nodes: random.below(4), at: random.chance(oneIn: 4) ? nil : random.below(5))
      }
      switch random.below(5) {
      case 0:
        library.beginReading()
        library.add(some.map(WorkflowDocument.init))
        library.finishReading(at: Date())
        model = Dictionary(some.map { ($0.id, $0) }) { $1 }
      case 1:
        let ids = (0..<random.below(9)).map { _ in "w\(random.below(60))" }
        let read = Dictionary(some.filter { ids.contains($0.id) }.map { ($0.id, $0) }) { $1 }
        library.replace(ids, with: read)
        for id in ids { model[id] = read[id] }
      case 2: library.sort = random.pick(WorkflowSort.allCases)
      default:
        library.add(some.map(WorkflowDocument.init))
        for workflow in some { model[workflow.id] = workflow }
      }
      #expect(library.order == model.keys.sorted())
      #expect(library.sorted == sorted(model, by: library.sort))
    }
  }

  /// Who runs a model is looked up, and is what a search through all workflows would find.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func usersOfModelsAreKept(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let models = [Gallery.color, Gallery.quality, Gallery.tiling]
    var library = Library()
    var known: [WorkflowID: Workflow] = [:]
    for _ in 0..<30 {
      let some = (0..<random.below(6)).map { _ in
        Workflow(
          id: "w\(random.below(12))",
          nodes: (0..<random.below(4)).map { Gallery.node("n\($0)", random.pick(models)) })
      }
      if random.chance(oneIn: 3) {
        library.beginReading()
        library.add(some.map(WorkflowDocument.init))
        library.finishReading(at: Date())
        known = Dictionary(some.map { ($0.id, $0) }) { $1 }
      } else {
        let read = Dictionary(some.map { ($0.id, $0) }) { $1 }
        let ids = (0..<3).map { _ in "w\(random.below(12))" } + read.keys
        library.replace(ids, with: read)
        for id in ids { known[id] = read[id] }
      }
      for model in models {
        let users = known.values.filter { $0.nodes.contains { $0.model.id == model.id } }.map(\.id)
        #expect(library.workflows(running: model.id).all == Set(users))
      }
    }
  }

  /// Pages whose users were found out in the background, whatever of them was there before, and twice in a page.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func usersOfPagesAreTakenIn(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let models = [Gallery.color, Gallery.quality, Gallery.tiling]
    var library = Library()
    var known: [WorkflowID: Workflow] = [:]
    for _ in 0..<20 {
      let page = (0..<random.below(6)).map { _ in
        Workflow(
          id: "w\(random.below(40))", nodes: (0..<random.below(3)).map { Gallery.node("n\($0)", random.pick(models)) })
      }
      let documents = page.map(WorkflowDocument.init)
      library.add(documents, users: ModelIndex(of: documents))
      for workflow in page { known[workflow.id] = workflow }
      for model in models {
        let users = known.values.filter { $0.nodes.contains { $0.model.id == model.id } }.map(\.id)
        #expect(library.workflows(running: model.id).all == Set(users))
      }
    }
  }

  /// They are known, so that nobody takes their ids for free, but stand in no list, and go with a reading like all others.
  @Test(arguments: WorkflowSort.allCases)
  func temporaryWorkflowsAreInNoList(sort: WorkflowSort) {
    let (id, other) = (TemporaryWorkflows.prefix + "1", workflow("a", nodes: 1, at: 1))
    var library = Library()
    library.sort = sort
    library.add([other, workflow(id, nodes: 1, at: 1)].map(WorkflowDocument.init))
    library.add([workflow(id, nodes: 2, at: 2)].map(WorkflowDocument.init))
    #expect(library.order == ["a"] && library.sorted == ["a"] && library.contains(id))
    library.sort = sort.next
    #expect(library.sorted == ["a"])
    library.beginReading()
    library.add([WorkflowDocument(other)])
    library.finishReading(at: Date())
    #expect(library.sorted == ["a"] && !library.contains(id))
  }

  /// It was a minute and more in this configuration: every page had all that came before it keyed and sorted anew.
  @Test(arguments: WorkflowSort.allCases)
  func aHundredThousandComeInPages(sort: WorkflowSort) {
    let pages = (0..<100).map { page in
      (0..<1000).map { WorkflowDocument(workflow("w\(($0 * 100 + page) * 7919 % 100_003)", nodes: 0, at: $0)) }
    }
    var library = Library()
    library.sort = sort
    library.beginReading()
    let times = pages.map { page in ContinuousClock().measure { library.add(page) } }
    #expect(library.order.count == 100_000)
    // The last page costs what it brings, and one pass over what there is.
    let last = times.suffix(10).min() ?? .zero
    #expect(last < .milliseconds(250), "\(last)")
  }
}
