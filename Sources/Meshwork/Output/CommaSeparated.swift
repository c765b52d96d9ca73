import MeshCore

/// What was found in images, a line a finding, as RFC 4180 has it, but for line ends of one byte.
struct CommaSeparated {
  private(set) var text: String

  /// The columns, whatever was found. Those of a region are its sides, 0 to 1.
  static let columns = [
    "image", "node", "model", "version", "kind", "id", "name", "value", "top", "left", "bottom", "right",
  ]

  init(_ results: [(image: String, result: ImageResult)]) {
    text = Self.row(Self.columns)
    for (image, result) in results { add(result, [image]) }
  }

  /// Of runs also which workflow it was, and when.
  init(_ runs: [PredictionRun]) {
    text = Self.row(["workflow", "at"] + Self.columns)
    for run in runs { add(ImageResult(run), [run.workflow, Timestamp.text(run.at), run.image.shortText]) }
  }

  /// What failed is a line too: its code, and why.
  private mutating func add(_ result: ImageResult, _ lead: [String]) {
    if result.status.code != .success, result.outputs.allSatisfy({ $0.output == nil }) {
      add(lead + ["", "", ""], result.status)
    }
    for item in result.outputs {
      let lead = lead + [item.node, item.model.id, item.model.versionID ?? ""]
      guard let output = item.output else { continue }
      if output.status.code != .success { add(lead, output.status) }
      add(output.data, lead, in: nil)
    }
  }

  private mutating func add(_ lead: [String], _ status: Status) {
    add(lead, "failure", status.code == .unknown ? "" : String(status.code.rawValue), status.text, nil, nil)
  }

  private mutating func add(_ data: OutputData, _ lead: [String], in box: Region.BoundingBox?) {
    for concept in data.concepts { add(lead, "concept", concept.id, concept.name, concept.value, box) }
    for color in data.colors { add(lead, "color", color.hex, color.w3cName, color.share, box) }
    if let found = data.text { add(lead, "text", "", found, nil, box) }
    for embedding in data.embeddings {
      add(lead, "embedding", "", "\(embedding.count) numbers", embedding.norm, box)
    }
    for region in data.regions {
      add(lead, "region", region.id, "", region.value, region.box)
      for point in region.keypoints {
        add(
          lead, "keypoint", region.id, "", nil,
          .init(top: point.row, left: point.col, bottom: point.row, right: point.col))
      }
      add(region.data, lead, in: region.box)
    }
  }

  private mutating func add(
    _ lead: [String], _ kind: String, _ id: String, _ name: String, _ value: Double?, _ box: Region.BoundingBox?
  ) {
    let sides = [box?.top, box?.left, box?.bottom, box?.right]
    text += Self.row(lead + [kind, id, name] + ([value] + sides).map { $0.map { "\($0)" } ?? "" })
  }

  static func row(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\n" }

  /// In quotes where it has to be. What a spreadsheet would take for a formula is kept from being one.
  private static func cell(_ text: String) -> String {
    let isFormula = text.first.map("=+@".contains) == true || text.first == "-" && Double(text) == nil
    let text = isFormula ? "'" + text : text
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
