/// What the variants of a trial gave on one image.
public struct TrialAnswers: Hashable, Sendable {
  public enum Given: Hashable, Sendable {
    case output(OutputData)
    /// It gave nothing, for this reason.
    case nothing(String)
  }

  public let image: ImageSource
  /// By variant. Nodes that are left out of the results are left out here.
  public let given: [[NodeID: Given]]
  /// Why the image could not be read; then no node could give anything.
  public let fault: String?

  public init(image: ImageSource, given: [[NodeID: Given]], fault: String? = nil) {
    self.image = image
    self.given = given
    self.fault = fault
  }
}

extension TrialAnswers {
  /// What a run of a workflow gave, by node.
  static func given(by result: WorkflowResult, nodes: [WorkflowNode]) -> [NodeID: Given] {
    guard !result.outputs.isEmpty || result.status.code == .success else {
      return nothing(result.status.reason, nodes: nodes)
    }
    return zip(nodes, result.outputs(for: nodes)).reduce(into: [:]) { given, item in
      if !item.0.suppressesOutput { given[item.0.id] = Given(item.1) }
    }
  }

  static func nothing(_ why: String, nodes: [WorkflowNode]) -> [NodeID: Given] {
    nodes.reduce(into: [:]) { if !$1.suppressesOutput { $0[$1.id] = .nothing(why) } }
  }
}

extension TrialAnswers.Given {
  init(_ output: Output?) {
    guard let output else {
      self = .nothing("it gave no output")
      return
    }
    let isGood = output.status.code == .success || output.status.code == .mixed
    self = isGood ? .output(output.data) : .nothing(output.status.reason)
  }
}

extension Status {
  /// What a person reads of it, as a part of a sentence.
  var reason: String {
    let sentence = sentence
    return sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
  }
}
