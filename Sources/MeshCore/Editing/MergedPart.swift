/// Something that merged by itself, in words.
package struct MergedPart {
  package let mark: Mark
  package let name: String
  package let side: String
  package let brief: String

  package init(_ part: ThreeWayMerge.Part, _ merge: ThreeWayMerge) {
    name = part.id.name
    let source: Workflow
    switch part.standing {
    case .mine: (side, source) = ("mine", merge.mine)
    case .theirs: (side, source) = ("theirs", merge.theirs)
    case .both, .contested: (side, source) = ("both", merge.theirs)
    }
    switch part.id {
    case .node(let id):
      let change = WorkflowDiff(from: merge.base, to: source)[node: id]
      mark = change?.mark ?? .none
      brief = change?.brief ?? ""
    case .attribute(let name):
      mark = source.attributes[name] == nil ? .removed : merge.base.attributes[name] == nil ? .added : .changed
      brief = source.attributes[name]?.compact ?? ""
    case .order:
      mark = .changed
      brief = source.nodes.map(\.id).joined(separator: ", ")
    }
  }
}
