import Canvas
import Foundation
import Glibc
import MeshCore
import Meshwork
import Synchronization
import TestSupport
import Testing

/// The image of a prediction is read once, for the service and for the screen.
@Suite @TerminalThread struct ImageReadingTests {
  /// One pixel.
  private static let png = Data(
    base64Encoded:
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC")

  /// What comes out of a pipe cannot be read a second time.
  @Test func aPipeIsPredictedOnAndShown() throws {
    let home = try Home()
    let pipe = home.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    let bytes = try #require(Self.png)
    let readings = Mutex(0)
    Thread.detachNewThread {
      let descriptor = open(pipe, O_WRONLY)
      // Whoever would open it again finds nothing.
      unlink(pipe)
      readings.withLock { $0 += 1 }
      bytes.withUnsafeBytes { _ = write(descriptor, $0.baseAddress, $0.count) }
      close(descriptor)
    }
    let editor = try home.editor(size: Size(rows: 40, columns: 120))
    try editor.waitFor("photo-basics")
    editor.send("p")
    try editor.waitFor("Predict · ")
    editor.send("\u{15}~/pipe" + Press.enter)
    try editor.waitFor("on pipe in")
    editor.send("+")
    try editor.waitFor("1x1")
    #expect(readings.withLock(\.self) == 1)
    editor.send("+q")
    #expect(try editor.waitExit() == .code(0))
  }
}

@Suite struct FetchedImagesTests {
  private final class Counting: ImageFetcher {
    let count = Mutex(0)

    func fetch(_ url: String) async throws(ImageFetchError) -> Data {
      count.withLock { $0 += 1 }
      return Data(url.utf8)
    }
  }

  @Test func whatWasFetchedIsTakenOnce() async throws {
    let base = Counting()
    let images = FetchedImages(base)
    #expect(images.take("a") == nil)
    #expect(try await images.fetch("a") == Data("a".utf8))
    #expect(images.take("b") == nil)
    #expect(images.take("a") == Data("a".utf8))
    #expect(images.take("a") == nil)
    #expect(base.count.withLock(\.self) == 1)
  }

  /// Each prediction is on the image as it is now.
  @Test func nothingIsAnsweredFromMemory() async throws {
    let base = Counting()
    let images = FetchedImages(base)
    for _ in 0..<2 { _ = try await images.fetch("a") }
    #expect(base.count.withLock(\.self) == 2)
  }
}
