import MeshCore
import Panels

/// The versions of a workflow, newest first, and what the chosen one differs in from another state of it; Enter brings
/// its nodes into the draft.
package struct WorkflowVersionSheet: Hashable, Sendable {
  /// What the chosen version is compared with.
  enum Tab: String, CaseIterable, Hashable, Sendable {
    /// What the service has now.
    case current
    /// The version before it.
    case before
    case draft
    /// The version that is marked.
    case marked
  }

  let workflow: WorkflowID
  var phase = ReadingPhase.reading
  /// As far as this reading has brought them; at most ``limit``.
  var versions: [WorkflowVersion] = []
  /// The chosen version; nil for the newest.
  var choice: VersionID?
  var marked: VersionID?
  var tab = Tab.current
  /// The first shown line of the difference.
  var top = 0

  /// Older versions than these are not read.
  package static let limit = 512

  /// The place of the chosen version in the list.
  var index: Int { versions.firstIndex { $0.id == choice } ?? 0 }

  var chosen: WorkflowVersion? { versions.indices.contains(index) ? versions[index] : nil }

  /// The one before the version at `index`; nil of the first, and where it is not read.
  func before(_ index: Int) -> WorkflowVersion? {
    versions.indices.contains(index + 1) ? versions[index + 1] : nil
  }

  /// Whether the version at `index` is the workflow's first.
  func isFirst(_ index: Int) -> Bool {
    phase == .read && index == versions.count - 1 && versions.count < Self.limit
  }

  /// The states there are to compare with.
  var tabs: [Tab] { Tab.allCases.filter { $0 != .marked || marked != nil } }
}

extension State {
  /// The nodes that the chosen version is compared with; nil where there is no such state.
  func compared(in sheet: WorkflowVersionSheet) -> [WorkflowNode]? {
    switch sheet.tab {
    case .current: library[sheet.workflow]?.nodes
    case .before: sheet.before(sheet.index)?.nodes
    case .draft: workflow(sheet.workflow)?.nodes
    case .marked: sheet.versions.first { $0.id == sheet.marked }?.nodes
    }
  }

  /// The version that the service runs: the one its workflow names, else the newest.
  func currentVersion(of sheet: WorkflowVersionSheet) -> VersionID? {
    let named = library[sheet.workflow]?.version?.id
    return sheet.versions.contains { $0.id == named } ? named : sheet.versions.first?.id
  }
}
