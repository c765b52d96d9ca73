import MeshCore
@testable import MeshLocal
import Testing

@Suite struct PageStartsTests {
  private let starts = PageStarts()
  /// Stands for a connection.
  private let connection = Connection()

  private final class Connection: Sendable {}

  private func moment(_ version: Int, of connection: Connection? = nil) -> PageStarts.Moment {
    PageStarts.Moment(connection: ObjectIdentifier(connection ?? self.connection), version: version)
  }

  private func list(_ query: [String: String]) throws -> PageStarts.List? {
    let query = Query(parameters: query.map { APIRequest.Parameter($0.key, $0.value) })
    return PageStarts.List(try WorkflowQuery(query), in: LocalBackend.sampleApp)
  }

  private func start(_ offset: Int) -> PageStarts.Start { .init(offset: offset, modified: 1, id: "w\(offset)") }

  @Test func theNearestBeforeIsFoundWhateverPageWasAskedFor() throws {
    let list = try #require(try list(["page": "7"]))
    for offset in [60, 20, 40, 20, 100] { starts.keep(start(offset), in: list, at: moment(1)) }
    #expect(try self.list(["per_page": "3"]) == list)
    for (offset, nearest) in [(19, nil), (20, 20), (39, 20), (60, 60), (99, 60), (5000, 100)] as [(Int, Int?)] {
      #expect(starts.nearest(to: offset, in: list, at: moment(1)) == nearest.map(start))
    }
  }

  @Test func nothingIsFoundInAnotherListOrAfterAWrite() throws {
    let list = try #require(try list([:]))
    starts.keep(start(20), in: list, at: moment(1))
    for other in [["sort_ascending": "true"], ["sort_by_id": "true"], ["search": "x"], ["id": "x*"]] {
      #expect(starts.nearest(to: 20, in: try #require(try self.list(other)), at: moment(1)) == nil)
    }
    #expect(starts.nearest(to: 20, in: list, at: moment(1, of: Connection())) == nil)
    #expect(starts.nearest(to: 20, in: list, at: moment(2)) == nil)
    starts.keep(start(40), in: list, at: moment(2))
    #expect(starts.nearest(to: 30, in: list, at: moment(2)) == nil)
    #expect(starts.nearest(to: 40, in: list, at: moment(2)) == start(40))
    #expect(try self.list(["sort_by_created_at": "true"]) == nil)
  }

  @Test func theyAreBounded() throws {
    let list = try #require(try list([:]))
    for offset in 1...10_001 { starts.keep(start(offset), in: list, at: moment(1)) }
    #expect(starts.nearest(to: 10_000, in: list, at: moment(1)) == nil)
    #expect(starts.nearest(to: 10_001, in: list, at: moment(1)) == start(10_001))
  }
}
