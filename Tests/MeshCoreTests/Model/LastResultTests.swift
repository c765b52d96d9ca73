import MeshCore
import Synchronization
import Testing

@Suite struct LastResultTests {
  @Test func itIsWorkedOutAnewWhereTheSourceIsAnother() {
    let last = LastResult<[String], Int>()
    let worked = Mutex(0)
    func count(_ texts: [String]) -> Int {
      last.of(texts) { texts in
        worked.withLock { $0 += 1 }
        return texts.count
      }
    }
    var texts = ["a", "b"]
    #expect(count(texts) == 2 && count(texts) == 2 && worked.withLock { $0 } == 1)
    texts.append("c")
    #expect(count(texts) == 3 && count(["a", "b"]) == 2 && worked.withLock { $0 } == 3)
  }
}
