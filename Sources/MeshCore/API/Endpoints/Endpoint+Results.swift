/// What a workflow gave: one result an input, in their order.
public struct WorkflowResults: Decodable, Sendable {
  public let results: [WorkflowResult]

  init(results: [WorkflowResult]) { self.results = results }

  private enum CodingKeys: String, CodingKey { case results }

  public init(from decoder: any Decoder) throws {
    results = try decoder.container(keyedBy: CodingKeys.self).list(.results)
  }
}

/// What a model gave: one output an input, in their order.
public struct ModelOutputs: Decodable, Sendable {
  public let outputs: [Output]

  init(outputs: [Output]) { self.outputs = outputs }

  private enum CodingKeys: String, CodingKey { case outputs }

  public init(from decoder: any Decoder) throws {
    outputs = try decoder.container(keyedBy: CodingKeys.self).list(.outputs)
  }
}

extension Endpoint<WorkflowResults> {
  /// At most 32 inputs a call; without a version the newest one runs. The options hold for every node.
  public static func workflowResults(
    of id: WorkflowID, version: VersionID? = nil, on inputs: [ImageInput], options: OutputOptions = OutputOptions(),
    in app: AppScope
  ) -> Self {
    let path = version.map { app.path("workflows", id, "versions", $0, "results") }
    var body: [String: JSON] = ["inputs": .array(inputs.map(\.json))]
    body["output_config"] = options.json
    return Self(
      APIRequest(.post, path ?? app.path("workflows", id, "results"), body: .object(body)),
      "predict with workflow \(id)", keepsFailedItems: true)
  }
}

extension Endpoint<ModelOutputs> {
  /// At most 128 inputs a call; without a version the newest one runs. A reference that names no owner is of `app`.
  public static func modelOutputs(
    of model: ModelReference, on inputs: [ImageInput], options: OutputOptions = OutputOptions(), in app: AppScope
  ) -> Self {
    let owner = AppScope(userID: model.userID ?? app.userID, appID: model.appID ?? app.appID)
    let path = model.versionID.map { owner.path("models", model.id, "versions", $0, "outputs") }
    var body: [String: JSON] = ["inputs": .array(inputs.map(\.json))]
    var info: [String: JSON] = [:]
    info["output_config"] = options.json
    info["params"] = options.parameters
    if !info.isEmpty { body["model"] = ["output_info": .object(info)] }
    return Self(
      APIRequest(.post, path ?? owner.path("models", model.id, "outputs"), body: .object(body)),
      "predict with model \(model.id) of \(owner.name)", keepsFailedItems: true)
  }
}
