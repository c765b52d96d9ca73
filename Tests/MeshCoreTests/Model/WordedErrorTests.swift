import MeshCore
import Testing

@Suite struct WordedErrorTests {
  private struct Plain: Error {
    let why = "no reason"
  }

  @Test func anErrorTellsItself() {
    let error: any Error = EditError.noSuchNode("a", in: "w")
    #expect(error.inWords == EditError.noSuchNode("a", in: "w").message)
    #expect((TransportError.cancelled as any Error).inWords == TransportError.cancelled.message)
  }

  @Test func oneThatDoesNotIsNamed() {
    #expect((Plain() as any Error).inWords == #"Plain(why: "no reason")"#)
  }
}
