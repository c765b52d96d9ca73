import MeshCore

/// Texts of forms that were closed, kept so that reopening brings them back, and how predictions are read. ``KeptParts`` knows of which workflow each is:
/// what is kept of one says so in a field `workflow`, or stands under its id in `renames`, `texts` or `thresholds`.
struct KeptForms: Hashable, Sendable, Codable {
  var nodes: [NodeForm] = []
  var newWorkflow = ""
  var image = ""
  /// New ids that were typed for workflows, by the id these have.
  var renames: [WorkflowID: String]?
  /// The node form that is open, so that the next start opens it again.
  var open: NodeForm?
  /// What was decided of drafts that the service has overtaken.
  var conflicts: [KeptConflict] = []
  /// Texts of workflows, as an editor left them, that could not be taken as they are.
  var texts: [WorkflowID: String]?
  /// Where one was in the list of workflows.
  var place: WorkflowID?
  /// Where borders between panes were moved to.
  var borders = Borders()
  /// The form that is open, other than one of a node, so that the next start opens it again.
  var form: OpenForm?

  /// Where a workflow's threshold was moved to; 0 to 1 in steps of 0.05.
  var thresholds: [WorkflowID: Double] = [:]
  /// Predictions are read without their pictures.
  var hidesPictures = false

  init() {}

  private enum CodingKeys: String, CodingKey {
    case nodes, newWorkflow, image, renames, open, conflicts, texts, thresholds, hidesPictures, place, form, borders
  }

  /// An earlier version of the program kept less.
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    nodes = try container.decodeIfPresent([NodeForm].self, forKey: .nodes) ?? []
    newWorkflow = try container.decodeIfPresent(String.self, forKey: .newWorkflow) ?? ""
    image = try container.decodeIfPresent(String.self, forKey: .image) ?? ""
    renames = try container.decodeIfPresent([WorkflowID: String].self, forKey: .renames)
    open = try container.decodeIfPresent(NodeForm.self, forKey: .open)
    conflicts = try container.decodeIfPresent([KeptConflict].self, forKey: .conflicts) ?? []
    texts = try container.decodeIfPresent([WorkflowID: String].self, forKey: .texts)
    thresholds = try container.decodeIfPresent([WorkflowID: Double].self, forKey: .thresholds) ?? [:]
    hidesPictures = try container.decodeIfPresent(Bool.self, forKey: .hidesPictures) ?? false
    place = try container.decodeIfPresent(WorkflowID.self, forKey: .place)
    form = try container.decodeIfPresent(OpenForm.self, forKey: .form)
    borders = try container.decodeIfPresent(Borders.self, forKey: .borders) ?? Borders()
  }
}
