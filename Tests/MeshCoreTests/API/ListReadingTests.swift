import Foundation
import MeshCore
import Synchronization
import TestSupport
import Testing

/// Lists that never end are left, in words.
@Suite struct ListReadingTests {
  /// Gives a full page each time: the same one, or one that is new.
  private final class Endless: Transport {
    let isNew: Bool
    let pages = Mutex(0)

    init(isNew: Bool) { self.isNew = isNew }

    func send(_ request: APIRequest) async throws(TransportError) -> APIResponse {
      let page = pages.withLock { pages in
        pages += 1
        return pages
      }
      let isOfVersions = request.target.contains("/versions?")
      let list = request.target.contains("/apps?") ? "apps" : isOfVersions ? "workflow_versions" : "workflows"
      let items = (0..<(isOfVersions ? 64 : 1000)).map {
        #"{"id":"w\#($0)-\#(isNew ? page : 0)","app_id":"main","user_id":"me"}"#
      }
      let body = #"{"status":{"code":10000},"\#(list)":[\#(items.joined(separator: ","))]}"#
      return APIResponse(status: 200, body: Data(body.utf8))
    }
  }

  private static let message = "page 2 of the list brings nothing new"

  @Test func aPageThatBringsNothingNewEndsTheReading() async throws {
    let transport = Endless(isNew: false)
    let client = MeshClient(app: AppScope(userID: "me", appID: "main"), transport: transport)
    let workflows = await #expect(throws: APIError.self) { try await client.allWorkflows() }
    #expect(workflows?.cause == .unreadable(Self.message))
    #expect(workflows?.message.hasPrefix("Could not list workflows. ") == true)
    let apps = await #expect(throws: APIError.self) { try await client.allApps(of: "me") }
    #expect(apps?.cause == .unreadable(Self.message))
    #expect(transport.pages.withLock(\.self) == 4)
  }

  /// Page by page, as the editor reads them: what came stays, and one page again and again is left.
  @Test func pagesOfVersionsThatBringNothingNewEndTheReading() async throws {
    let transport = Endless(isNew: false)
    let client = MeshClient(app: AppScope(userID: "me", appID: "main"), transport: transport)
    var taken: [(count: Int, isLast: Bool)] = []
    let error = await #expect(throws: APIError.self) {
      try await client.eachVersion(of: "w", perPage: 64, upTo: 512) { taken.append(($0.count, $1)) }
    }
    #expect(
      error?.message.hasPrefix("Could not list versions of w. ") == true && error?.cause == .unreadable(Self.message))
    #expect(taken.map(\.count) == [64] && taken.allSatisfy { !$0.isLast })
    #expect(transport.pages.withLock(\.self) == 2)
  }

  @Test func versionsAreReadUpToAsManyAsAreAskedFor() async throws {
    let client = MeshClient(app: AppScope(userID: "me", appID: "main"), transport: Endless(isNew: true))
    var taken: [Bool] = []
    try await client.eachVersion(of: "w", perPage: 64, upTo: 130) { _, isLast in taken.append(isLast) }
    #expect(taken == [false, false, true])
  }

  @Test func thereIsABoundOnPages() throws {
    var reading = ListReading("list workflows")
    for page in 1..<ListReading.mostPages { #expect(try reading.goesOn(after: ["\(page)"], isLast: false)) }
    let error = #expect(throws: APIError.self) { try reading.goesOn(after: ["last"], isLast: false) }
    #expect(error?.message.contains("more than 1000 pages") == true)
  }

  @Test func aListThatEndsIsReadWhole() throws {
    var reading = ListReading("list workflows")
    #expect(try reading.goesOn(after: ["a", "b"], isLast: false))
    // Something was made meanwhile, so that the pages moved on by one.
    #expect(try reading.goesOn(after: ["b", "c"], isLast: false))
    #expect(try !reading.goesOn(after: ["c"], isLast: true))
  }
}
