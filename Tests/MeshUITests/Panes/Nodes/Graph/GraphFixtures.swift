import Canvas
import MeshCore
@testable import MeshUI

extension Fixtures {
  /// A diamond, a chain and an edge past it; one node goes, one comes, and one is read by three.
  static let gallery: Workflow = {
    var workflow = Workflow.graph([
      "faces": [], "crop": ["faces"], "mood": ["crop"], "age": ["crop"], "both": ["mood", "age", "faces"],
      "colours": [], "food": ["faces"],
    ])
    workflow.nodes[1].suppressesOutput = true
    return workflow
  }()

  static func graph(_ size: Size, of workflow: Workflow = station) -> State {
    var state = busy(rows: size.rows, columns: size.columns)
    if workflow != station {
      state.library.add([workflow])
      state.drafts[workflow.id] = nil
      state.cursors.workflow = workflow.id
    }
    state.cursors.node = "faces"
    state.showsGraph = true
    state.notice = .plain("h l follow the edges, j k stay in the column. Tab leaves the pane.")
    return state
  }

  static func editedGraph(_ size: Size) -> State {
    var state = graph(size, of: gallery)
    let added = WorkflowNode(id: "tags", model: model("general-image-recognition", "aa7f35c0"), inputs: ["crop"])
    state.drafts[gallery.id] = draft(gallery, [.removeNode("food"), .addNode(added, at: nil)])
    return state
  }

  /// As many nodes as the service takes: wider and higher than most screens.
  static let large = Workflow(
    id: "large",
    nodes: (0..<20).map { place in
      WorkflowNode(
        id: "step-\(place)", model: model("general-image-recognition", "aa9ca482"),
        inputs: [place - 3, place - 7].filter { $0 >= 0 }.map { "step-\($0)" })
    })

  /// A circle, an input that is not there, and a node that reads itself.
  static let twisted = Workflow.graph([
    "faces": [], "crop": ["faces", "mood"], "mood": ["crop"], "tags": ["nowhere"], "echo": ["echo"],
  ])
}

extension Workflow {
  /// `["a": [], "b": ["a"]]`: a reads the image, b reads a.
  static func graph(_ nodes: KeyValuePairs<NodeID, [NodeID]>) -> Workflow {
    Workflow(
      id: "graph",
      nodes: nodes.map {
        WorkflowNode(id: $0, model: Fixtures.model("general-image-recognition", "aa9ca482"), inputs: $1)
      })
  }
}
