/// Carries out a trial. A call that fails says why where its answer would stand, and leaves the others theirs.
public struct TrialRunner: Sendable {
  private let client: MeshClient
  private let graphs: (any NodeRunner)?
  private let timing: Timing

  /// `graphs`: what runs nodes that no app stores, where that may be done.
  public init(_ client: MeshClient, graphs: (any NodeRunner)?, timing: Timing = .system) {
    self.client = client
    self.graphs = graphs
    self.timing = timing
  }

  public func plan(_ trial: Trial) -> TrialPlan { TrialPlan(trial, callsPerGraph: graphs?.callsPerRun) }

  /// Runs a plan on some of its images, at most ``MeshClient/imagesPerCall``, and gives what came of each, in their order.
  /// Throws only where it was cancelled.
  ///
  /// - Parameters:
  ///   - inputs: the images that could be read
  ///   - faults: why the others could not
  ///   - waiting: told while a model is starting
  public func run(
    _ plan: TrialPlan, on images: [ImageSource], inputs: [ImageSource: ImageInput], faults: [ImageSource: String] = [:],
    waiting: @Sendable (PredictionProgress) -> Void = { _ in }
  ) async throws(APIError) -> [TrialAnswers] {
    let readable = images.filter { inputs[$0] != nil }
    var stored: [[ImageSource: [NodeID: TrialAnswers.Given]]] = []
    for (index, variant) in plan.trial.variants.enumerated() {
      stored.append(try await answers(of: variant, on: plan.runs(index) ? readable : [], inputs, waiting))
    }
    var models: [TrialPlan.ModelCall: [ImageSource: TrialAnswers.Given]] = [:]
    for call in plan.modelCalls { models[call] = try await answers(of: call, on: readable, inputs, waiting) }
    var graphs: [[ImageSource: [NodeID: TrialAnswers.Given]]] = []
    for nodes in plan.graphs { graphs.append(try await answers(ofGraph: nodes, on: readable, inputs)) }
    return images.map { image in
      let missing = TrialAnswers.Given.nothing(faults[image] ?? "it was not run on this image")
      let given = plan.ways.enumerated().map { variant, ways in
        ways.compactMapValues { way -> TrialAnswers.Given? in
          switch way {
          case .stored, .hidden: nil
          case .reused(let source, let node): stored[source][image]?[node] ?? missing
          case .direct(let call): models[call]?[image] ?? missing
          case .graph: nil
          case .notRun(let why): .nothing(why)
          }
        }
        .merging(whole(ways, .stored, stored[variant][image], missing)) { one, _ in one }
        .merging(whole(ways, .graph, graphs[variant][image], missing)) { one, _ in one }
      }
      return TrialAnswers(image: image, given: given, fault: faults[image])
    }
  }

  /// What was given for the nodes that are answered in a way that has one answer for all of them.
  private func whole(
    _ ways: [NodeID: TrialPlan.Way], _ way: TrialPlan.Way, _ given: [NodeID: TrialAnswers.Given]?,
    _ missing: TrialAnswers.Given
  ) -> [NodeID: TrialAnswers.Given] {
    ways.filter { $0.value == way }.keys.reduce(into: [:]) { $0[$1] = given?[$1] ?? missing }
  }

  private func answers(
    of variant: Variant, on images: [ImageSource], _ inputs: [ImageSource: ImageInput],
    _ waiting: @Sendable (PredictionProgress) -> Void
  ) async throws(APIError) -> [ImageSource: [NodeID: TrialAnswers.Given]] {
    var answers = variant.known
    guard case .stored(let id, let version) = variant.source else { return answers }
    let asked = images.filter { answers[$0] == nil }
    guard !asked.isEmpty else { return answers }
    do {
      let reply = try await client.predict(
        with: id, version: version, on: asked.compactMap { inputs[$0] }, timing: timing, progress: waiting)
      for (image, result) in zip(asked, reply.value.results) {
        answers[image] = TrialAnswers.given(by: result, nodes: variant.nodes)
      }
    } catch {
      let why = try Self.reason(error)
      for image in asked { answers[image] = TrialAnswers.nothing(why, nodes: variant.nodes) }
    }
    return answers
  }

  private func answers(
    of call: TrialPlan.ModelCall, on images: [ImageSource], _ inputs: [ImageSource: ImageInput],
    _ waiting: @Sendable (PredictionProgress) -> Void
  ) async throws(APIError) -> [ImageSource: TrialAnswers.Given] {
    guard !images.isEmpty else { return [:] }
    do {
      let reply = try await client.predict(
        with: call.model, on: images.compactMap { inputs[$0] }, options: OutputOptions(parameters: call.parameters),
        timing: timing, progress: waiting)
      return Dictionary(uniqueKeysWithValues: zip(images, reply.value.outputs.map(TrialAnswers.Given.init)))
    } catch {
      let why = try Self.reason(error)
      return Dictionary(uniqueKeysWithValues: images.map { ($0, .nothing(why)) })
    }
  }

  private func answers(
    ofGraph nodes: [WorkflowNode], on images: [ImageSource], _ inputs: [ImageSource: ImageInput]
  ) async throws(APIError) -> [ImageSource: [NodeID: TrialAnswers.Given]] {
    guard let graphs, !nodes.isEmpty, !images.isEmpty else { return [:] }
    do {
      let results = try await graphs.results(of: nodes, on: images.compactMap { inputs[$0] })
      let given = results.map { TrialAnswers.given(by: $0, nodes: nodes) }
      return Dictionary(uniqueKeysWithValues: zip(images, given))
    } catch {
      let given = TrialAnswers.nothing(try Self.reason(error), nodes: nodes)
      return Dictionary(uniqueKeysWithValues: images.map { ($0, given) })
    }
  }

  /// Why a call failed; that the task was cancelled is thrown on.
  private static func reason(_ error: APIError) throws(APIError) -> String {
    guard error.cause != .transport(.cancelled) else { throw error }
    return error.message
  }
}
