import Foundation
import MeshCore
import MeshState
import Meshwork
import TestSupport
import Testing

/// `plan` and `apply` run what the editor has pinned.
@Suite struct PinCommandTests {
  /// One workflow, `one`, and a pin of a picture of its own that says what the sharpness has to be.
  private func home(_ limit: Pin.Bound.Limit, digest: String? = nil) async throws -> (Home, String) {
    let home = try Home()
    #expect(try await CommandRun(["create", "--yes", "-f", "-"], home: home, input: Described.one).ending == .ok)
    let image = home.path + "/picture.png"
    let bytes = Data(base64Encoded: Self.png) ?? Data()
    try bytes.write(to: URL(filePath: image))
    let journal = try Journal(path: home.path + "/.local/state/meshwork/state.db", scope: "local/sample/gallery")
    let bound = Pin.Bound(node: "quality", concept: "overexposed", name: "overexposed", limit: limit)
    try journal.record([
      .pins([
        Pin(workflow: "one", image: .file(image), digest: digest ?? SHA256.digest(bytes), bounds: [bound])
      ])
    ])
    return (home, image)
  }

  /// A white pixel.
  private static let png =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg=="

  private func plan(_ home: Home) async throws -> [String: Any] {
    let run = try await CommandRun(["plan", "-f", "-", "-o", "json"], home: home, input: Self.changed)
    #expect(run.ending == .planHasChanges, "\(run)")
    let pins = try #require(try jsonObject(run.output)["pins"] as? [[String: Any]])
    return try #require(pins.first)
  }

  private static let changed = """
    workflow:
      id: one
      nodes:
      - id: quality
        model: {model_id: image-quality, user_id: meshwork, app_id: local}
      - id: colours
        model: {model_id: color-recognition, user_id: clarifai, app_id: main}

    """

  @Test func aPlanRunsThem() async throws {
    let pin = try await plan(home(.atLeast(0.5)).0)
    #expect(pin["passes"] as? Bool == true, "\(pin)")
    let failing = try await plan(home(.below(0.5)).0)
    let bounds = try #require(failing["bounds"] as? [[String: Any]])
    #expect(bounds[0]["draft"] as? Double == 1 && bounds[0]["verdict"] as? String == "fail")
  }

  @Test func anImageThatIsGoneOrChangedFailsInWords() async throws {
    let (changed, _) = try await home(.atLeast(0.5), digest: String(repeating: "0", count: 64))
    let text = try await CommandRun(["plan", "-f", "-"], home: changed, input: Self.changed)
    #expect(text.output.contains("not known: picture.png is another image than the one that was pinned"), "\(text)")
    #expect(text.output.contains("The pin is not known to hold."))
    let (gone, image) = try await home(.atLeast(0.5))
    try FileManager.default.removeItem(atPath: image)
    let pin = try await plan(gone)
    let bounds = try #require(pin["bounds"] as? [[String: Any]])
    #expect(pin["passes"] as? Bool == false && (bounds[0]["reason"] as? String)?.contains("picture.png") == true)
  }

  @Test func requiredPinsRefuseWithSeven() async throws {
    let (failing, _) = try await home(.atLeast(0.5), digest: "no")
    let apply = ["apply", "--yes", "-f", "-"]
    let refused = try await CommandRun(apply + ["--require-pins"], home: failing, input: Self.changed)
    #expect(refused.ending == .gateRefused && refused.messages.contains("--require-pins"), "\(refused)")
    // Without the flag it is said, and done.
    let warned = try await CommandRun(apply, home: failing, input: Self.changed)
    #expect(warned.ending == .ok && warned.messages.contains("Warning: The pin is not known"), "\(warned)")

    let (passing, _) = try await home(.atLeast(0.5))
    #expect(try await CommandRun(apply + ["--require-pins"], home: passing, input: Self.changed).ending == .ok)

    // Where nothing is pinned, nothing is known to hold.
    let bare = try Home()
    #expect(try await CommandRun(["create", "--yes", "-f", "-"], home: bare, input: Described.one).ending == .ok)
    let none = try await CommandRun(apply + ["--require-pins"], home: bare, input: Self.changed)
    #expect(none.ending == .gateRefused && none.messages.contains("nothing is pinned of one."), "\(none)")
  }

  /// Each workflow that changes needs a pin of its own; what is deleted only must have none.
  @Test func eachWorkflowThatChangesNeedsAPin() async throws {
    let (home, _) = try await home(.atLeast(0.5))
    let second = Self.changed.replacing("id: one", with: "id: two")
    let both = try await CommandRun(
      ["apply", "--yes", "--require-pins", "-f", "-"], home: home, input: Self.changed + "---\n" + second)
    #expect(both.ending == .gateRefused && both.messages.contains("nothing is pinned of two."), "\(both)")
    let pinned = try await CommandRun(["delete", "one", "--yes", "--require-pins"], home: home)
    #expect(pinned.ending == .gateRefused && pinned.messages.contains("one would be deleted although"), "\(pinned)")
    let renamed = try await CommandRun(["rename", "one", "three", "--yes", "--require-pins"], home: home)
    #expect(renamed.ending == .ok, "\(renamed)")
    let other = try await CommandRun(
      ["delete", "photo-basics", "--yes", "--require-pins"], home: home)
    #expect(other.ending == .ok, "\(other)")
  }
}
