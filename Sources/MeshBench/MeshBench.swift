import FoundationEssentials
import MeshCore

/// Prints how fast the API core reads and writes a page of 1,000 workflows of 20 nodes, in MB of JSON a second.
///
/// The rows are measured in turns in one run, so that they can be compared with each other whatever else the machine does.
@main
struct MeshBench {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == "serve" { return try await BareServer.run(Array(arguments.dropFirst())) }
    if arguments.first == "net" { return try NetTimes.run(Array(arguments.dropFirst())) }
    let workflows = (0..<1000).map(Self.workflow)
    let page = try Self.page(of: workflows)
    let client = MeshClient(app: AppScope(userID: "me", appID: "bench"), transport: Canned(body: page))
    let rows: [(String, @Sendable () async throws -> Int)] = [
      (
        "cut the page into workflows and read their rows",
        {
          try await client.workflows(page: 1, perPage: 1000).documents.reduce(0) { $0 + $1.summary.nodes }
        }
      ),
      ("decode the page into values", { try await client.allWorkflows().reduce(0) { $0 + $1.nodes.count } }),
      ("decode it into untyped JSON", { try Wire.decoder.decode(JSON.self, from: page) == .null ? 0 : 20_000 }),
      ("encode the values", { try Wire.encoder.encode(workflows).isEmpty ? 0 : 20_000 }),
    ]
    var best = [Duration](repeating: .seconds(3600), count: rows.count)
    for _ in 0..<5 {
      for (place, row) in rows.enumerated() {
        let start = ContinuousClock.now
        let nodes = try await row.1()
        precondition(nodes == 20_000, "\(row.0) saw \(nodes) nodes of 20,000")
        best[place] = min(best[place], ContinuousClock.now - start)
      }
    }
    print("1,000 workflows of 20 nodes, \(page.count / 1000) KB of JSON, best of 5")
    for (row, time) in zip(rows, best) {
      let seconds = time / .seconds(1)
      let rate = Int((Double(page.count) / 1_000_000 / seconds).rounded())
      print("  \(rate) MB/s  \(Int((seconds * 1000).rounded())) ms  \(row.0)")
    }
  }

  private static func workflow(_ number: Int) -> Workflow {
    let nodes = (0..<20).map { place in
      WorkflowNode(
        id: "node-\(place)",
        model: ModelReference(
          id: "color-recognition", userID: "clarifai", appID: "main", versionID: "b31bf8b3e8ba4af48ef7b67b6a1873d6"),
        inputs: place == 0 ? [] : ["node-\(place - 1)"])
    }
    return Workflow(
      id: "bench-\(number)", nodes: nodes, attributes: ["description": "A chain of twenty nodes."], userID: "me",
      appID: "bench", createdAt: Date(timeIntervalSince1970: 1_700_000_000),
      modifiedAt: Date(timeIntervalSince1970: 1_700_000_000))
  }

  private static func page(of workflows: [Workflow]) throws -> Data {
    Data(#"{"status":{"code":10000,"description":"Ok"},"workflows":"#.utf8) + (try Wire.encoder.encode(workflows))
      + Data("}".utf8)
  }
}

/// A service that has one page.
private struct Canned: Transport {
  let body: Data

  func send(_ request: APIRequest) async throws(TransportError) -> APIResponse {
    let isFirst = request.query.contains { $0.name == "page" && $0.value == "1" }
    return APIResponse(status: 200, body: isFirst ? body : Data(#"{"status":{"code":10000},"workflows":[]}"#.utf8))
  }
}
