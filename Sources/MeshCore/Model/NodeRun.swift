/// A node, and the model that it runs, as the text of a workflow says it.
package struct NodeRun: Hashable, Sendable {
  package var node: NodeID
  package var model: ModelReference
}

extension NodeRun {
  /// Those of a workflow, whose text is walked over and not decoded: who runs a model is asked of thousands at once.
  static func all(_ skimmer: inout JSONSkimmer) throws -> [NodeRun] {
    var runs: [NodeRun] = []
    try skimmer.object { name, rest throws in
      guard name == "nodes" else {
        try rest.value()
        return
      }
      try rest.array { node throws in
        var run = NodeRun(node: "", model: ModelReference(id: ""))
        let place = try node.object { name, rest throws in
          switch name {
          case "id": run.node = try rest.text() ?? ""
          case "model": run.model = try model(&rest)
          case _: try rest.value()
          }
        }
        if place != nil { runs.append(run) }
      }
    }
    return runs
  }

  private static func model(_ skimmer: inout JSONSkimmer) throws -> ModelReference {
    var model = ModelReference(id: "")
    try skimmer.object { name, rest throws in
      switch name {
      case "id": model.id = try rest.text() ?? ""
      case "user_id", "userId": model.userID = try rest.text()?.nonEmpty
      case "app_id", "appId": model.appID = try rest.text()?.nonEmpty
      case "model_version", "modelVersion":
        try rest.object { name, rest throws in
          if name == "id" { model.versionID = try rest.text()?.nonEmpty?.asVersionID } else { try rest.value() }
        }
      case _: try rest.value()
      }
    }
    return model
  }
}
