extension Snippet.Request {
  /// The first id that only stands for one, such as `{YOUR_WORKFLOW_ID}`.
  var placeholder: String? { ids.lazy.compactMap(\.placeholder).first }

  private var ids: [String] {
    switch self {
    case .describe(let items), .create(let items): items.flatMap(Self.ids)
    case .patch(let patch): patch.items.flatMap(Self.ids)
    case .rename(let id, let new): [id, new]
    case .delete(let ids): ids
    case .deleteAll: []
    }
  }

  private static func ids(of item: WorkflowPatch.Item) -> [String] {
    [item.id] + item.nodes.flatMap { ids($0.id, $0.model, $0.inputs ?? []) }
  }

  private static func ids(_ node: NodeID, _ model: ModelReference?, _ inputs: [NodeID]) -> [String] {
    [node, model?.id, model?.userID, model?.appID, model?.versionID].compactMap(\.self) + inputs
  }
}

extension AppScope {
  var isPlaceholder: Bool { userID.placeholder != nil || appID.placeholder != nil }
}

extension String {
  /// The part of the text that stands for something else: `{YOUR_APP_ID}`, `<app>`, `$APP`, `YOUR_APP_ID`.
  var placeholder: String? {
    for (start, end) in [("{", "}"), ("<", ">")] {
      guard let first = firstRange(of: start), let last = self[first.upperBound...].firstRange(of: end) else {
        continue
      }
      return String(self[first.lowerBound..<last.upperBound])
    }
    return hasPrefix("$") || hasPrefix("YOUR_") || hasPrefix("YOUR-") ? self : nil
  }
}
