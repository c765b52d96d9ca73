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

  private static let workflow = LoopbackServer.Answer.service(
    10000, http: 200, #","workflow":{"id":"w","nodes":[{"id":"a","model":{"id":"m"}}]}"#)

  /// One concept an image, named after its address; an image of an odd number has failed.
  private static func answer(_ images: [Int], failing: Bool = false) -> LoopbackServer.Answer {
    let results = images.map { image in
      failing && !image.isMultiple(of: 2)
        ? #"{"status":{"code":30104,"description":"not a picture"},"outputs":[]}"#
        : #"{"status":{"code":10000},"outputs":[{"id":"o","status":{"code":10000},"data":{"concepts":[{"id":"c","#
          + #""name":"concept \#(image)","value":0.5}]}}]}"#
    }
    return .service(10000, http: 200, #","results":[\#(results.joined(separator: ","))]"#)
  }

  private static func images(_ request: LoopbackServer.Request) -> [Int] {
    request.body.matches(of: /host\/(\d+)\.jpg/).compactMap { Int($0.output.1) }
  }

  private func environment(_ server: LoopbackServer) -> [String: String] {
    ["CLARIFAI_PAT": "k", "CLARIFAI_APP_ID": "a", "CLARIFAI_API_BASE": server.base]
  }

  private func urls(_ count: Int) -> [String] { (0..<count).flatMap { ["--url", "https://host/\($0).jpg"] } }

  @Test(arguments: [(4, [2, 4, 4]), (64, [6, 32, 32]), (32, [6, 32, 32])])
  func soManyImagesAreHeldAtOnce(_ jobs: Int, _ calls: [Int]) async throws {
    let count = calls.reduce(0, +)
    let home = try Home()
    try await LoopbackServer.serving { request in
      request.method == "POST" ? Self.answer(Self.images(request)) : Self.workflow
    } _: { server in
      let run = try await CommandRun(
        ["predict", "w", "--jobs", "\(jobs)", "-o", "csv"] + urls(count), home: home, environment: environment(server))
      #expect(run.ending == .ok, "\(run)")
      let sizes = server.requests.filter { $0.method == "POST" }.map { Self.images($0).count }
      #expect(sizes.sorted() == calls)
      // In the order in which they were named, whichever call came first.
      let lines = run.output.split(separator: "\n").map(String.init)
      #expect(lines.first == "image,node,model,version,kind,id,name,value,top,left,bottom,right")
      #expect(
        Array(lines.dropFirst())
          == (0..<count).map { "https://host/\($0).jpg,a,m,,concept,c,concept \($0),0.5,,,," })
    }
  }

  @Test(arguments: ["0", "129", "-1"])
  func noNumberOfJobsIsTakenThatCannotBe(_ jobs: String) async throws {
    #expect(throws: (any Error).self) {
      try Meshwork.command(["predict", "w", "--url", "https://host/0.jpg", "--jobs=\(jobs)"])
    }
  }

  @Test func anImageThatFailedIsALineToo() async throws {
    let home = try Home()
    try await LoopbackServer.serving { request in
      request.method == "POST" ? Self.answer(Self.images(request), failing: true) : Self.workflow
    } _: { server in
      let run = try await CommandRun(
        ["predict", "w", "-o", "csv"] + urls(2), home: home, environment: environment(server))
      #expect(run.ending == .partialSuccess)
      #expect(run.output.hasSuffix("https://host/1.jpg,,,,failure,30104,not a picture,,,,,\n"), "\(run)")
    }
  }

  /// Ctrl-C cancels the task of a command.
  @Test func whatCameIsPrintedAfterCtrlC() async throws {
    let home = try Home()
    let calls = Mutex(0)
    try await LoopbackServer.serving { request in
      guard request.method == "POST" else { return Self.workflow }
      let isFirst = calls.withLock { count in
        count += 1
        return count == 1
      }
      return isFirst ? Self.answer(Self.images(request)) : .silence
    } _: { server in
      let arguments = ["predict", "w", "--jobs", "2", "-o", "csv"] + urls(6)
      let around = environment(server)
      let task = Task { try await CommandRun(arguments, home: home, environment: around) }
      var asked = 0
      for await request in server.arrivals where request.method == "POST" {
        asked += 1
        if asked == 2 { break }
      }
      task.cancel()
      let run = try await task.value
      let words =
        "2 of 6 images are answered. 2 were under way: what the service answers to them is not kept."
      #expect(run.ending == .interrupted && run.messages == "Error: Interrupted. \(words)\n", "\(run)")
      #expect(run.output.split(separator: "\n").count == 3, "a head, and what came")
    }
  }

  /// A node that is not hidden and gave nothing is no success; what only JSON can show is named, as it was answered.
  @Test func whatIsMissingOrShownAsJSONAloneIsSaid() async throws {
    let home = try Home()
    let data = #"{"clusters":[{"id":"c"}],"concepts":[{"id":"x","name":"x","value":1e300}]}"#
    let result = #"{"status":{"code":10000},"outputs":[{"id":"o","status":{"code":10000},"data":\#(data)}]}"#
    for (result, ending) in [(result, Ending.ok), (#"{"status":{"code":10000},"outputs":[]}"#, .failure)] {
      try await LoopbackServer.serving { request in
        request.method == "POST" ? .service(10000, http: 200, #","results":[\#(result)]"#) : Self.workflow
      } _: { server in
        let run = try await CommandRun(
          ["predict", "w", "--url", "https://host/a.jpg"], home: home,
          environment: ["CLARIFAI_PAT": "k", "CLARIFAI_APP_ID": "a", "CLARIFAI_API_BASE": server.base])
        #expect(run.ending == ending, "\(run)")
        #expect(run.output.contains(ending == .ok ? "clusters (1), which -o json prints" : "no output"))
        #expect(ending != .ok || run.output.contains("1e+300"))
      }
    }
  }
}
