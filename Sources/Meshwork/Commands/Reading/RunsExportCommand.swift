package import ArgumentParser
import MeshCore

/// `meshwork runs export N`: a kept prediction as comma-separated values, a line a finding.
package struct RunsExportCommand: MeshCommand {
  package static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a kept prediction as comma-separated values.",
    discussion: """
      The columns are image, node, model, version, kind (concept, color, region or text), id, name, value, and the sides of \
      a region from 0 to 1: top, left, bottom, right. -o json and -o yaml write it as `meshwork predict` does.
      """)

  @OptionGroup package var common: CommonOptions

  @Argument(help: "The number of the run in the list; 1 is the newest.")
  package var number: Int

  @Option(help: "The file to write, which must not exist; the standard output by default.", completion: .file())
  package var to: String?

  package init() {}

  package func carryOut(in host: CommandHost) async throws -> Ending {
    let session = try CommandSession(common, host)
    let run = try await KeptRuns(session)[number]
    let result = ImageResult(run)
    let json = JSON.object(["results": [result.json(image: run.image.shortText)]])
    let text =
      switch common.output.format {
      case .table: CommaSeparated(result, image: run.image.shortText).text
      case .json: json.printed
      case .yaml: json.yaml
      }
    try session.export(text, to: to)
    return .ok
  }
}

/// What was found in an image as RFC 4180 has it, but for line ends of one byte.
struct CommaSeparated {
  private(set) var text = "image,node,model,version,kind,id,name,value,top,left,bottom,right\n"
  private let image: String

  init(_ result: ImageResult, image: String) {
    self.image = image
    for item in result.outputs {
      guard let data = item.output?.data else { continue }
      add(data, of: item, in: nil)
    }
  }

  private mutating func add(_ data: OutputData, of item: ImageResult.NodeOutput, in box: Region.BoundingBox?) {
    for concept in data.concepts { add(item, "concept", concept.id, concept.name, concept.value, box) }
    for color in data.colors { add(item, "color", color.hex, color.w3cName, color.share, box) }
    if let found = data.text { add(item, "text", "", found, nil, box) }
    for region in data.regions {
      add(item, "region", region.id, "", region.value, region.box)
      add(region.data, of: item, in: region.box)
    }
  }

  private mutating func add(
    _ item: ImageResult.NodeOutput, _ kind: String, _ id: String, _ name: String, _ value: Double?,
    _ box: Region.BoundingBox?
  ) {
    let sides = [box?.top, box?.left, box?.bottom, box?.right]
    let cells =
      [image, item.node, item.model.id, item.model.versionID ?? "", kind, id, name]
      + ([value] + sides).map { $0.map { "\($0)" } ?? "" }
    text += cells.map(Self.cell).joined(separator: ",") + "\n"
  }

  /// In quotes where it has to be. What a spreadsheet would take for a formula is kept from being one.
  static func cell(_ text: String) -> String {
    let isFormula = text.first.map("=+@".contains) == true || text.first == "-" && Double(text) == nil
    let text = isFormula ? "'" + text : text
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
