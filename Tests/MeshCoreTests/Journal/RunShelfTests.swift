import FoundationEssentials
import MeshCore
import Testing

@Suite struct RunShelfTests {
  private static let result = WorkflowResult(status: .ok, outputs: [])

  private func run(_ workflow: WorkflowID, at seconds: Double, place: Int? = nil, on image: String = "cat")
    -> PredictionRun
  {
    PredictionRun(
      workflow: workflow, versionID: "v", nodes: [], image: .sample(image),
      at: Date(timeIntervalSinceReferenceDate: seconds), seconds: 0.1, status: .ok, result: Self.result, place: place)
  }

  @Test func theNewestIsFirstAndThoseOfOnePredictionAreInTheirOrder() {
    var shelf: RunShelf = [run("a", at: 1)]
    let batch = (0..<3).map { run("b", at: 2, place: $0) }
    for run in batch { shelf.insert(run) }
    #expect(Array(shelf) == batch.reversed() + [run("a", at: 1)] && shelf.predictions == 2)
    #expect(Array(shelf.prediction(at: 0)) == batch && Array(shelf.prediction(at: 1)) == [run("a", at: 1)])
    #expect(
      shelf.newest(of: "b") == batch[2] && shelf.newest(of: "a") == run("a", at: 1) && shelf.newest(of: "c") == nil)
  }

  /// A list may name an image twice, at its end too.
  @Test func eachOfOneImageIsFound() {
    let batch = (0..<4).map { run("b", at: 2, place: $0) }
    let shelf = RunShelf(newestFirst: batch.reversed())
    #expect(batch.allSatisfy { shelf[id: $0.id] == $0 })
    #expect(batch.indices.allSatisfy { shelf.prediction(of: batch[$0].id)?.place(of: batch[$0].id) == $0 })
    #expect(shelf[id: run("b", at: 3, place: 1).id] == nil && shelf[id: run("b", at: 2, place: 9).id] == nil)
  }

  @Test func onePredictionPushesOutOneHoweverManyImagesItHas() {
    var shelf = RunShelf(newestFirst: (0..<JournalState.limit).reversed().map { run("w", at: Double($0)) })
    for place in 0..<(3 * JournalState.limit) { shelf.insert(run("many", at: 1000, place: place)) }
    #expect(shelf.predictions == JournalState.limit && shelf.count == 4 * JournalState.limit - 1)
    #expect(shelf[shelf.count - 1] == run("w", at: 1))
  }

  @Test func ofVeryManyImagesTheOldestGoAndNoOtherPrediction() {
    var shelf: RunShelf = [run("single", at: 1)]
    for place in 0..<(JournalState.mostImages + 2000) { shelf.insert(run("many", at: 2, place: place)) }
    shelf.insert(run("next", at: 3))
    #expect(shelf.predictions == 3 && (JournalState.mostImages...JournalState.mostImages + 503).contains(shelf.count))
    #expect(shelf[shelf.count - 1] == run("single", at: 1))
    let many = shelf.prediction(at: 1)
    #expect(many.first?.place == 0 && many.last?.place == JournalState.mostImages + 1999)
    #expect(many.last.map { shelf[id: $0.id] == $0 } == true)
  }

  @Test func whatIsRemovedLeavesTheOthersTogether() {
    let batch = (0..<4).map { run("b", at: 2, place: $0) }
    var shelf = RunShelf(newestFirst: batch.reversed() + [run("a", at: 1)])
    shelf.remove([batch[0].id, batch[2].id])
    #expect(Array(shelf) == [batch[3], batch[1], run("a", at: 1)] && shelf.predictions == 2)
    #expect(shelf[id: batch[3].id] == batch[3] && shelf[id: batch[2].id] == nil)
    shelf.remove([run("a", at: 1).id])
    #expect(shelf.predictions == 1)
  }
}
