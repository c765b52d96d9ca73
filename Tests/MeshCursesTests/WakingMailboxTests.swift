import MeshCurses
import Testing

@Suite struct WakingMailboxTests {
  @Test func messagesKeepTheirOrder() throws {
    let mailbox = WakingMailbox<Int>(waking: try WakePipe())
    (1...5).forEach(mailbox.post)
    #expect(mailbox.drain() == [1, 2, 3, 4, 5])
    #expect(mailbox.drain() == [])
  }

  /// What is left wakes again, so that nothing waits for the next message.
  @Test func whatIsLeftWakesAgain() throws {
    let pipe = try WakePipe()
    let mailbox = WakingMailbox<Int>(waking: pipe)
    for message in 1...5 { mailbox.post(message) }
    #expect(pipe.drain() && mailbox.drain(atMost: 2) == [1, 2])
    #expect(pipe.drain() && mailbox.drain(atMost: 3) == [3, 4, 5])
    #expect(!pipe.drain() && mailbox.drain(atMost: 3) == [])
  }

  @Test func oneWakeUpForManyMessages() throws {
    let pipe = try WakePipe()
    let mailbox = WakingMailbox<Int>(waking: pipe)
    #expect(!pipe.drain())
    (1...100_000).forEach(mailbox.post)
    #expect(pipe.drain())
    #expect(!pipe.drain())
    #expect(mailbox.drain().count == 100_000)
    mailbox.post(1)
    #expect(pipe.drain())
  }

  @Test func nothingIsLostAmongThreads() async throws {
    let pipe = try WakePipe()
    let mailbox = WakingMailbox<Int>(waking: pipe)
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          for number in 0..<1000 {
            mailbox.post(writer * 1000 + number)
          }
        }
      }
    }
    #expect(pipe.drain())
    let messages = mailbox.drain()
    #expect(messages.sorted() == Array(0..<8000))
    for writer in 0..<8 {
      let own = messages.filter { $0 / 1000 == writer }
      #expect(own == own.sorted())
    }
  }
}

@Suite struct TerminalErrorTests {
  @Test(arguments: [
    TerminalError.unknownType("xyz"), .cannotMoveCursor("xyz"), .noTerminalDatabase("xyz"), .cannotOpen("xyz"),
  ])
  func namesTheTypeAndTheWayOut(error: TerminalError) {
    #expect(error.description.contains("'xyz'") && error.description.contains("TERM"))
  }
}
