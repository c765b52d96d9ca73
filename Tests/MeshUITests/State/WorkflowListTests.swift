@testable import MeshUI
import Testing

@Suite struct WorkflowListTests {
  @Test func aPlaceIsFoundFromAnywhere() {
    let ids = (0..<20).map { "w\($0)" }
    for guess in [-5, 0, 7, 19, 20, 500] {
      for (place, id) in ids.enumerated() { #expect(ids.place(of: id, near: guess) == place) }
      #expect(ids.place(of: "other", near: guess) == nil && [String]().place(of: "w1", near: guess) == nil)
    }
  }
}
