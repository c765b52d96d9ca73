import Meshwork
import Synchronization
import Testing
import TestSupport

/// More images than a call takes: a later call that fails costs nothing of what came before.
@Suite struct PredictBatchTests {
  @Test(arguments: ["table", "json"])
  func earlierResultsArePrinted(_ format: String) async throws {
    let home = try Home()
    let calls = Mutex(0)
    let urls = (0..<40).flatMap { ["--url", "https://host/\($0).jpg"] }
    try await LoopbackServer.serving { request in
      guard request.method == "POST" else {
        return .service(10000, http: 200, #","workflow":{"id":"w","nodes":[{"id":"a","model":{"id":"m"}}]}"#)
      }
      let call = calls.withLock { count in
        count += 1
        return count
      }
      guard call == 1 else { return .service(11102, http: 400) }
      let result = #"{"status":{"code":10000},"outputs":[{"id":"o","status":{"code":10000},"data":{}}]}"#
      return .service(
        10000, http: 200, #","results":[\#(Array(repeating: result, count: 32).joined(separator: ","))]"#)
    } _: { server in
      let run = try await CommandRun(
        ["predict", "w", "-o", format] + urls, home: home,
        environment: ["CLARIFAI_PAT": "k", "CLARIFAI_APP_ID": "a", "CLARIFAI_API_BASE": server.base])
      #expect(run.ending == .partialSuccess, "\(run)")
      #expect(run.messages.hasPrefix("Error: Could not predict"), "\(run.messages)")
      #expect(run.messages.contains("32 of 40 images are answered."))
      if format == "table" {
        #expect(
          run.output.split(separator: "\n").count { $0.contains("Not answered: a call has failed") } == 8, "\(run)"
        )
      } else {
        let results = try #require(try jsonObject(run.output)["results"] as? [[String: Any]])
        #expect(results.count == 40 && results.count { ($0["outputs"] as? [Any])?.isEmpty == false } == 32)
      }
    }
  }
}
