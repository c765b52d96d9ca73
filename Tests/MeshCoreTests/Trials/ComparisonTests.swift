import MeshCore
import Testing

@Suite struct ComparisonTests {
  private let image = ImageSource.url("https://host/1.jpg")

  private func comparison(_ before: OutputData?..., to after: OutputData?...) -> Comparison {
    let node = WorkflowNode("a")
    let images = before.indices.map { ImageSource.url("https://host/\($0).jpg") }
    let trial = Trial([Variant("live", nodes: [node], .known), Variant("draft", nodes: [node], .known)], on: images)
    func given(_ data: OutputData?) -> [NodeID: TrialAnswers.Given] {
      ["a": data.map { .output($0) } ?? .nothing("it was not run")]
    }
    return Comparison(
      trial,
      images.indices.map { TrialAnswers(image: images[$0], given: [given(before[$0]), given(after[$0])]) })
  }

  private func concepts(_ values: KeyValuePairs<String, Double>) -> OutputData {
    OutputData(concepts: values.map { Concept(id: $0, value: $1) })
  }

  @Test func whatCrossesIsNamed() {
    let found = comparison(
      concepts(["station": 0.412, "person": 0.777, "blur": 0.53, "train": 0.911]),
      to: concepts(["station": 0.978, "commuter": 0.674, "blur": 0.204, "train": 0.999]))
    #expect(found.changes.map(\.name) == ["person", "commuter", "station", "blur", "train"])
    #expect(found.changes.map { $0.crossing(at: 0.5) } == [.vanishes, .appears, .rises, .falls, nil])
    #expect(found.changes[1].before == nil && found.changes[0].after == nil)
    #expect(
      found.summary(at: 0.5) == [
        "commuter, station, train come up; person, blur go down.", "2 cross 0.50 upwards, 2 downwards.",
      ])
    #expect(comparison(concepts(["a": 0.4]), to: concepts(["a": 0.41])).summary(at: 0.5).count == 1)
  }

  /// However little it moved, what crosses is shown and counted.
  @Test func aSmallMoveOverTheThresholdIsSeen() {
    let found = comparison(concepts(["a": 0.49, "b": 0.2]), to: concepts(["a": 0.51, "b": 0.21]))
    #expect(found.changes.map { $0.isShown(at: 0.5) } == [true, false])
    #expect(found.summary(at: 0.5) == ["a comes up.", "1 crosses 0.50 upwards."])
    // Up on one image and down on the other: nothing moves in the mean.
    let both = comparison(
      concepts(["a": 0.4]), concepts(["a": 0.6]), to: concepts(["a": 0.6]), concepts(["a": 0.4]))
    #expect(both.summary(at: 0.5) == ["1 crosses 0.50 upwards, 1 downwards."])
  }

  /// The mean is over the images that both were run on; one that gave nothing counts for nothing.
  @Test func aSetIsItsImages() throws {
    let found = comparison(
      concepts(["a": 0.2]), concepts(["a": 0.6]), nil, to: concepts(["a": 0.8]), concepts([:]), concepts(["a": 1]))
    let change = try #require(found.changes.first)
    #expect(change.before == 0.4 && change.after == 0.4 && change.images.count == 2)
    #expect(change.images.map(\.change) == [0.8 - 0.2, -0.6] || change.images.map(\.change) == [-0.6, 0.8 - 0.2])
    #expect(change.crossings(at: 0.5) == (1, 1) && change.movedImages == 2)
    #expect(found.nodes[0].silences.map(\.variant) == ["live"])
    #expect(found.meanChange.map { abs($0 - 0.6) < 1e-9 } == true)
  }

  /// One reason is told once, and an image that could not be read is nothing that a node failed at.
  @Test func whatGaveNothingIsToldOnce() {
    let nodes = ["a", "b", "c"].map { WorkflowNode($0) }
    let trial = Trial(
      [Variant("live", nodes: nodes, .known), Variant("draft", nodes: Array(nodes.prefix(2)), .known)],
      on: [.sample("one"), .sample("two"), .sample("three")])
    let good = TrialAnswers.Given.output(concepts(["x": 0.5]))
    let silent = TrialAnswers.Given.nothing("it is refused")
    let found = Comparison(
      trial,
      [
        TrialAnswers(image: .sample("one"), given: [["a": good, "b": good, "c": good], ["a": silent, "b": silent]]),
        TrialAnswers(image: .sample("two"), given: [["a": good, "b": good, "c": good], ["a": good, "b": silent]]),
        TrialAnswers(image: .sample("three"), given: [["a": silent], ["a": silent]], fault: "It is no image."),
      ])
    #expect(found.causes.map(\.text) == ["draft gave nothing for a, b (2 images): it is refused"])
    #expect(found.faults == [.sample("three"): "It is no image."] && !found.isWhole && !found.isEmpty)
    // Neither zeros nor a standstill: what was compared is told, and what was not.
    #expect(
      found.summary(at: 0.6) == ["What could be compared moved by less than 0.05.", "Removed: c. Not compared: b."])
  }

  /// Where neither side lists a concept there is no change of it to count.
  @Test func whatNeitherListsIsNoChange() {
    let found = comparison(
      concepts(["a": 0.2]), concepts(["b": 0.5]), to: concepts(["a": 0.4]), concepts(["b": 0.5]))
    #expect(found.changes.map { $0.images.count } == [1, 1])
    #expect(found.meanChange.map { abs($0 - 0.1) < 1e-9 } == true)
    // The mean of a concept is still over all images: what is not listed is below all that is.
    #expect(found.changes.first { $0.name == "a" }?.after == 0.2)
  }

  @Test func whatGoesWhichWayIsCounted() {
    let found = comparison(
      concepts(["up": 0.2, "down": 0.9, "gone": 0.4, "still": 0.5]),
      to: concepts(["up": 0.4, "down": 0.1, "new": 0.4, "still": 0.51]))
    let moves = found.moves(at: 0.6)
    #expect([moves.rise, moves.fall, moves.appear, moves.vanish, moves.unchanged] == [1, 1, 1, 1, 1])
  }

  /// Regions are the same where they overlap, whichever stands first.
  /// Nobody reads its numbers: how near both are is one. It crosses no threshold, which is of concepts.
  @Test func embeddingsAreComparedByTheirCosine() throws {
    func given(_ vector: [Double]) -> OutputData { OutputData(embeddings: [Embedding(vector)]) }
    let change = try #require(comparison(given([3, 4]), to: given([-4, 3])).changes.first)
    #expect(change.name == "embedding, cosine" && change.before == 1 && change.after == 0)
    #expect(change.crossing(at: 0.5) == nil && change.crossings(at: 0.5) == (0, 0))
    #expect(comparison(given([3, 4]), to: given([6, 8])).changes.first?.change == 0)
    #expect(comparison(given([3, 4]), to: given([1])).changes.isEmpty, "of other lengths nothing can be said")
  }

  @Test func regionsArePairedByWhereTheyAre() throws {
    func face(_ left: Double, _ value: Double) -> Region {
      Region(
        id: "r\(left)", box: .init(top: 0.1, left: left, bottom: 0.3, right: left + 0.2),
        data: concepts(["face": value]))
    }
    let found = comparison(
      OutputData(regions: [face(0.1, 0.9), face(0.6, 0.8)]), to: OutputData(regions: [face(0.61, 0.7), face(0.1, 0.9)]))
    let values = found.changes.map { [$0.before, $0.after] }
    #expect(values == [[0.8, 0.7], [0.9, 0.9]])
  }
}
