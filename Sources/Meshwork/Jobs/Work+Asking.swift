import FoundationEssentials
import MeshCore
import MeshUI

extension Work {
  /// The sides of a conflict as variants of one node: a model of several sides is called once, and one that fails says why
  /// and leaves the others theirs.
  func ask(_ question: SideQuestion) async throws {
    let sides = ThreeWayMerge.Side.allCases.filter { question.models[$0] != nil }
    let variants = sides.compactMap { side in
      question.models[side].map {
        Variant(side.rawValue, nodes: [WorkflowNode(id: Self.side, model: $0)], .unstored)
      }
    }
    let input = try await ReadImage(question.image, service.images).input
    let runner = TrialRunner(client, graphs: nil)
    let trial = Trial(variants, on: [question.image])
    let answers = try await runner.run(runner.plan(trial), on: trial.images, inputs: [question.image: input])
    let given = zip(sides, answers.first?.given ?? []).map { side, given -> (ThreeWayMerge.Side, SideAnswers.Answer) in
      switch given[Self.side] {
      case .output(let data)?: (side, .output(data))
      case .nothing(let why)?: (side, .failed(why))
      case nil: (side, .failed("It gave no output."))
      }
    }
    post(.answered(SideAnswers(question, Dictionary(uniqueKeysWithValues: given), at: Date())))
  }

  /// What the one node of each side is called.
  private static let side = "node"
}
