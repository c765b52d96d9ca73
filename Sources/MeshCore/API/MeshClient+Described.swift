/// What an app holds beside what texts describe of it.
public struct DescribedApp: Sendable {
  /// The workflows that are described and exist.
  public let stored: [WorkflowID: Workflow]
  /// Those that are not described, in the order of the list; empty where the list was not read to its end.
  public let others: [WorkflowID]
}

extension MeshClient {
  /// What the app holds of the workflows that `items` describe, with the fewest calls: the pages of one list, and a
  /// workflow by itself only where it is not there as it is described, or where an attribute is described that the list
  /// does not have, which may cut its entries short.
  /// - Parameter wholeList: reads the list to its end, for what is not described; else few workflows are read by
  ///   themselves, and not more pages than reading them so would take turns.
  public func app(
    describedBy items: [WorkflowPatch.Item], wholeList: Bool = false
  ) async throws(APIError) -> DescribedApp {
    let wanted = Dictionary(items.map { ($0.id, $0) }) { first, _ in first }
    guard wholeList || wanted.count > Self.few else {
      return DescribedApp(stored: try await readSingly(wanted.keys), others: [])
    }
    var stored: [WorkflowID: Workflow] = [:]
    var others: [WorkflowID] = []
    var (pages, seen) = (0, 0)
    let isWhole = try await eachPage { page throws(APIError) in
      guard page.faults.isEmpty || !wholeList else { throw WorkflowPage.error(of: app, page.faults) }
      for document in page.documents {
        guard let item = wanted[document.id] else {
          others.append(document.id)
          continue
        }
        seen += 1
        // One that cannot be read here is read by itself, so that it is named where it cannot be read there either.
        guard let listed = try? document.workflow(), item.isSaid(by: listed) else { continue }
        stored[document.id] = listed
      }
      pages += 1
      return wholeList || (seen < wanted.count && pages < wanted.count / Self.atOnce)
    }
    let rest = wanted.keys.filter { stored[$0] == nil }
    stored.merge(try await readSingly(rest)) { first, _ in first }
    return DescribedApp(stored: stored, others: isWhole ? others : [])
  }

  /// All workflows of the app, by id, each as it is when it is read by itself: the list is believed where twelve of them,
  /// from all over it, are just what it says, and else every one is read.
  public func wholeApp() async throws(APIError) -> [Workflow] {
    let listed = Dictionary(try await allWorkflows().map { ($0.id, $0) }) { first, _ in first }
    let ids = listed.keys.sorted()
    let sample = Self.spread(ids, 12)
    var whole = try await readSingly(sample)
    if sample.allSatisfy({ Self.isSame(whole[$0], listed[$0]) }) {
      whole.merge(listed) { read, _ in read }
    } else {
      whole.merge(try await readSingly(ids.filter { !sample.contains($0) })) { first, _ in first }
    }
    return ids.compactMap { whole[$0] }
  }
}

extension WorkflowPatch.Item {
  /// Whether a workflow is as it is described, and has every attribute that is described, be it as empty.
  fileprivate func isSaid(by workflow: Workflow) -> Bool {
    attributes.keys.allSatisfy { workflow.attributes[$0] != nil }
      && FileChanges([self], stored: [workflow.id: workflow]).steps.isEmpty
  }
}
