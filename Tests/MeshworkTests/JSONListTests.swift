import MeshCore
import Testing

@testable import Meshwork

/// A list that is printed item by item is the one that is printed whole.
@Suite struct JSONListTests {
  @Test(arguments: [[], [1], [2, 0, 1]] as [[Int]]) func itIsTheListAsAWhole(pages: [Int]) throws {
    let items = (0..<pages.reduce(0, +)).map { JSON.object(["id": .string("w\($0)"), "nodes": [["a": 1], []]]) }
    let sink = RecordingSink()
    var host = CommandHost.standard
    host.output = sink
    host.columns = nil
    var list = JSONList("workflows", Printer(host: host, options: PrintOptions()))
    var rest = items[...]
    for count in pages {
      list.add(rest.prefix(count))
      rest = rest.dropFirst(count)
    }
    list.end()
    #expect(sink.text == JSON.object(["workflows": .array(items)]).printed)
  }
}
